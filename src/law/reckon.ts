import type { Length } from '../calendar/length.ts'
import { addDays, addMonths, addYears, daysBetween, type PlainDate, yearOf } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { LimitVersion, Rollover } from './limit-version.ts'

/** A fact that moves a due day. Facts may be entered in any order; the day is the same. */
export type ReckonEntry =
  /** Time from the day after `from` to `to` does not count; without `to` it still stands still. */
  | { readonly type: 'exclude'; readonly from: PlainDate; readonly to?: PlainDate }
  /** Added to the limit, granted on a day that must lie within it. */
  | { readonly type: 'extend'; readonly by: Length; readonly approvedOn: PlainDate }
  /** Counted anew from this day, which itself is not counted. */
  | { readonly type: 'restart'; readonly on: PlainDate }

/** Why a day cannot be given: the law has no such extension, pause or restart, or the facts contradict each other. */
export type ReckonError = 'extension-over-cap' | 'extension-late' | 'event-order' | 'event-not-allowed'

/** What is counted: a statutory limit, or a bare length such as the county's own norm. */
export type Reckonable =
  | { readonly limit: LimitVersion; readonly length?: never }
  | { readonly length: Length; readonly limit?: never }

/** A due day with how it came about. All days are last days: an act on that day is in time. */
export interface Reckoning {
  readonly limit?: LimitVersion
  readonly length: Length
  /** Day zero of the count that holds. */
  readonly countedFrom: PlainDate
  /** Null while time stands still, or with an `error`. */
  readonly dueOn: PlainDate | null
  /** The last day before roll-over. */
  readonly rawDueOn: PlainDate | null
  /** Law silent on roll-over and the day not worked: the last working day before it. */
  readonly safeBy?: PlainDate
  /** The same: the day if it rolled over. */
  readonly dueIfRolled?: PlainDate
  /** True if the day rests on a year whose notice is not out. */
  readonly provisional?: true
  readonly needsCalendar?: number
  readonly suspended?: true
  readonly error?: ReckonError
  readonly restartedOn?: PlainDate
  /** Merged spans that did not count. */
  readonly excluded: readonly { readonly from: PlainDate; readonly to: PlainDate }[]
  readonly extensions: readonly { readonly by: Length; readonly approvedOn: PlainDate }[]
  readonly calendar: WorkingCalendar
}

type Exclusion = Extract<ReckonEntry, { type: 'exclude' }>
type Extension = Extract<ReckonEntry, { type: 'extend' }>
interface Span {
  readonly from: PlainDate
  readonly to: PlainDate
}

/**
 * The due day, replayed from facts: the day of the start is not counted (民法典
 * art. 201); exclusions take out (from, to] once however they overlap; extensions
 * add to the whole and roll over only at the very end.
 */
export function reckon(
  request: Reckonable & {
    readonly startOn: PlainDate
    readonly entries: readonly ReckonEntry[]
    readonly calendar: WorkingCalendar
  },
): Reckoning {
  const { limit, calendar, entries } = request
  const length = limit ? limit.length : request.length
  const restartedOn = entries
    .flatMap((entry) => (entry.type === 'restart' ? [entry.on] : []))
    .sort()
    .at(-1)
  const countedFrom = restartedOn ?? request.startOn
  const live = entries.filter((entry) => entry.type !== 'restart' && (!restartedOn || dayOf(entry) >= restartedOn))
  const extensions = live.filter((entry) => entry.type === 'extend').toSorted(byApproval)
  const exclusions = live.filter((entry) => entry.type === 'exclude')
  const closed = exclusions.filter((span): span is Exclusion & Span => span.to !== undefined)
  const base = {
    ...(limit ? { limit } : {}),
    length,
    countedFrom,
    ...(restartedOn ? { restartedOn } : {}),
    excluded: merged(closed, countedFrom),
    extensions,
    calendar,
  }
  const failed = (error: ReckonError): Reckoning => ({ ...base, dueOn: null, rawDueOn: null, error })
  if (limit && ((restartedOn && !limit.restarts) || (exclusions.length > 0 && !limit.pauses)))
    return failed('event-not-allowed')
  if (closed.some(({ from, to }) => to < from)) return failed('event-order')
  const total = extended(limit, length, extensions, (reached) =>
    rolled(lastDay(reached, base, calendar), limit?.rollover, calendar),
  )
  if (typeof total === 'string') return failed(total)
  const rawDueOn = lastDay(total, base, calendar)
  const open = exclusions.some(({ from, to }) => to === undefined && from < rawDueOn)
  if (open) return { ...base, dueOn: null, rawDueOn: null, suspended: true }
  return { ...base, ...settled(rawDueOn, total, limit?.rollover ?? 'working-day-unit', calendar) }
}

