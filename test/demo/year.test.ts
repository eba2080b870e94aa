import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_COUNTY, demoIsBuilt } from '../../demo/build.ts'
import { yearSteps } from '../../demo/year.ts'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { fillTable, yearScope } from '../../src/modules/statistics/index.ts'
import { registry } from '../../src/procedures/registry.ts'
import { TABLES } from '../../src/procedures/tables.ts'
import type { BulletinContent } from '../../src/statistics/bulletin.ts'
import { tablesOf } from '../../src/statistics/table.ts'
import type { Database } from '../../src/store/database.ts'
import { qualityByMonth } from '../../src/store/dispatch-quality.ts'
import { countAwaiting } from '../../src/store/dispatch-queue.ts'
import { computeFigures } from '../../src/store/figures.ts'
import { countCalls } from '../../src/store/follow-ups.ts'
import { countMeasures } from '../../src/store/measures.ts'
import { DEMO_HOOK_MS, demoDatabase } from '../support/demo-database.ts'
import { followAll } from '../support/follow.ts'

describe('the demonstration county', () => {
  let database: Database
  beforeAll(async () => {
    database = (await demoDatabase(plainDate('2026-11-24'))).database
  }, DEMO_HOOK_MS)
  afterAll(() => database.close())

  async function figures(procedure: string) {
    const definition = registry.get(procedure, 1)
    const scope = { from: plainDate('2020-01-01'), to: plainDate('2020-12-31') }
    const values = await computeFigures(database.county(DEMO_COUNTY.code), DEMO_COUNTY.code, definition, scope)
    return Object.fromEntries(values.map(({ id, value }) => [id, value]))
  }

  test('counts what the report of 2020 counts', async () => {
    expect(await demoIsBuilt(database)).toBe(true)
    expect(await figures('letter')).toMatchObject({
      'letter.handled': 128,
      'letter.received': 128,
      'letter.carried-out': 0,
    })
    expect(await figures('online-consultation')).toMatchObject({ 'online-consultation.handled': 95 })
    expect(await figures('online-interview')).toMatchObject({ 'online-interview.held': 13 })
    expect(await figures('litigation')).toMatchObject({
      'litigation.cases': 22,
      'litigation.first-instance': 6,
      'litigation.second-instance': 16,
      'litigation.closed': 22,
      'litigation.carried-out': 0,
      'litigation.judgments-performed-rate': 1,
    })
    expect(await figures('deputy-suggestion')).toMatchObject({
      'deputy-suggestion.received': 95,
      'deputy-suggestion.handled': 95,
      'deputy-suggestion.on-time-rate': 1,
      'deputy-suggestion.late': 0,
      'deputy-suggestion.carried-out': 0,
    })
    expect(await figures('foi-request')).toMatchObject({
      'foi-request.received': 3,
      'foi-request.closed': 3,
      'foi-request.late': 0,
      'foi-request.carried-out': 0,
    })
    expect(await figures('reconsideration')).toMatchObject({
      'reconsideration.received': 5,
      'reconsideration.revoked': 2,
      'reconsideration.withdrawn': 1,
      'reconsideration.upheld': 2,
      'reconsideration.late': 0,
      'reconsideration.answered-late': 0,
      'reconsideration.carried-out': 0,
    })
    expect(await figures('congress-matter')).toMatchObject({
      'congress-matter.registered': 4,
      'congress-matter.followed-up': 3,
      'congress-matter.carried-out': 0,
    })
  })

  test('shows suits lost and heads absent, as the report of 2020 says there were', async () => {
    const suits = await figures('litigation')
    expect(suits['litigation.lost']).toBe(5)
    expect(suits['litigation.judgments-performed']).toBe(3)
    expect(suits['litigation.defended-on-time']).toBe(6)
    expect(suits['litigation.head-attendance-rate']).toBeGreaterThan(0.3)
    expect(suits['litigation.head-attendance-rate']).toBeLessThan(1)
  })

  test('balances in every statutory table of the year', async () => {
    const db = database.county(DEMO_COUNTY.code)
    for (const table of tablesOf(TABLES, 2020)) {
      const definition = registry.get(table.procedure, 1)
      const filled = await fillTable(db, DEMO_COUNTY.code, definition, { table, scope: yearScope(2020) })
      expect(filled.balances.filter(({ holds }) => !holds)).toEqual([])
    }
  })

  test('is a believable year: late ones, extensions, returns and refusals among the letters', async () => {
    const letters = await figures('letter')
    expect(letters['letter.late']).toBeGreaterThan(0)
    expect(letters['letter.not-accepted']).toBeGreaterThan(2)
    const acts = await database
      .county(DEMO_COUNTY.code)
      .selectFrom('event')
      .select(({ fn }) => ['action', fn.countAll<number>().as('times')])
      .where('county', '=', DEMO_COUNTY.code)
      .groupBy('action')
      .execute()
    const times = Object.fromEntries(acts.map(({ action, times }) => [action, Number(times)]))
    for (const action of ['approveExtension', 'return', 'rate', 'redo', 'publish', 'assist', 'rule', 'hangUp'])
      expect(times[action]).toBeGreaterThan(0)
  })

  test('asks how it went: most are content, some are done again, a few are left out by two persons', async () => {
    const letters = await figures('letter')
    const value = (id: string) => Number(letters[`letter.${id}`])
    expect(value('followed-up') / value('answered')).toBeGreaterThan(0.85)
    expect(value('solution-rate')).toBeGreaterThan(0.7)
    expect(value('solution-rate')).toBeLessThan(1)
    expect(value('redone')).toBeGreaterThan(3)
    expect(value('excluded-unreachable')).toBeGreaterThan(0)
    const db = database.county(DEMO_COUNTY.code)
    const counts = await countCalls(db, DEMO_COUNTY.code, plainDate('2026-11-24'))
    expect(counts.first + counts.again).toBeGreaterThan(0)
    expect(counts.late).toBeLessThan(counts.first)
    const asked = await db.selectFrom('followUp').select('settledAs').where('round', '=', 1).execute()
    expect(asked.filter(({ settledAs }) => settledAs === 'answered').length).toBeGreaterThan(100)
  })

  test('dispatches with the program: advised, sent by it, corrected, given back, checked; some wait', async () => {
    const db = database.county(DEMO_COUNTY.code)
    await followAll({ db, county: DEMO_COUNTY.code, registry })
    const rows = await db
      .selectFrom('dispatchDecision')
      .select(({ fn }) => ['how', fn.countAll<number>().as('times')])
      .groupBy('how')
      .execute()
    const times = Object.fromEntries(rows.map(({ how, times: many }) => [how, Number(many)]))
    for (const how of ['itself', 'accepted', 'chosen', 'corrected', 'returned', 'declined'])
      expect(times[how], how).toBeGreaterThan(0)
    const scope = { task: 'office', from: plainDate('2020-01-01'), to: plainDate('2020-12-31') } as const
    const [totals] = await qualityByMonth(db, DEMO_COUNTY.code, scope)
    expect(totals?.matters).toBeGreaterThan(180)
    const [about] = await qualityByMonth(db, DEMO_COUNTY.code, { ...scope, task: 'category' })
    expect(about?.itself).toBeGreaterThan(20)
    // One in twenty is drawn by its number, which is another each time: whatever was drawn is checked, and nothing else.
    const decided = await db
      .selectFrom('dispatchDecision')
      .select(['matter', 'task', 'drawn', 'verdict', 'decidedOn'])
      .execute()
    const judged = decided.filter(({ verdict }) => verdict !== null)
    const drawn = new Set(decided.flatMap((one) => (one.drawn ? [one.matter] : [])))
    expect(judged.filter(({ matter }) => !drawn.has(matter))).toEqual([])
    const ofCategory = judged.filter(({ task, decidedOn }) => task === 'category' && decidedOn <= '2020-12-31')
    expect(about?.checked).toBe(new Set(ofCategory.map(({ matter }) => matter)).size)
    const waiting = { procedures: ['letter'], stages: ['received'], today: plainDate('2026-11-24') }
    expect((await countAwaiting(db, DEMO_COUNTY.code, waiting)).total).toBeGreaterThan(20)
  })

  test('has townships whistling all year, of every kind, and departments that come', async () => {
    const values = await figures('whistle')
    expect(values['whistle.blown']).toBe(68)
    expect(values['whistle.carried-out']).toBe(0)
    expect(values['whistle.handled']).toBeGreaterThan(60)
    expect(values['whistle.solved-in-time-rate']).toBeGreaterThan(0.6)
    expect(values['whistle.solved-in-time-rate']).toBeLessThan(1)
    const db = database.county(DEMO_COUNTY.code)
    const scope = { from: plainDate('2020-01-01'), to: plainDate('2020-12-31') }
    const all = await computeFigures(db, DEMO_COUNTY.code, registry.get('whistle', 1), scope)
    const kinds = all.find(({ id }) => id === 'whistle.blown')?.cells ?? {}
    expect(Object.keys(kinds).sort()).toEqual(['工作推进', '疑难问题', '突发事件', '联合执法'])
    expect((await figures('assistance'))['assistance.answered']).toBeGreaterThan(5)
  })

  test('raises the ladder by the program, and every order of the year is answered and checked', async () => {
    const db = database.county(DEMO_COUNTY.code)
    const steps = await db
      .selectFrom('ladderStep')
      .select(({ fn }) => ['step', fn.countAll<number>().as('times')])
      .where('raisedOn', '<=', plainDate('2020-12-31'))
      .groupBy('step')
      .execute()
    const times = Object.fromEntries(steps.map(({ step, times: many }) => [step, Number(many)]))
    for (const step of ['warn', 'remind', 'order', 'talk']) expect(times[step], step).toBeGreaterThan(0)
    const values = await figures('supervision-order')
    expect(values['supervision.instructions']).toBe(6)
    expect(values['supervision.issued']).toBeGreaterThan(24 + (times['order'] ?? 0) / 2)
    const open = await db
      .selectFrom('matter')
      .select('receiptNumber')
      .where('procedure', '=', 'supervision-order')
      .where('closedOn', 'is', null)
      .where('openedOn', '<', plainDate('2021-01-01'))
      .execute()
    expect(open).toEqual([])
  })

  test('has a bulletin for each month, numbered in order, and one set right in summer', async () => {
    const db = database.county(DEMO_COUNTY.code)
    const issued = await db
      .selectFrom('bulletin')
      .select(['month', 'number', 'corrects', 'content', 'changes'])
      .orderBy('issuedAt')
      .execute()
    const months = Array.from({ length: 12 }, (_, at) => `2020-${String(at + 1).padStart(2, '0')}`)
    expect(issued.filter(({ corrects }) => corrects === null).map(({ month }) => month)).toEqual(months)
    expect(issued.map(({ number }) => number)).toEqual([
      ...Array.from({ length: 12 }, (_, at) => `清督通〔2020〕${at + 1}号`),
      '清督通〔2021〕1号',
    ])
    const [correction] = issued.filter(({ corrects }) => corrects !== null)
    expect(correction?.month).toBe('2020-05')
    expect(correction?.changes).toContainEqual(expect.objectContaining({ line: 'whistle.blown' }))
    const june = issued.find(({ month }) => month === '2020-06')?.content as BulletinContent
    expect(june.ranking.some(({ place }) => place === 1)).toBe(true)
  })

  test('lies on the desks today with whistles under way, orders open and instructions to follow', async () => {
    const today = plainDate('2026-11-24')
    const db = database.county(DEMO_COUNTY.code)
    const counts = (await countMeasures(db, DEMO_COUNTY.code, { today, soonTo: today, from: today, to: today }))
      .procedures
    const of = (procedure: string) => counts.find((each) => each.procedure === procedure)
    expect(of('whistle')?.open).toBeGreaterThan(2)
    expect(of('supervision-order')?.open).toBeGreaterThan(3)
  })

  test('is the same year each time', () => {
    expect(yearSteps()).toEqual(yearSteps())
  })
})
