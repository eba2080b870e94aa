import { z } from 'zod'
import { dateText } from '../calendar/plain-date.ts'
import { nationalCalendar } from '../calendar/working-calendar.ts'
import { citationText } from '../law/cite.ts'
import { type CaseEvent, type CaseResult, reckonCase } from '../law/deadline-case.ts'
import { type DeadlineRow, deadlineRow } from '../law/deadline-row.ts'
import { explain } from '../law/explain.ts'
import { LIMITS } from '../law/limit.ts'
import { checkedText, limitLengthText } from '../law/limit-version.ts'
import { print, tell } from './console.ts'
import { UserError } from './environment.ts'
import { readJson } from './json-file.ts'

interface Options {
  readonly limit?: string
  readonly start?: string
  readonly exclude: readonly string[]
  readonly extend: readonly string[]
  readonly restart: readonly string[]
  readonly use?: string
  readonly amount?: string
  readonly cases?: string
  readonly list?: boolean
  readonly json?: boolean
}

/** heng deadline: one due day with its account, or those of a whole file of cases. */
export async function deadline(options: Options): Promise<number> {
  if (options.list) return list(options)
  if (options.cases) return cases(options.cases, options.json === true)
  if (!options.limit || !options.start)
    throw new UserError('请用 --limit 指明期限、--start 指明起算日，或用 --cases 指明文件')
  return single(options.limit, options.start, options)
}

function list({ json }: Options): number {
  const rows = LIMITS.map((limit) => ({
    id: limit.id,
    family: limit.family,
    name: limit.name,
    length: limitLengthText(limit),
    law: limit.citation ? citationText(limit.citation) : null,
    effectiveFrom: limit.effectiveFrom,
    effectiveTo: limit.effectiveTo ?? null,
    mark: checkedText(limit) ?? null,
  }))
  if (json) print(JSON.stringify(rows, null, 2))
  else for (const row of rows) print(`${row.id.padEnd(48)}${row.length.padEnd(12)}${row.name}  ${row.law ?? ''}`)
  return 0
}

function single(limitId: string, start: string, options: Options): number {
  const amount = options.amount === undefined ? undefined : wholeNumber('--amount', options.amount)
  const result = reckonCase({ limitId, start, events: eventsOf(options), amount }, nationalCalendar)
  if (options.json) print(JSON.stringify(deadlineRow(result), null, 2))
  else for (const line of account(limitId, start, result)) print(line)
  return 'error' in result || result.reckoning.error ? 1 : 0
}

function account(limitId: string, start: string, result: CaseResult): string[] {
  if ('error' in result) return [REFUSED[result.error] ?? `不能推算：${result.error}`, `期限 ${limitId}，起算 ${start}`]
  const { limit, reckoning } = result
  const mark = checkedText(limit)
  const due = reckoning.dueAt?.replace('T', ' ') ?? (reckoning.dueOn ? dateText(reckoning.dueOn) : '不能确定')
  return [
    `${limit.name}：${due}`,
    ...explain(reckoning).map((line, at) => `${at + 1}. ${line}`),
    ...(mark ? [`注意：${mark}。`] : []),
  ]
}

const REFUSED: Readonly<Record<string, string>> = {
  'unknown-limit': '没有这项期限，请用 heng deadline --list 查看全部期限的编号。',
  'invalid-date': '日期不存在或格式不对，请写作 2020-03-05(按小时的写作 2023-05-01T22:00)。',
  'not-in-force': '起算当日没有这项期限的规定，请核对起算日。',
  'event-not-allowed': '所记事实这项期限不接受，请核对。',
}

function eventsOf({ exclude, extend, restart, use }: Options): CaseEvent[] {
  return [
    ...exclude.map((text) => {
      const [from, to] = text.split(':')
      return { type: 'exclude', from, to: to || undefined }
    }),
    ...extend.map((text) => {
      const [total = '', approvedOn] = text.split('@')
      return { type: 'extend', total: wholeNumber('--extend', total), approvedOn }
    }),
    ...restart.map((on) => ({ type: 'restart', on })),
    ...(use === undefined ? [] : [{ type: 'use', amount: wholeNumber('--use', use) }]),
  ]
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new UserError(`${option} 的数额应为整数，如 40；现为“${text}”`)
  return Number(text)
}

/** What a case must at least be; whatever its values are, it gets its line of answer. */
const caseShape = z.object({
  limitId: z.string(),
  start: z.unknown().optional(),
  events: z
    .array(z.unknown())
    .nullish()
    .transform((events) => events ?? []),
})

function answered(row: unknown): DeadlineRow {
  const { data } = caseShape.safeParse(row)
  if (!data) return { due: null, error: 'invalid-case' }
  const { limitId, start, events } = data
  const facts = { limitId, start: typeof start === 'string' ? start : '', events: events.map(asEvent) }
  return deadlineRow(reckonCase(facts, nationalCalendar))
}

/** What is no object is an event of no type, and refused as such. */
function asEvent(value: unknown): CaseEvent {
  return typeof value === 'object' && value !== null ? value : {}
}

async function cases(file: string, json: boolean): Promise<number> {
  const rows = await readCases(file)
  const answers = rows.map((row) => ({ id: (row as { id?: unknown } | null)?.id ?? null, ...answered(row) }))
  if (json) print(JSON.stringify(answers, null, 2))
  else for (const { id, due, error } of answers) print(`${String(id).padEnd(16)}${due ?? '—'}  ${error ?? ''}`)
  const refused = answers.filter(({ error }) => error).length
  tell(`共 ${answers.length} 例，${refused} 例不能给出日期。`)
  return 0
}

async function readCases(file: string): Promise<readonly unknown[]> {
  const rows = await readJson(file)
  if (!Array.isArray(rows)) throw new UserError(`${file} 应为 JSON 数组，每项有 id、limitId、start、events`)
  return rows
}