function dayOf(entry: Exclusion | Extension | { type: 'restart'; on: PlainDate }): PlainDate {
  return entry.type === 'exclude' ? entry.from : entry.type === 'extend' ? entry.approvedOn : entry.on
}

function byApproval(a: Extension, b: Extension): number {
  return a.approvedOn < b.approvedOn ? -1 : a.approvedOn > b.approvedOn ? 1 : a.by.amount - b.by.amount
}

/** Exclusions as disjoint spans in order; what lies before the start is cut off. */
function merged(spans: readonly Span[], start: PlainDate): Span[] {
  const cut = spans
    .map(({ from, to }) => ({ from: from < start ? start : from, to }))
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const done: Span[] = []
  for (const span of cut) {
    const last = done.at(-1)
    if (!last || span.from > last.to) done.push(span)
    else if (span.to > last.to) done[done.length - 1] = { from: last.from, to: span.to }
  }
  return done
}

/** The whole length with its extensions, or why one of them cannot be. */
function extended(
  limit: LimitVersion | undefined,
  length: Length,
  extensions: readonly Extension[],
  dueFor: (length: Length) => PlainDate,
): Length | ReckonError {
  let total = length
  for (const { by, approvedOn } of extensions) {
    const next = { ...total, amount: total.amount + by.amount }
    if (by.unit !== total.unit) return 'extension-over-cap'
    if (limit && (!limit.extension || next.amount > limit.extension.total.amount)) return 'extension-over-cap'
    if (approvedOn > dueFor(total)) return 'extension-late'
    total = next
  }
  return total
}

function lastDay(
  length: Length,
  { countedFrom, excluded }: { countedFrom: PlainDate; excluded: readonly Span[] },
  calendar: WorkingCalendar,
): PlainDate {
  const { amount, unit } = length
  if (unit === 'hour') return addDays(countedFrom, Math.ceil(amount / 24))
  if (unit === 'workingDay') return lastWorkingDay(countedFrom, amount, excluded, calendar)
  const plain =
    unit === 'day'
      ? addDays(countedFrom, amount)
      : unit === 'month'
        ? addMonths(countedFrom, amount)
        : addYears(countedFrom, amount)
  return excluded.reduce((due, { from, to }) => (from < due ? addDays(due, daysBetween(from, to)) : due), plain)
}

function lastWorkingDay(
  start: PlainDate,
  amount: number,
  excluded: readonly Span[],
  calendar: WorkingCalendar,
): PlainDate {
  let at = start
  for (let left = amount; left > 0; ) {
    at = calendar.addWorkingDays(at, 1)
    if (!excluded.some(({ from, to }) => from < at && at <= to)) left -= 1
  }
  return at
}

function rolled(day: PlainDate, rollover: Rollover | undefined, calendar: WorkingCalendar): PlainDate {
  return rollover === 'next-working-day' || rollover === 'unspecified-roll-for-party'
    ? calendar.nextWorkingDay(day)
    : day
}

function settled(rawDueOn: PlainDate, length: Length, rollover: Rollover, calendar: WorkingCalendar) {
  const dueOn = rolled(rawDueOn, rollover, calendar)
  const looksUp =
    length.unit === 'workingDay' || rollover === 'next-working-day' || rollover === 'unspecified-roll-for-party'
  const year = yearOf(dueOn)
  const wanting = looksUp && !calendar.isPublished(year)
  const silent = rollover === 'unspecified' && length.unit !== 'workingDay' && !calendar.isWorkingDay(rawDueOn)
  return {
    rawDueOn,
    dueOn,
    ...(wanting ? { provisional: true as const, needsCalendar: year } : {}),
    ...(silent
      ? { safeBy: calendar.previousWorkingDay(rawDueOn), dueIfRolled: calendar.nextWorkingDay(rawDueOn) }
      : {}),
  }
}
