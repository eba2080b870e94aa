#!/usr/bin/env node
// Recomputes the assessment of a period from its exported workbook alone, and compares it with the ranking the
// workbook states. Shares no code with the program: whoever doubts a result can read this file and run it.
//
//   node scripts/recompute-assessment.mjs FILE.xlsx [--json]
//
// Ends with 0 if everything agrees, 1 if something does not.
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import ExcelJS from 'exceljs'

const SOLVED = ['已解决']
const CONTENT = ['非常满意', '满意', '基本满意']
const NOT_HANDLED = ['withdrawn', 'cancelled', 'notAccepted', 'notApproved', 'noLongerNeeded', 'rescinded']
const FOLLOW_UP = { 联系不上: 'unreachable', 诉求不合理: 'unreasonable', 纯咨询: 'enquiry' }
const ALWAYS_OUT = ['hungUp', 'notReached', 'returnUpheld', 'returnPending', 'objection']
const BY_CLOCK = ['response', 'report-in', 'on-time', 'on-target', 'redo-on-target']

/** A sheet as objects, one for each row, by the titles of its first row. */
function rowsOf(workbook, name) {
  const sheet = workbook.getWorksheet(name)
  if (!sheet) throw new Error(`没有工作表“${name}”`)
  const [, ...titles] = sheet.getRow(1).values
  const rows = []
  sheet.eachRow((row, number) => {
    if (number === 1) return
    const value = (at) => row.getCell(at + 1).value ?? ''
    rows.push(Object.fromEntries(titles.map((title, at) => [title, value(at)])))
  })
  return rows
}

/** What the item is, judged again from what it rests on: whether it went well, and what keeps it out. */
function judged(item) {
  const free = judgedFreely(item)
  if (item.申诉裁定 === '不计入') return { ...free, out: 'objection' }
  if (item.申诉裁定 === '认定为达标') return { good: true, out: '' }
  return free
}

function judgedFreely(item) {
  const unhandled = NOT_HANDLED.includes(item.办理结果) ? 'withdrawn' : ''
  if (BY_CLOCK.includes(item.指标代码)) {
    if (item.停计或挂账 === '是') return { good: false, out: 'hungUp' }
    const good = item.停止日 !== '' && item.停止日 <= item.期限 && item.曾超期 !== '是'
    return { good, out: unhandled }
  }
  if (item.指标代码 === 'solution' || item.指标代码 === 'satisfaction') {
    const right = item.指标代码 === 'solution' ? SOLVED : CONTENT
    const waits = item.停计或挂账 === '是' ? 'hungUp' : item.联系上 === '否' ? 'notReached' : unhandled
    return { good: right.includes(item.回访或评价), out: FOLLOW_UP[item.回访剔除] ?? waits }
  }
  if (item.指标代码 === 'returns') {
    const returns = item['退回（步骤/日期/其后单位）']
      .split(' ')
      .filter(Boolean)
      .map((one) => one.split('/')[2])
    if (returns.includes(item.单位代码)) return { good: false, out: '' }
    if (returns.includes('')) return { good: true, out: 'returnPending' }
    return { good: true, out: returns.length > 0 ? 'returnUpheld' : '' }
  }
  if (item.指标代码 === 'redo')
    return { good: String(item.重办步骤) === '', out: item.停计或挂账 === '是' ? 'hungUp' : unhandled }
  throw new Error(`不认识的指标 ${item.指标代码}`)
}

/** A decimal of at most two places as hundredths, exactly. */
const cents = (value) => BigInt(Math.round(Number(value) * 100))

const gcd = (a, b) => (b === 0n ? a : gcd(b, a % b))
function plus([a, b], [c, d]) {
  const [top, bottom] = [a * d + c * b, b * d]
  const by = gcd(top < 0n ? -top : top, bottom) || 1n
  return [top / by, bottom / by]
}

/** A fraction of hundredths, rounded half up, as a number. */
function rounded([top, bottom]) {
  if (top <= 0n) return 0
  return Number((2n * top + bottom) / (2n * bottom)) / 100
}

/** The rules of the scheme, from its sheet. */
function rulesOf(workbook) {
  const rows = rowsOf(workbook, '方案')
  const of = (kind) => rows.filter(({ 类别 }) => 类别 === kind)
  const one = (kind) => of(kind)[0]?.值
  return {
    full: one('满分'),
    tolerance: one('容错率'),
    fewest: one('最少件数'),
    indicators: of('指标').map(({ 代码, 值 }) => ({ id: 代码, weight: 值 })),
    exclusions: of('剔除').map(({ 代码 }) => 代码),
    marks: [
      ...of('扣分').map((row) => ({ ...row, sign: -1n })),
      ...of('加分').map((row) => ({ ...row, sign: 1n })),
    ].map(({ 代码, 值, 最多, sign }) => ({ id: 代码, points: cents(值), atMost: cents(最多), sign })),
    groups: of('分组').map(({ 代码, 值 }) => ({ office: 代码, group: 值 })),
  }
}

