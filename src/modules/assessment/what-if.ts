import { periodOf } from '../../assessment/period.ts'
import type { Scheme } from '../../assessment/scheme.ts'
import { assess, type GroupResult } from '../../assessment/score.ts'
import type { PlainDate } from '../../calendar/plain-date.ts'
import { isRefusal, type Refusal } from '../../engine/refusal.ts'
import { assessPeriod, type ReadingContext, recordsOf } from './assess-period.ts'

/** A past period under the rule in force and under another. */
export interface Supposed {
  readonly from: PlainDate
  readonly to: PlainDate
  readonly label: string
  readonly before: readonly GroupResult[]
  readonly after: readonly GroupResult[]
}

/**
 * What the rankings of past periods would be if the scheme were another; nothing is written. A published period
 * is taken by what it was frozen with, corrections made, so that the answer is the one adopting would have given.
 */
export async function whatIf(
  context: ReadingContext,
  { scheme, content, periods }: { scheme: string; content: Scheme; periods: readonly PlainDate[] },
): Promise<Supposed[] | Refusal> {
  const supposed: Supposed[] = []
  for (const from of periods) {
    const now = await assessPeriod(context, { scheme, from })
    if (isRefusal(now)) return now
    const period = periodOf(content.period, from)
    const same = period.from === now.period.from && period.to === now.period.to
    // Another length of period asks for other records than the frozen ones.
    const records = same ? now.records : await recordsOf(context, period)
    const { to, label } = period
    supposed.push({ from: period.from, to, label, before: now.groups, after: assess(content, records) })
  }
  return supposed
}
