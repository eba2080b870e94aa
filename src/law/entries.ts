import { compareDays, isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import type { LimitVersion } from './limit-version.ts'
import type { ReckonEntry } from './reckoning.ts'

export type Exclusion = Extract<ReckonEntry, { type: 'exclude' }>
export type Extension = Extract<ReckonEntry, { type: 'extend' }>

/** A stretch of time: days after `from` up to `to`. */
export interface Span {
  readonly from: PlainDate
  readonly to: PlainDate
}

/** The facts that hold for one count, sorted by kind. */
export interface LiveEntries {
  readonly restartedOn?: PlainDate
  /** Over, in no order, perhaps overlapping. */
  readonly closed: readonly Span[]
  /** Still going on: the days they began. */
  readonly open: readonly PlainDate[]
  readonly extensions: readonly Extension[]
}

/** Most clocks have no facts beyond their start: nothing is built for them. */
const NOTHING: LiveEntries = { closed: [], open: [], extensions: [] }

/**
 * What still matters after the last restart: extensions granted and suspensions
 * begun since. One that began before it and ended after it keeps its later part;
 * one whose end nobody recorded ended with it.
 */
export function liveEntries(entries: readonly ReckonEntry[]): LiveEntries {
  if (entries.length === 0) return NOTHING
  const restartedOn = entries
    .flatMap((entry) => (entry.type === 'restart' ? [entry.on] : []))
    .sort()
    .at(-1)
  const since = (day: PlainDate) => !restartedOn || day >= restartedOn
  const exclusions = entries.filter((entry): entry is Exclusion => entry.type === 'exclude')
  const extensions = entries.filter((entry): entry is Extension => entry.type === 'extend')
  return {
    ...(restartedOn ? { restartedOn } : {}),
    closed: exclusions.flatMap(({ from, to }) => (to && (since(from) || since(to)) ? [{ from, to }] : [])),
    open: exclusions.flatMap(({ from, to }) => (!to && since(from) ? [from] : [])).sort(),
    extensions: extensions.filter(({ approvedOn }) => !approvedOn || since(approvedOn)),
  }
}

/** Spans as disjoint ones in order; what lies before the start is cut off. */
export function mergedSpans(spans: readonly Span[], start: PlainDate): readonly Span[] {
  if (spans.length === 0) return spans
  const cut = spans
    .map(({ from, to }) => ({ from: from < start ? start : from, to }))
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => compareDays(a.from, b.from))
  const done: Span[] = []
  for (const span of cut) {
    const last = done.at(-1)
    if (!last || span.from > last.to) done.push(span)
    else if (span.to > last.to) done[done.length - 1] = { from: last.from, to: span.to }
  }
  return done
}

/**
 * The facts without suspensions lifted on the day they began: those took no time.
 * {@link reckon} itself calls such a pair 'event-order', as a sheet of facts must.
 */
export function withoutEmptyPauses(entries: readonly ReckonEntry[]): readonly ReckonEntry[] {
  return entries.filter((entry) => entry.type !== 'exclude' || entry.to !== entry.from)
}

/** True if every date in the facts exists, and every extension that needs a day of approval has one. */
export function datesHold(
  startOn: PlainDate,
  entries: readonly ReckonEntry[],
  limit: LimitVersion | undefined,
): boolean {
  const needed = limit?.extension?.approver !== undefined
  return isPlainDate(startOn) && entries.every((entry) => datesOf(entry, needed).every(isPlainDate))
}

function datesOf(entry: ReckonEntry, approvalNeeded: boolean): string[] {
  if (entry.type === 'use') return []
  if (entry.type === 'restart') return [entry.on]
  if (entry.type === 'exclude') return entry.to === undefined ? [entry.from] : [entry.from, entry.to]
  return entry.approvedOn !== undefined || approvalNeeded ? [entry.approvedOn ?? ''] : []
}
