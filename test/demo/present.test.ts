import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { behindSteps } from '../../demo/behind.ts'
import { DEMO_COUNTY } from '../../demo/build.ts'
import { addDays, plainDate } from '../../src/calendar/plain-date.ts'
import type { Database } from '../../src/store/database.ts'
import { DEMO_HOOK_MS, demoDatabase } from '../support/demo-database.ts'

const TODAY = plainDate('2026-11-24')

describe('the desks of the demonstration as they are found', () => {
  let database: Database
  beforeAll(async () => {
    database = (await demoDatabase(TODAY)).database
  }, DEMO_HOOK_MS)
  afterAll(() => database.close())

  const late = () =>
    database
      .county(DEMO_COUNTY.code)
      .selectFrom('matter as m')
      .innerJoin('clock as c', (join) => join.onRef('c.county', '=', 'm.county').onRef('c.matter', '=', 'm.id'))
      .where('m.county', '=', DEMO_COUNTY.code)
      .where('m.openedOn', '>', plainDate('2021-01-01'))
      .where((eb) =>
        eb.or([
          eb('c.late', '=', true),
          eb.and([eb('c.duty', '=', true), eb('c.stoppedOn', 'is', null), eb('c.dueOn', '<', TODAY)]),
        ]),
      )
      .select(['m.id', 'm.openedOn', 'm.closedOn'])
      .distinctOn('m.id')
      .execute()

  test('hold late matters: received last month, answered last month, still open', async () => {
    const found = await late()
    const last = (day: string | null) => day?.startsWith('2026-10') ?? false
    expect(found.filter(({ openedOn }) => last(openedOn)).length).toBeGreaterThanOrEqual(3)
    expect(found.filter(({ closedOn }) => last(closedOn)).length).toBeGreaterThanOrEqual(3)
    expect(found.filter(({ closedOn }) => closedOn === null).length).toBeGreaterThanOrEqual(4)
  })

  test('have been watched: ladders stand on their steps', async () => {
    const db = database.county(DEMO_COUNTY.code)
    const steps = await db.selectFrom('ladderStep').select('step').where('county', '=', DEMO_COUNTY.code).execute()
    expect(new Set(steps.map(({ step }) => step)).size).toBeGreaterThan(1)
  })

  test('reach no day beyond today, whatever day it is', () => {
    for (let day = plainDate('2026-01-28'); day < '2026-03-05'; day = addDays(day, 1))
      expect(behindSteps(day).filter(({ on }) => on > day)).toEqual([])
  })
})
