import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lapse } from '../../src/modules/lapse/index.ts'
import type { Database } from '../../src/store/database.ts'
import { listEvents } from '../../src/store/events.ts'
import { findMatter } from '../../src/store/matters.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'

const APPLIED = {
  act: '行政处罚',
  respondent: 'city-management',
  title: '不服城管罚〔2023〕12号处罚决定',
  knownOn: '2023-12-01',
  claim: '请求撤销该处罚决定。',
  body: '处罚认定的占道事实不存在，现场照片不是申请人的摊位。',
}

const PARTY = { name: '张示例', phone: '13800000000', idNumber: '示例证件0001', address: '清丰县示例路1号' }

describe('the silence of a reconsideration body', () => {
  let database: Database
  let desk: CaseDesk
  beforeAll(async () => {
    database = await freshDatabase()
    desk = await caseDesk(database)
  })
  afterAll(() => database.close())

  const applied = async (day: string) => done(await desk.open(day, 'reconsideration', APPLIED, { party: PARTY })).id
  const row = async (id: string) => {
    const found = await findMatter(database.county(desk.code), desk.code, id)
    if (!found) throw new Error('no matter')
    return found
  }

  test('accepts the application from the day the review ran out, whenever it is noticed, once (2023, art. 30)', async () => {
    const id = await applied('2024-01-02')
    expect(await lapse(desk.on('2024-01-09'))).toBe(0)
    expect(await lapse(desk.on('2024-01-15'))).toBe(1)
    expect(await lapse(desk.on('2024-01-16'))).toBe(0)
    expect(await row(id)).toMatchObject({ stage: 'examining' })
    const [, accepted] = await listEvents(database.county(desk.code), desk.code, id)
    expect(accepted).toMatchObject({ action: 'deemAccept', role: 'machine', happenedOn: '2024-01-09' })
    const decide = await database
      .county(desk.code)
      .selectFrom('clock')
      .select(['startedOn', 'dueOn'])
      .where('matter', '=', id)
      .where('name', '=', 'decide')
      .executeTakeFirstOrThrow()
    expect(decide).toEqual({ startedOn: '2024-01-09', dueOn: '2024-03-11' })
  })

  test('leaves alone what somebody decided in time', async () => {
    const id = await applied('2024-01-15')
    const bureau = desk.staff('justiceBureau')
    done(await desk.act('2024-01-17', id, 'accept', { track: '普通程序' }, bureau))
    expect(await lapse(desk.on('2024-03-01'))).toBe(0)
    const [, accepted] = await listEvents(database.county(desk.code), desk.code, id)
    expect(accepted).toMatchObject({ action: 'accept', happenedOn: '2024-01-17' })
  })
})
