import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWorkbook, recompute } from '../../scripts/recompute-assessment.mjs'
import { plainDate } from '../../src/calendar/plain-date.ts'
import type {
  AssessmentCatalogue,
  AssessmentItems,
  AssessmentPage,
  CorrectionProposal,
  PeriodList,
  SchemeComparison,
  SchemeContent,
  SchemeList,
  SchemePage,
  SignalPage,
  WhatIfResult,
} from '../../src/server/api-types/assessment.ts'
import { type AssessmentDesk, assessmentDesk } from '../assessment/desk.ts'
import { caseDesk } from '../support/case-desk.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const CITY = 'city-management'
const json = async <T>(answer: Response | Promise<Response>) => (await (await answer).json()) as T

describe('assessment over HTTP', () => {
  const at = { now: new Date('2020-02-20T10:00:00+08:00') }
  let http: HttpDesk
  let month: AssessmentDesk
  let supervisor: Visitor
  let clerk: Visitor
  let teacher: Visitor
  let scheme: string
  /** Another day: sessions of the day before are over. */
  const on = async (day: string) => {
    at.now = new Date(`${day}T10:00:00+08:00`)
    supervisor = await http.signIn('supervisor')
    clerk = await http.signIn('director', CITY)
    teacher = await http.signIn('clerk', 'education')
  }
  const path = (rest = '') => `/api/assessment/schemes/${scheme}${rest}`
  const march = (rest = '') => path(`/periods/2020-03-01${rest}`)

  beforeAll(async () => {
    http = await httpDesk({ now: () => at.now })
    const { database, keys } = http.services
    month = assessmentDesk(await caseDesk(database, COUNTY.code, keys))
    await on('2020-02-20')
  })
  afterAll(() => http.close())

  test('a supervisor drafts, compares and announces; nobody else does', async () => {
    const { first, mayEdit } = await json<SchemeList>(supervisor.get('/api/assessment/schemes'))
    expect(mayEdit).toBe(true)
    expect(first.groups.map(({ label }) => label)).toEqual(['县直部门'])
    const body = { content: first, note: '试行' }
    expect((await clerk.send('/api/assessment/schemes', body)).status).toBe(403)
    const drafted = await supervisor.send('/api/assessment/schemes', body)
    expect(drafted.status).toBe(201)
    ;({ scheme } = await json<{ scheme: string }>(drafted))
    expect((await json<SchemeList>(clerk.get('/api/assessment/schemes'))).items).toEqual([])
    expect((await clerk.get(path())).status).toBe(404)
    const page = await json<SchemePage>(supervisor.get(path()))
    expect(page.earliest).toBe('2020-03-01')
    const announce = (effectiveFrom: string) => supervisor.send(path('/announce'), { effectiveFrom })
    expect(await json(announce('2020-02-01'))).toMatchObject({ code: 'announced-too-late' })
    expect((await announce('2020-03-01')).status).toBe(200)
    expect((await json<SchemeList>(clerk.get('/api/assessment/schemes'))).items).toMatchObject([
      { scheme, version: 1, effectiveFrom: '2020-03-01', draft: false },
    ])
    const stricter = { ...first, tolerance: 0, groups: first.groups }
    expect((await supervisor.send(path('/draft'), { content: stricter }, {}, 'PUT')).status).toBe(200)
    const { changes } = await json<SchemeComparison>(supervisor.get(path('/compare?a=1&b=2')))
    expect(changes).toEqual([{ what: '容错率', before: '2%', after: '0%' }])
    expect((await clerk.get(path('/compare?a=1&b=2'))).status).toBe(404)
    expect((await supervisor.send(path('/draft'), undefined, {}, 'DELETE')).status).toBe(200)
  })

  test.each([
    ['a weight below zero', { indicators: [{ indicator: 'response', weight: -1 }] }, 'content.indicators.0.weight'],
    ['an unknown indicator', { indicators: [{ indicator: 'log-ins', weight: 1 }] }, 'content.indicators.0.indicator'],
    ['nothing that weighs', { indicators: [{ indicator: 'response', weight: 0 }] }, 'content.indicators'],
    ['a place for fewer than five', { fewest: 4 }, 'content.fewest'],
    ['too much tolerance', { tolerance: 21 }, 'content.tolerance'],
    ['an office in two groups', { groups: [group('甲'), group('乙')] }, 'content.groups'],
  ])('a scheme with %s is refused beside its field', async (_, more, field) => {
    const { first } = await json<SchemeList>(supervisor.get('/api/assessment/schemes'))
    const answer = await supervisor.send('/api/assessment/schemes', { content: { ...first, ...more } })
    expect(answer.status).toBe(422)
    expect((await json<{ errors: { path: string }[] }>(answer)).errors.map((error) => error.path)).toContain(field)
  })

  function group(label: string): SchemeContent['groups'][number] {
    return { label, offices: [CITY] }
  }

  test('an office sees its own lines at once, and places only when they are published', async () => {
    for (const day of ['02', '03', '04', '05', '06', '09']) {
      const told = { signed: `2020-03-${day}`, answered: '2020-03-13' }
      await month.letter(`2020-03-${day}`, CITY, told)
      if (day !== '09') await month.letter(`2020-03-${day}`, 'education', told)
    }
    const open = await month.letter('2020-03-03', CITY, { signed: '2020-03-04' })
    await on('2020-04-01')
    const own = await json<AssessmentPage>(clerk.get(march()))
    expect(own).toMatchObject({ state: 'ended', own: CITY, mayObject: false, mayPublish: false })
    expect(own.groups.flatMap(({ ranked }) => ranked.map(({ office, rank }) => [office, rank]))).toEqual([[CITY, null]])
    const all = await json<AssessmentPage>(supervisor.get(march()))
    expect(all.groups[0]?.ranked.map(({ office, rank }) => [office, rank])).toEqual([
      ['education', 1],
      [CITY, 2],
    ])
    expect((await clerk.send(march('/publish'))).status).toBe(403)
    expect((await supervisor.send(march('/publish'))).status).toBe(200)
    expect(await json(supervisor.send(march('/publish')))).toMatchObject({ code: 'already-frozen' })
    const published = await json<AssessmentPage>(clerk.get(march()))
    expect(published.groups[0]?.ranked.map(({ office, rank, lines }) => [office, rank, lines !== null])).toEqual([
      ['education', 1, false],
      [CITY, 2, true],
    ])
    expect(published).toMatchObject({ state: 'frozen', mayObject: true, matter: null })
    const line = march(`/items?office=${CITY}&about=on-target`)
    const items = await json<AssessmentItems>(clerk.get(line))
    expect(items.items.filter(({ good }) => !good)).toMatchObject([
      { receiptNumber: open.receiptNumber, title: '路灯不亮', because: '期限2020年3月24日，期满未办' },
    ])
    expect((await teacher.get(line)).status).toBe(404)
    expect((await json<PeriodList>(clerk.get(path('/periods')))).items.map(({ from, state }) => [from, state])).toEqual(
      [
        ['2020-04-01', 'running'],
        ['2020-03-01', 'frozen'],
      ],
    )
  })

  test('an objection is raised once, decided by another, and moves the places', async () => {
    await on('2020-04-02')
    const items = await json<AssessmentItems>(clerk.get(march(`/items?office=${CITY}&about=on-target`)))
    const [wrong] = items.items.filter(({ good }) => !good)
    const objection = {
      ...{ about: 'on-target', receiptNumbers: [wrong?.receiptNumber], asked: '不计入' },
      reason: '本件等省级部门批复，不是本单位能办的。',
    }
    expect((await supervisor.send(march('/objections'), objection)).status).toBe(403)
    expect(await json(teacher.send(march('/objections'), objection))).toMatchObject({ code: 'not-your-line' })
    expect(await json(clerk.send(march('/objections'), { ...objection, reason: '错' }))).toMatchObject({
      errors: [{ path: 'reason' }],
    })
    const key = { 'idempotency-key': randomUUID() }
    const first = await json<{ id: string }>(clerk.send(march('/objections'), objection, key))
    expect(await json(clerk.send(march('/objections'), objection, key))).toEqual(first)
    const page = await json<AssessmentPage>(clerk.get(march()))
    expect(page.objections).toMatchObject([{ id: first.id, line: '承诺期限按时办结率', outcomeLabel: null }])
    expect((await json<AssessmentPage>(teacher.get(march()))).objections).toEqual([])
    const decision = { remedy: '不计入', finding: '批复在省厅，属实。' }
    const decide = (who: Visitor) =>
      who.send(`/api/assessment-objections/${first.id}/allow`, decision, { 'if-match': '"1"' })
    expect((await decide(clerk)).status).toBe(403)
    expect((await decide(supervisor)).status).toBe(200)
    const after = await json<AssessmentPage>(teacher.get(march()))
    expect(after.groups[0]?.ranked.map(({ office, rank, before }) => [office, rank, before?.rank])).toEqual([
      [CITY, 1, 2],
      ['education', 1, 1],
    ])
    expect(after.corrections).toMatchObject([{ kind: 'objection', changes: 1, matter: null }])
  })

  test('what was entered late is proposed, signed and shown', async () => {
    await on('2020-04-03')
    const by = month.desk.staff('clerk', 'education')
    const late = await month.letter('2020-03-10', 'education')
    await month.desk.act('2020-04-03', late.id, 'accept', {}, by, { happenedOn: plainDate('2020-03-11') })
    const proposed = await json<CorrectionProposal>(supervisor.get(march('/correction')))
    expect(proposed.changes.map(({ label, before, after }) => [label, before, after])).toContainEqual([
      ...['响应率', '没有', '达标'],
    ])
    expect(proposed.causes.every(({ receiptNumber }) => receiptNumber === late.receiptNumber)).toBe(true)
    expect((await clerk.get(march('/correction'))).status).toBe(403)
    expect(await json(supervisor.send(march('/correction'), { reason: '补录' }))).toMatchObject({
      code: 'invalid-input',
    })
    expect(await json(supervisor.send(march('/correction'), { reason: '纸质记录补录' }))).toEqual({ number: 1 })
    expect(await json(supervisor.send(march('/correction'), { reason: '纸质记录补录' }))).toMatchObject({
      code: 'nothing-to-correct',
    })
  })

  test('another rule is tried on past months and nothing is saved', async () => {
    await on('2020-05-06')
    const { versions } = await json<SchemePage>(supervisor.get(path()))
    const content = { ...versions[0]?.content, indicators: [{ indicator: 'on-target', weight: 1 }], tolerance: 0 }
    const answer = await json<WhatIfResult>(supervisor.send(path('/what-if'), { content, periods: 6 }))
    expect(answer.periods.map(({ label }) => label)).toEqual(['2020年4月', '2020年3月'])
    expect((await json<SchemePage>(supervisor.get(path()))).versions).toHaveLength(1)
    expect((await clerk.send(path('/what-if'), { content, periods: 6 })).status).toBe(403)
  })

  test('signals stand beside what is usual, with their matters and no score', async () => {
    const { signals } = await json<SignalPage>(supervisor.get(march('/signals')))
    const quick = signals.find(({ id }) => id === 'same-words')
    expect(quick?.offices.map(({ office, count, base }) => [office, count, base])).toEqual([
      [CITY, 6, 6],
      ['education', 5, 5],
    ])
    expect(quick?.offices[0]).toMatchObject({ others: 1, before: null, unusual: false })
    expect(JSON.stringify(signals)).not.toContain('score')
    expect((await clerk.get(march('/signals'))).status).toBe(403)
  })

  test('the export is enough to recompute the result, and only the county takes it', async () => {
    const answer = await supervisor.get(march('/export'))
    const { faults, ranking } = recompute(await readWorkbook(new Uint8Array(await answer.arrayBuffer())))
    expect(faults).toEqual([])
    expect(ranking.filter(({ place }) => place !== null)).toHaveLength(2)
    const csv = await (await supervisor.get(march('/export?format=csv'))).text()
    expect(csv.split('\r\n')[0]).toContain('指标代码')
    expect((await clerk.get(march('/export'))).status).toBe(403)
    expect((await supervisor.get(march('/export?format=pdf'))).status).toBe(422)
  })

  test('speaks of offices, indicators and matters only: no word of log-ins, uploads or pictures', async () => {
    const catalogue = await json<AssessmentCatalogue>(clerk.get('/api/assessment/catalogue'))
    expect(JSON.stringify(catalogue)).not.toMatch(/登录|上传|截图|打卡|积分|经办人/)
    expect(catalogue.indicators.every(({ what }) => what.includes('÷'))).toBe(true)
  })

  test('finds nothing where nothing is', async () => {
    for (const missing of [path('/periods/2019-01-01'), path('/periods/2020-03-02'), path('/periods/nonsense')])
      expect((await supervisor.get(missing)).status).toBeGreaterThanOrEqual(404)
    expect((await supervisor.get(`/api/assessment/schemes/${randomUUID()}`)).status).toBe(404)
    expect((await supervisor.get('/api/assessment/schemes/nonsense')).status).toBe(404)
  })
})
