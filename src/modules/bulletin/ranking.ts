import { periodOf } from '../../assessment/period.ts'
import type { Item } from '../../assessment/record.ts'
import type { Scheme } from '../../assessment/scheme.ts'
import { counts, type GroupResult } from '../../assessment/score.ts'
import { isRefusal } from '../../engine/refusal.ts'
import type { BulletinPeriod, RankedOffice } from '../../statistics/bulletin.ts'
import { listSchemes } from '../../store/assessments.ts'
import { type Assessment, assessPeriod, itemsOf } from '../assessment/index.ts'
import type { BulletinContext } from './context.ts'

/** Indicators told for the whole county, in their order. */
export const INDICATORS_TOLD = ['response', 'solution', 'satisfaction', 'on-time', 'on-target'] as const

/** Assessments whose period ends with the month: of a month, and in its last month of a quarter. */
export async function assessmentsOf(context: BulletinContext, { from, to }: BulletinPeriod): Promise<Assessment[]> {
  const names = new Set((await listSchemes(context.db, context.county.code)).map(({ scheme }) => scheme))
  const found: Assessment[] = []
  for (const scheme of names)
    for (const kind of ['month', 'quarter'] as const) {
      const period = periodOf(kind, from)
      if (period.to !== to) continue
      const assessment = await assessPeriod(context, { scheme, from: period.from })
      if (!isRefusal(assessment) && assessment.content.period === kind) found.push(assessment)
    }
  return found
}

/** Each office's place as the assessment gives it; those with too few matters have none. */
export function rankingOf(assessments: readonly Assessment[]): RankedOffice[] {
  return assessments.flatMap(({ scheme, content: { title }, period, groups }) =>
    groups.flatMap((group) => placesOf({ scheme, from: period.from, assessment: `${title} ${period.label}` }, group)),
  )
}

function placesOf(
  of: Pick<RankedOffice, 'scheme' | 'from' | 'assessment'>,
  { label, ranked, few }: GroupResult,
): RankedOffice[] {
  return [...ranked, ...few].map(({ office, rank, score, matters }) => ({
    ...{ ...of, group: label, office, place: rank, matters },
    // Whoever has no place has no score that says anything.
    score: rank === null ? null : score,
  }))
}

/** The items of a period that count under the county's scheme, or, without one, that nothing keeps out. */
export async function countedItems(
  context: BulletinContext,
  period: BulletinPeriod,
  scheme: Scheme | undefined,
): Promise<Item[]> {
  const items = await itemsOf(context, period, INDICATORS_TOLD)
  return items.filter((item) => (scheme ? counts(scheme, item) : item.excluded === null))
}
