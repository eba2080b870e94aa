import { addDays, daysBetween, type PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Reckoning } from './reckoning.ts'

/** What a day means to a count. A count of hours begins within the day of its 'moment'. 'rolled' days lie between the last day as counted and the last day as it holds. */
export type StripKind = 'start' | 'moment' | 'event' | 'counted' | 'passed' | 'excluded' | 'rolled' | 'after'

/** A day of a {@link DayStrip}. */
export interface StripDay {
  readonly on: PlainDate
  readonly kind: StripKind
  /** Its number in the count, where days are what is counted. */
  readonly number?: number
  readonly off?: 'weekend' | 'holiday'
  readonly makeup?: true
  /** The holiday, and the notice the day rests on. */
  readonly name?: string
  readonly notice?: string
  readonly marks: readonly ('due' | 'counted' | 'safe' | 'rolled' | 'earliest' | 'conservative')[]
}

/** A count day by day; of a long one the beginning and the end. */
export interface DayStrip {
  readonly days: readonly StripDay[]
  /** Days left out between the beginning and the end. */
  readonly skipped?: { readonly from: PlainDate; readonly to: PlainDate }
}

/** Longer counts are shown by their ends. */
const LONGEST = 190
const END = 45

/** How a reckoning counted, day by day; nothing where it gives no day. */
export function dayStrip(reckoning: Reckoning, calendar: WorkingCalendar): DayStrip | undefined {
  const ends = endsOf(reckoning)
  if (!ends) return undefined
  const { first, last } = ends
  const length = daysBetween(first, last) + 1
  const numbered = numbers(reckoning, calendar, ends)
  const show = (from: PlainDate, count: number) =>
    Array.from({ length: count }, (_, at) => stripDay(addDays(from, at), reckoning, calendar, numbered))
  if (length <= LONGEST) return { days: show(first, length) }
  const tail = addDays(last, 1 - END)
  return {
    days: [...show(first, END), ...show(tail, END)],
    skipped: { from: addDays(first, END), to: addDays(tail, -1) },
  }
}

interface Ends {
  readonly first: PlainDate
  readonly last: PlainDate
}

function endsOf(reckoning: Reckoning): Ends | undefined {
  const { countedFrom, dueOn, estimatedOn, steps } = reckoning
  const stopped = steps.find((step) => step.kind === 'suspended')
  const known = [
    countedFrom,
    dueOn,
    estimatedOn,
    reckoning.dueConservative,
    reckoning.earliestOn,
    reckoning.dueIfRolled,
    stopped?.since,
  ]
    .filter((day) => day !== null && day !== undefined)
    .toSorted()
  const [first, last] = [known[0], known.at(-1)]
  return first && last && known.length > 1 ? { first, last } : undefined
}

/** Counts as long as there is something to count: not over what is left out, nor past the last day as counted. */
function numbers(reckoning: Reckoning, calendar: WorkingCalendar, { first, last }: Ends): ReadonlyMap<string, number> {
  const { length, countedFrom, rawDueOn, dueOn } = reckoning
  const found = new Map<string, number>()
  if (!length || !['workingDay', 'day'].includes(length.unit)) return found
  const back = isBackward(reckoning)
  const until = back ? (dueOn ?? first) : (rawDueOn ?? reckoning.estimatedOn ?? last)
  const step = back ? -1 : 1
  let number = 0
  for (let on = addDays(countedFrom, step); back ? on >= until : on <= until; on = addDays(on, step)) {
    if (excludedIn(reckoning, on) || (length.unit === 'workingDay' && !calendar.isWorkingDay(on))) continue
    number += 1
    found.set(on, number)
  }
  return found
}

function isBackward({ limit }: Reckoning): boolean {
  return limit?.mode === 'backward' || limit?.mode === 'trigger'
}

function excludedIn({ steps }: Reckoning, on: PlainDate): boolean {
  return steps.some((step) =>
    step.kind === 'excluded' ? step.from <= on && on <= step.to : step.kind === 'suspended' && on > step.since,
  )
}

function stripDay(
  on: PlainDate,
  reckoning: Reckoning,
  calendar: WorkingCalendar,
  numbered: ReadonlyMap<string, number>,
): StripDay {
  const { kind, name, notice } = calendar.dayKind(on)
  const number = numbered.get(on)
  return {
    on,
    kind: meaning(on, reckoning, number !== undefined),
    ...(number === undefined ? {} : { number }),
    ...(kind === 'weekend' || kind === 'holiday' ? { off: kind } : {}),
    ...(kind === 'makeup' ? { makeup: true as const } : {}),
    ...(name ? { name } : {}),
    ...(notice ? { notice } : {}),
    marks: marksOf(on, reckoning),
  }
}

function meaning(on: PlainDate, reckoning: Reckoning, isNumbered: boolean): StripKind {
  const { countedFrom, rawDueOn, dueOn, length } = reckoning
  if (on === countedFrom) return isBackward(reckoning) ? 'event' : length?.unit === 'hour' ? 'moment' : 'start'
  if (isNumbered) return 'counted'
  if (excludedIn(reckoning, on)) return 'excluded'
  if (isBackward(reckoning)) return dueOn && on < dueOn ? 'after' : 'passed'
  if (dueOn && on > dueOn) return 'after'
  if (rawDueOn && on > rawDueOn) return 'rolled'
  return length?.unit === 'workingDay' ? 'passed' : 'counted'
}

function marksOf(on: PlainDate, reckoning: Reckoning): StripDay['marks'] {
  const { dueOn, rawDueOn, estimatedOn, safeBy, dueIfRolled, earliestOn, dueConservative } = reckoning
  return [
    ...(on === (dueOn ?? estimatedOn) ? ['due' as const] : []),
    ...(on === rawDueOn && rawDueOn !== dueOn ? ['counted' as const] : []),
    ...(on === safeBy ? ['safe' as const] : []),
    ...(on === dueIfRolled ? ['rolled' as const] : []),
    ...(on === earliestOn ? ['earliest' as const] : []),
    ...(on === dueConservative ? ['conservative' as const] : []),
  ]
}
