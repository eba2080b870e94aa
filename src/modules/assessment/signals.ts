import { type Period, periodBefore, periodOf } from '../../assessment/period.ts'
import { findings, SIGNALS, type Signal, type SignalCount, type SignalFinding } from '../../assessment/signal.ts'
import type { WorkingCalendar } from '../../calendar/working-calendar.ts'
import { clockStates } from '../../engine/clock.ts'
import type { ClockLedger, Matter } from '../../engine/matter.ts'
import { isRefusal, type Refusal } from '../../engine/refusal.ts'
import type { Registry } from '../../engine/registry.ts'
import {
  extendedMatters,
  monthEnd,
  reopened,
  type SignalScope,
  sameWords,
  toAndFro,
  withinMinutes,
} from '../../store/assessment-signals.ts'
import { matterOf } from '../../store/matters.ts'
import { assessPeriod, type PeriodName, type ReadingContext } from './assess-period.ts'

/** What looking for signals needs besides reading. */
export interface SignalContext extends ReadingContext {
  readonly registry: Registry
  readonly settings: { readonly calendar: WorkingCalendar }
}

/** Signals of a period, each with the offices that show it. */
export type SignalReport = readonly { readonly signal: Signal; readonly offices: readonly SignalFinding[] }[]

/** So many periods before are an office's own past. */
const PAST = 3
const LAST_DAYS = 3

/** Looks for every signal in a period, beside the other offices and the periods before. Refuses as {@link assessPeriod}. */
export async function findSignals(context: SignalContext, name: PeriodName): Promise<SignalReport | Refusal> {
  const assessment = await assessPeriod(context, name)
  if (isRefusal(assessment)) return assessment
  const kind = assessment.content.period
  const past: Period[] = []
  for (let at = periodOf(kind, name.from); past.length < PAST; ) {
    at = periodBefore(kind, at.from)
    past.push(at)
  }
  const scopes = [assessment.period, ...past].map((period) => scopeOf(context, period))
  const report = []
  for (const signal of Object.keys(SIGNALS) as Signal[]) {
    const [now = [], ...before] = await Promise.all(scopes.map((scope) => lookFor(context, signal, scope)))
    const own = before.flat().map(({ office, base, hits }) => ({ office, base, hits: hits.length }))
    report.push({ signal, offices: findings(now, own) })
  }
  return report
}

function scopeOf({ settings: { calendar } }: SignalContext, { from, to }: Period): SignalScope {
  const last = calendar.addWorkingDays(calendar.previousWorkingDay(to), 1 - LAST_DAYS)
  return { from, to, lastDaysFrom: last > from ? last : from }
}

function lookFor(context: SignalContext, signal: Signal, scope: SignalScope): Promise<SignalCount[]> {
  const { db, county } = context
  const look = { 'month-end': monthEnd, 'to-and-fro': toAndFro, 'within-minutes': withinMinutes }
  if (signal === 'same-words') return sameWords(db, county.code, scope)
  if (signal === 'reopened') return reopened(db, county.code, scope)
  if (signal === 'needless-extension') return needlessExtensions(context, scope)
  return look[signal](db, county.code, scope)
}

/** Done in time even without the extension, as the engine reckons it. */
async function needlessExtensions(context: SignalContext, scope: SignalScope): Promise<SignalCount[]> {
  const { db, county, registry, settings, today } = context
  const extended = await extendedMatters(db, county.code, scope)
  const judged = extended.map(({ office, on, row }) => {
    const matter = withoutExtensions(matterOf(row))
    const clocks = clockStates(registry.get(row.procedure, row.version), matter, {
      today,
      calendar: settings.calendar,
    })
    const touched = clocks.filter(({ name }) => hasExtension(row.clocks, name))
    const needless =
      touched.length > 0 && touched.every(({ stoppedOn, late, missedTarget }) => stoppedOn && !late && !missedTarget)
    return { office, needless, hit: { matter: row.id, receiptNumber: row.receiptNumber, on } }
  })
  return [...Map.groupBy(judged, ({ office }) => office)].map(([office, all]) => ({
    office,
    base: all.length,
    hits: all.filter(({ needless }) => needless).map(({ hit }) => hit),
  }))
}

type Runs = Readonly<Record<string, readonly ClockLedger[]>>

function hasExtension(clocks: unknown, name: string): boolean {
  return ((clocks as Runs)[name] ?? []).some(({ entries }) => entries.some(({ type }) => type === 'extend'))
}

function withoutExtensions(matter: Matter): Matter {
  const clocks = Object.entries(matter.clocks).map(([name, runs]): [string, readonly ClockLedger[]] => [
    name,
    runs.map((run) => ({ ...run, entries: run.entries.filter(({ type }) => type !== 'extend') })),
  ])
  return { ...matter, clocks: Object.fromEntries(clocks) }
}
