import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { saveOffice } from '../../src/modules/accounts/index.ts'
import { countyModels, isDrawn, retrain, rollBack, trainAtNight } from '../../src/modules/dispatch-desk/index.ts'
import { registry } from '../../src/procedures/registry.ts'
import type { Database } from '../../src/store/database.ts'
import { listGenerations } from '../../src/store/dispatch-generations.ts'
import { listToCheck, qualityByMonth } from '../../src/store/dispatch-quality.ts'
import { findMatter } from '../../src/store/matters.ts'
import { readSettings } from '../../src/store/settings.ts'
import { createVault } from '../../src/store/vault.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'
import { followAll, sendAll } from '../support/follow.ts'

const DAY = '2026-03-02'
const SUBJECTS = [
  ['city-management', '路灯不亮', '路灯坏了，占道经营的摊贩也多，晚上看不见路，请城管派人修路灯。'],
  ['education', '孩子上学报名', '今年秋天孩子上小学，学校招生报名要带什么材料，学区怎么划分？'],
] as const

describe('dispatching in a county', () => {
  let database: Database
  let desk: CaseDesk
  const at = { by: null, at: new Date('2026-03-02T04:00:00Z') }
  beforeAll(async () => {
    database = await freshDatabase()
    desk = await caseDesk(database)
    const db = database.county(desk.code)
    const accounts = {
      ...{ db, county: desk.code, keys: desk.keys, vault: createVault(desk.keys), by: null },
      ...{ settings: await readSettings(db, desk.code), now: at.at, today: plainDate(DAY) },
    }
    const duties = { 'city-management': '占道经营、路灯、环卫', education: '中小学招生、教师、学校' }
    for (const [id, text] of Object.entries(duties))
      await saveOffice(accounts, {
        id,
        name: id === 'education' ? '教育体育局' : '城市管理局',
        kind: 'department',
        duties: text,
      })
  })
  afterAll(() => database.close())

  const context = () => ({ db: database.county(desk.code), county: desk.code, registry })
  let number = 0
  async function letter(which: 0 | 1): Promise<string> {
    const [, title, body] = SUBJECTS[which]
    number += 1
    const street = `第${number}大街${['东', '南', '西', '北'][number % 4]}段`
    return done(
      await desk.open(DAY, 'letter', { kind: '投诉', title: `${street}${title}`, body: `${street}，${body}` }),
    ).id
  }
  const assign = async (id: string, office: string, category?: string) =>
    done(await desk.act(DAY, id, 'assign', { office, ...(category ? { category } : {}) }, desk.staff('dispatcher')))
  const row = async (id: string) => {
    const found = await findMatter(database.county(desk.code), desk.code, id)
    if (!found) throw new Error(id)
    return found
  }

  test('a new county is advised by its duty list, and nothing is sent by itself', async () => {
    const models = await countyModels(context())
    const { advice } = models.advised('office', { title: '路灯不亮', body: SUBJECTS[0][2] })
    expect(advice.suggestions[0]?.label).toBe('city-management')
    expect(advice.band).not.toBe('sure')
    expect(await sendAll(desk.on(DAY), 'assign')).toBe(0)
    const id = await letter(0)
    await sendAll(desk.on(DAY), 'assign')
    expect((await row(id)).stage).toBe('received')
    await assign(id, 'city-management')
  })

  test('a correction counts at once, for every process that reads the same county', async () => {
    const message = { title: '河堤广场舞太吵', body: '每天晚上河堤公园广场舞声音很大，影响休息。' }
    const first = async () => (await countyModels(context())).advised('office', message).advice.suggestions
    const before = (await first()).find(({ label }) => label === 'county-office')?.probability ?? 0
    const opened = async () =>
      done(await desk.open(DAY, 'letter', { kind: '投诉', title: message.title, body: message.body })).id
    for (let times = 0; times < 3; times += 1) await assign(await opened(), 'county-office')
    // Four assignments, and the class the program had put on the first letter, of which it was sure.
    expect(await followAll(context())).toBe(5)
    expect(await followAll(context())).toBe(0)
    expect((await first()).find(({ label }) => label === 'county-office')?.probability).toBeGreaterThan(before)
  })

  test('with a history that bears it out the program sends by itself, marked as its own; a twentieth is drawn', async () => {
    for (let each = 0; each < 130; each += 1) {
      const which = each % 2 === 0 ? 0 : 1
      await assign(await letter(which), SUBJECTS[which][0])
      if (each % 10 === 0) await followAll(context())
    }
    await followAll(context())
    await sendAll(desk.on(DAY), 'assign')
    const ids = await Promise.all(Array.from({ length: 8 }, (_, each) => letter(each % 2 === 0 ? 0 : 1)))
    const acts = await sendAll(desk.on(DAY), 'assign')
    expect(acts).toBeGreaterThan(4)
    expect(await sendAll(desk.on(DAY), 'assign')).toBe(0)
    await followAll(context())
    const db = database.county(desk.code)
    const own = await db
      .selectFrom('dispatchDecision')
      .selectAll()
      .where('how', '=', 'itself')
      .where('matter', 'in', ids)
      .execute()
    for (const { matter, seq, task, drawn, person, role } of own) {
      expect({ person, role }).toEqual({ person: null, role: 'machine' })
      expect(drawn).toBe(isDrawn(matter, seq, task))
    }
    const sent = own.filter(({ task }) => task === 'office')
    expect(sent.length).toBeGreaterThan(4)
    for (const { matter, chosen } of sent) expect((await row(matter)).leadOffice).toBe(chosen)
    const told = await db.selectFrom('event').select('input').where('action', '=', 'autoAssign').execute()
    // The applicant reads what it rests on, and no other person's matter may stand there.
    for (const { input } of told) expect(String(input['because'])).not.toMatch(/\d{8}-\d{6}/)
  })

  test('what was drawn waits for a person, whose verdict stays with the decision', async () => {
    const db = database.county(desk.code)
    const own = await db
      .selectFrom('dispatchDecision')
      .select(['matter'])
      .where('how', '=', 'itself')
      .where('task', '=', 'office')
      .executeTakeFirstOrThrow()
    await db.updateTable('dispatchDecision').set({ drawn: true }).where('matter', '=', own.matter).execute()
    expect((await listToCheck(db, desk.code, 50)).map(({ matter }) => matter)).toContain(own.matter)
    done(await desk.act(DAY, own.matter, 'checkDispatch', { verdict: '有误' }, desk.staff('supervisor')))
    await followAll(context())
    expect((await listToCheck(db, desk.code, 50)).map(({ matter }) => matter)).not.toContain(own.matter)
    const [totals] = await qualityByMonth(db, desk.code, { task: 'office', from: plainDate(DAY), to: plainDate(DAY) })
    expect(totals).toMatchObject({ month: null, checked: 1, checkedWrong: 1 })
  })

  test('about a twentieth of all is drawn, the same each time', () => {
    const drawn = Array.from({ length: 20_000 }, (_, each) => isDrawn(`matter-${each}`, 2, 'office')).filter(Boolean)
    expect(drawn.length / 20_000).toBeGreaterThan(0.045)
    expect(drawn.length / 20_000).toBeLessThan(0.055)
  })

  test('a retraining is accepted if it does no worse on what nobody had seen, and can be rolled back', async () => {
    const result = await retrain(context(), 'office', at)
    expect(result.outcome).toBe('accepted')
    const [generation] = await listGenerations(database.county(desk.code), desk.code)
    expect(generation).toMatchObject({ task: 'office', number: 1, standing: 'active' })
    const { quality, qualityBefore } = generation as unknown as Record<string, Record<string, number>>
    expect(quality?.['accuracy']).toBeGreaterThanOrEqual(qualityBefore?.['accuracy'] ?? 1)
    const advised = async () =>
      (await countyModels(context())).advised('office', { title: '路灯不亮', body: '路灯坏了，请城管来修。' })
    const { generation: used, advice } = await advised()
    expect([used, advice.suggestions[0]?.label]).toEqual([1, 'city-management'])
    expect(await rollBack(context(), { task: 'office', number: 1, ...at })).toBe(true)
    expect(await rollBack(context(), { task: 'office', number: 1, ...at })).toBe(false)
    expect((await advised()).generation).toBe(0)
    // Nothing new was decided since: there is nothing to compare by.
    expect((await listGenerations(database.county(desk.code), desk.code))[0]?.standing).toBe('rolled-back')
  })

  test('at night it trains once, and by day not at all', async () => {
    const noon = new Date('2026-03-03T04:00:00Z')
    const night = new Date('2026-03-03T19:10:00Z')
    expect(await trainAtNight(context(), noon)).toEqual([])
    const first = await trainAtNight(context(), night)
    expect(first.length).toBeGreaterThan(0)
    const before = (await listGenerations(database.county(desk.code), desk.code)).length
    await trainAtNight(context(), new Date('2026-03-03T19:40:00Z'))
    expect((await listGenerations(database.county(desk.code), desk.code)).length).toBe(before)
  })
})
