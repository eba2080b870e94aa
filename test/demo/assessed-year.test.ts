import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildDemo, DEMO_COUNTY } from '../../demo/build.ts'
import { readWorkbook, recompute } from '../../scripts/recompute-assessment.mjs'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { isRefusal } from '../../src/engine/refusal.ts'
import { assessPeriod, recordsOf, renderAssessment, verifyAssessments } from '../../src/modules/assessment/index.ts'
import { registry } from '../../src/procedures/registry.ts'
import { listSchemes, listSnapshots } from '../../src/store/assessments.ts'
import type { Database } from '../../src/store/database.ts'
import { computeFigures } from '../../src/store/figures.ts'
import type { Keys } from '../../src/store/keys.ts'
import { createVault } from '../../src/store/vault.ts'
import { freshKeys } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'

describe('the assessed year of the demonstration county', () => {
  let database: Database
  let keys: Keys
  beforeAll(async () => {
    database = await freshDatabase()
    keys = freshKeys()
    await buildDemo({ database, keys, vault: createVault(keys), registry, today: plainDate('2020-12-31') })
  })
  afterAll(() => database.close())
  const context = () => ({
    db: database.county(DEMO_COUNTY.code),
    county: DEMO_COUNTY,
    today: plainDate('2021-02-01'),
    keys,
  })

  test('has a scheme announced in January, revised in June, and a result for every month from February on', async () => {
    const { db, county } = context()
    const versions = await listSchemes(db, county.code)
    expect(versions.map(({ version, publishedOn, effectiveFrom }) => [version, publishedOn, effectiveFrom])).toEqual([
      [2, '2020-06-22', '2020-07-01'],
      [1, '2020-01-20', '2020-02-01'],
    ])
    const months = (await listSnapshots(db, county.code)).map(({ fromOn }) => fromOn)
    expect(months.toSorted()).toEqual(
      Array.from({ length: 10 }, (_, at) => `2020-${String(at + 2).padStart(2, '0')}-01`),
    )
    expect(await verifyAssessments(context())).toEqual({ periods: 10, faults: [] })
  })

  test('counts the same answers as the figures of follow-up do, over a whole year', async () => {
    const { db, county } = context()
    const wide = { from: plainDate('2020-01-01'), to: plainDate('2021-01-31'), label: '' }
    const { items } = await recordsOf(context(), wide)
    const figures = await computeFigures(db, county.code, registry.get('letter', 1), wide)
    const figure = (id: string) => figures.find((one) => one.id === `letter.${id}`)?.value
    for (const [indicator, all, good] of [
      ['solution', 'followed-up', 'solved'],
      ['satisfaction', 'rated', 'satisfied'],
    ] as const) {
      const counted = items.filter(
        (item) => item.indicator === indicator && item.procedure === 'letter' && item.excluded === null,
      )
      expect(counted.length, indicator).toBe(figure(all))
      expect(counted.filter((item) => item.good).length, indicator).toBe(figure(good))
      expect(counted.length).toBeGreaterThan(20)
    }
  })

  test('is recomputed month by month from the exported workbook alone, by a script that shares no code', async () => {
    const [newest] = await listSchemes(context().db, DEMO_COUNTY.code)
    const scheme = newest?.scheme ?? ''
    let [ranked, applied] = [0, 0]
    for (const { fromOn } of await listSnapshots(context().db, DEMO_COUNTY.code)) {
      const assessment = await assessPeriod(context(), { scheme, from: fromOn })
      if (isRefusal(assessment)) throw new Error(assessment.message)
      const bytes = await renderAssessment({ assessment, countyName: '清丰县', officeName: (id) => `单位${id}` })
      const { faults, ranking } = recompute(await readWorkbook(bytes))
      expect(faults, fromOn).toEqual([])
      const ours = assessment.groups.flatMap((group) =>
        group.ranked.map(({ office, rank, score }) => [office, rank, score]),
      )
      expect(
        ranking
          .filter(({ place }) => place !== null)
          .map(({ office, place, score }) => [office, place, score])
          .toSorted(),
      ).toEqual(ours.toSorted())
      ranked += ours.length
      applied += assessment.applied.length
    }
    expect(ranked).toBeGreaterThan(10)
    expect(applied).toBeGreaterThan(0)
  })
})
