import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fold } from '../../src/engine/fold.ts'
import { ensureEpoch, type LedgerContext, sealCounty, verifyCounty } from '../../src/modules/ledger/index.ts'
import { registry } from '../../src/procedures/registry.ts'
import type { Database } from '../../src/store/database.ts'
import { eventOf, listEvents } from '../../src/store/events.ts'
import { findMatter, matterOf } from '../../src/store/matters.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'

const LETTER = { kind: '投诉', title: '东街路灯不亮', body: '东街路灯坏了一个月，孩子晚上看不见路。' }
const ANSWER = { outcome: '已解决', answer: '已派人更换灯头，当晚恢复照明。' }

describe('a day set right', () => {
  let database: Database
  let desk: CaseDesk
  let ledger: LedgerContext
  beforeAll(async () => {
    database = await freshDatabase()
    desk = await caseDesk(database)
    const dataFolder = await mkdtemp(join(tmpdir(), 'heng-correction-'))
    ledger = { db: database.county(desk.code), county: desk.code, keys: desk.keys, dataFolder }
    await ensureEpoch(database)
  })
  afterAll(async () => {
    await database.close()
    await rm(ledger.dataFolder, { recursive: true, force: true })
  })

  const dispatcher = () => desk.staff('dispatcher')
  const clerk = () => desk.staff('clerk', 'city-management')
  const correct = (today: string, id: string, step: number, rightDay: string) =>
    desk.act(today, id, 'correctDate', { step, rightDay, reason: '以签收单为准' }, dispatcher())

  async function clocks(id: string) {
    const rows = await ledger.db.selectFrom('clock').selectAll().where('matter', '=', id).execute()
    return Object.fromEntries(rows.map((row) => [row.name, row]))
  }

  async function assigned(openedOn: string, assignedOn: string) {
    const { id } = done(await desk.open(openedOn, 'letter', LETTER))
    done(await desk.act(assignedOn, id, 'assign', { office: 'city-management' }, dispatcher()))
    return id
  }

  /** The row is what folding the events gives, and the ledger holds. */
  async function holds(id: string) {
    const row = await findMatter(ledger.db, desk.code, id)
    if (!row) throw new Error('row')
    const events = (await listEvents(ledger.db, desk.code, id)).map(eventOf)
    expect(matterOf(row)).toEqual(fold(registry.get('letter', 1), events))
    await sealCounty(ledger, new Date())
    const verification = await verifyCounty({ ...ledger, registry })
    expect([verification.fault, verification.unsealed]).toEqual([undefined, 0])
  }

  test('dates anew all that follows, and tells the office that handles the matter, old and new', async () => {
    const id = await assigned('2020-03-09', '2020-03-10')
    done(await desk.act('2020-03-11', id, 'accept', {}, clerk()))
    expect((await clocks(id))['finish']).toMatchObject({ dueOn: '2020-05-10' })
    done(await correct('2020-03-16', id, 3, '2020-03-13'))
    expect((await clocks(id))['finish']).toMatchObject({ startedOn: '2020-03-13', dueOn: '2020-05-12' })
    const told = await ledger.db.selectFrom('notification').selectAll().where('link', 'like', `%${id}`).execute()
    expect(told.map(({ office, kind }) => [office, kind])).toEqual([['city-management', 'correction']])
    expect(told[0]?.text).toContain('办结期限由2020年5月10日改为2020年5月12日')
    expect(told[0]?.text).not.toContain('路灯')
    await holds(id)
  })

  test('of the opening moves every clock that counts from it, and the day it is listed by', async () => {
    const id = await assigned('2020-03-09', '2020-03-10')
    done(await correct('2020-03-16', id, 1, '2020-03-02'))
    const row = await findMatter(ledger.db, desk.code, id)
    expect([row?.openedOn, (await clocks(id))['reply']?.targetOn]).toEqual(['2020-03-02', '2020-03-23'])
    await holds(id)
  })

  test('chooses the law anew where it crosses from one to the other, either way', async () => {
    const limits = async (id: string) => (await clocks(id))['accept']?.limitVersion
    const later = await assigned('2022-04-28', '2022-05-02')
    expect(await limits(later)).toBe('petition-inform-2022')
    done(await correct('2022-05-05', later, 2, '2022-04-30'))
    expect(await limits(later)).toBe('petition-accept-2005')
    const earlier = await assigned('2022-04-28', '2022-04-30')
    expect(await limits(earlier)).toBe('petition-accept-2005')
    done(await correct('2022-05-05', earlier, 2, '2022-05-01'))
    expect(await limits(earlier)).toBe('petition-inform-2022')
    for (const id of [later, earlier]) await holds(id)
  })

  test('ends a clock that the law of the right day does not know', async () => {
    const id = await assigned('2005-04-28', '2005-05-02')
    expect(Object.keys(await clocks(id))).toContain('accept')
    done(await correct('2005-05-09', id, 2, '2005-04-29'))
    expect(Object.keys(await clocks(id))).not.toContain('accept')
    await holds(id)
  })

  test('twice holds as it was set right last', async () => {
    const id = await assigned('2020-03-09', '2020-03-10')
    done(await correct('2020-03-16', id, 1, '2020-03-02'))
    done(await correct('2020-03-16', id, 1, '2020-03-06'))
    expect((await clocks(id))['reply']?.targetOn).toBe('2020-03-27')
    await holds(id)
  })

  test('judges anew whether a closed matter was in time', async () => {
    const id = await assigned('2020-03-09', '2020-03-10')
    done(await desk.act('2020-03-11', id, 'accept', {}, clerk()))
    done(await desk.act('2020-04-02', id, 'reply', ANSWER, clerk()))
    expect((await clocks(id))['reply']).toMatchObject({ missedTarget: true })
    done(await correct('2020-04-03', id, 4, '2020-03-30'))
    expect((await clocks(id))['reply']).toMatchObject({ missedTarget: false, stoppedOn: '2020-03-30' })
    await holds(id)
  })

  test('is refused in words where it cannot be, and then nothing is written', async () => {
    const id = await assigned('2020-03-09', '2020-03-10')
    const before = await clocks(id)
    expect(await correct('2020-03-16', id, 1, '2020-03-11')).toMatchObject({ code: 'happened-before-opening' })
    expect(await correct('2020-03-16', id, 2, '2020-03-06')).toMatchObject({ code: 'happened-before-opening' })
    expect(await correct('2020-03-16', id, 2, '2020-03-17')).toMatchObject({ code: 'happened-in-future' })
    expect(await correct('2020-03-16', id, 9, '2020-03-10')).toMatchObject({ code: 'unknown-step' })
    expect(await clocks(id)).toEqual(before)
    await holds(id)
  })
})