function scoreOf(rules, office, items, marks) {
  let weights = 0n
  let points = [0n, 1n]
  for (const { id, weight } of rules.indicators) {
    const line = items.filter(({ item }) => item.指标代码 === id)
    if (line.length === 0 || cents(weight) === 0n) continue
    const total = BigInt(line.length)
    const faults = BigInt(line.filter(({ good }) => !good).length)
    const mercy = (total * cents(rules.tolerance)) / 10_000n
    const forgiven = mercy < faults ? mercy : faults
    weights += cents(weight)
    points = plus(points, [cents(weight) * (total - faults + forgiven), total])
  }
  if (weights === 0n) return null
  let score = [cents(rules.full) * points[0], weights * points[1]]
  for (const { id, points: each, atMost, sign } of rules.marks) {
    const times = BigInt(marks.filter((mark) => mark.代码 === id && mark.单位代码 === office).length)
    const sum = times * each < atMost ? times * each : atMost
    score = plus(score, [sign * sum, 1n])
  }
  return rounded(score)
}

/** The ranking that follows from the records of the workbook. */
export function recompute(workbook) {
  const rules = rulesOf(workbook)
  const about = Object.fromEntries(rowsOf(workbook, '说明').map(({ 项目, 内容 }) => [项目, 内容]))
  const faults = []
  const items = rowsOf(workbook, '事项').map((item) => {
    const { good, out } = judged(item)
    const name = `${item.指标} ${item.单位} ${item.查询编号}`
    if (good !== (item.达标 === '是') && !item.申诉裁定) faults.push(`${name}：按所附记录应为${good ? '' : '未'}达标`)
    if (out !== item.剔除代码) faults.push(`${name}：剔除应为“${out}”，表里是“${item.剔除代码}”`)
    if (item.定案日 < about.考核期起 || item.定案日 > about.考核期止) faults.push(`${name}：定案日不在考核期内`)
    return { item, good, out }
  })
  const marks = rowsOf(workbook, '加分扣分')
  const counted = items.filter(
    ({ out, item }) =>
      (out === '' || !(ALWAYS_OUT.includes(out) || rules.exclusions.includes(out))) &&
      rules.indicators.some(({ id }) => id === item.指标代码),
  )
  const offices = rules.groups.map(({ office, group }) => {
    const own = counted.filter(({ item }) => item.单位代码 === office)
    const matters = new Set(own.map(({ item }) => item.查询编号)).size
    return { group, office, matters, score: scoreOf(rules, office, own, marks) }
  })
  const able = (one) => one.matters >= rules.fewest && one.score !== null
  const ranking = offices.map((one) => ({
    ...one,
    place: able(one)
      ? offices.filter((other) => other.group === one.group && able(other) && other.score > one.score).length + 1
      : null,
  }))
  return { about, ranking, faults: [...faults, ...disagreements(ranking, rowsOf(workbook, '排名'))] }
}

function disagreements(ranking, stated) {
  const faults =
    ranking.length === stated.length ? [] : [`排名里有 ${stated.length} 个单位，方案里有 ${ranking.length} 个`]
  for (const { office, place, score, matters } of ranking) {
    const row = stated.find(({ 单位代码 }) => 单位代码 === office)
    if (!row) faults.push(`${office}：排名里没有`)
    else if (typeof row.名次 === 'number' ? row.名次 !== place : place !== null)
      faults.push(`${row.单位}：名次应为 ${place ?? '不排名'}，表里是 ${row.名次}`)
    else if ((row.得分 === '' ? null : row.得分) !== score)
      faults.push(`${row.单位}：得分应为 ${score}，表里是 ${row.得分}`)
    else if (row.件数 !== matters) faults.push(`${row.单位}：件数应为 ${matters}，表里是 ${row.件数}`)
  }
  return faults
}

/** Reads a workbook's bytes. */
export async function readWorkbook(bytes) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes)
  return workbook
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, json] = process.argv.slice(2)
  if (!file) {
    console.error('用法：node scripts/recompute-assessment.mjs 导出的文件.xlsx [--json]')
    process.exit(2)
  }
  const result = recompute(await readWorkbook(await readFile(file)))
  if (json === '--json') console.log(JSON.stringify(result, null, 2))
  else {
    for (const { group, office, place, score, matters } of result.ranking)
      console.log(`${group}\t${place ?? '—'}\t${office}\t${score ?? '—'}\t${matters} 件`)
    for (const fault of result.faults) console.log(`不一致：${fault}`)
    console.log(result.faults.length === 0 ? '复算一致' : `${result.faults.length} 处不一致`)
  }
  process.exitCode = result.faults.length === 0 ? 0 : 1
}
