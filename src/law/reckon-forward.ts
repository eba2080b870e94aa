import type { Length } from '../calendar/length.ts'
import { addDays, addMonths, addYears, daysBetween, type PlainDate, yearOf } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { type LiveEntries, liveEntries, mergedSpans, type Span } from './entries.ts'
import { type Extended, extendedInTurn } from './extensions.ts'
import type { Rollover } from './limit-version.ts'
import type { Reckoning, ReckonRequest, Step } from './reckoning.ts'
import { type Base, refused } from './refused.ts'
import { daysOffSteps, usedSteps } from './steps.ts'

/**
 * A last day counted forward. Exclusions take out (from, to] once however they
 * overlap, added as calendar days to a limit in days, months or years and left out
 * of the count in one of working days; extensions add to the whole and only the
 * very last day is ever moved.
 */
export function reckonForward(request: ReckonRequest, length: Length): Reckoning {
  const { limit, startOn, entries, calendar } = request
  const live = liveEntries(entries)
  const countedFrom = live.restartedOn ?? startOn
  const base = {
    ...(limit ? { limit } : {}),
    ...(live.restartedOn ? { restartedOn: live.restartedOn } : {}),
    length,
    countedFrom,
  }
  const mayPause = !limit || limit.pauses !== undefined
  const excluded = mayPause ? mergedSpans(live.closed, countedFrom) : []
  const count = { from: countedFrom, excluded, open: mayPause ? live.open : [], calendar, rollover: limit?.rollover }
  const extended = extendedInTurn(limit, length, live.extensions)
  if (extended === 'extension-over-cap') return refused(base, extended)
  if (extended.some((one) => isLate(one, limit?.extension?.total ? length : one.before, count)))
    return refused(base, 'extension-late')
  if (!eventsAllowed(request, live, mayPause)) return refused(base, 'event-not-allowed')
  if (!inOrder(request, live)) return refused(base, 'event-order')
  return concluded(base, count, extended)
}

/** What one count rests on. */
interface Count {
  readonly from: PlainDate
  readonly excluded: readonly Span[]
  readonly open: readonly PlainDate[]
  readonly calendar: WorkingCalendar
  readonly rollover: Rollover | undefined
}

function eventsAllowed({ limit, entries }: ReckonRequest, { restartedOn }: LiveEntries, mayPause: boolean): boolean {
  if (limit && restartedOn && !limit.restarts) return false
  return mayPause || !entries.some(({ type }) => type === 'exclude')
}

function inOrder({ startOn, entries }: ReckonRequest, { restartedOn }: LiveEntries): boolean {
  if (restartedOn && restartedOn < startOn) return false
  return entries.every((entry) => entry.type !== 'exclude' || !entry.to || entry.from < entry.to)
}

/**
 * True if granted after the end of `grown`: the length itself where the law says how
 * far it may be extended, else what held until then. Never while time stood still,
 * nor on a day merely estimated.
 */
function isLate({ approvedOn }: Extended, grown: Length, count: Count): boolean {
  if (!approvedOn) return false
  const { rawDueOn, dueOn, unknownYear } = placed(grown, count)
  const stoodStill = count.open.some((from) => from < rawDueOn && from <= approvedOn)
  return !stoodStill && unknownYear === undefined && approvedOn > dueOn
}

function concluded(base: Base & { length: Length }, count: Count, extended: readonly Extended[]): Reckoning {
  const total = extended.at(-1)?.total ?? base.length
  const placement = placed(total, count)
  const opening = () => openingSteps(base, count, extended)
  // Plain weeks put a last day in working days too early: until the notice is known, the pause is what holds.
  const early = total.unit === 'workingDay' && placement.unknownYear !== undefined
  const since = count.open.find((from) => early || from < placement.rawDueOn)
  if (since) {
    return {
      ...base,
      dueOn: null,
      rawDueOn: null,
      suspended: true,
      get steps(): Step[] {
        return [...opening(), { kind: 'suspended', since }]
      },
    }
  }
  return placement.unknownYear === undefined
    ? settled(base, { total, count, placement, opening })
    : wanting(base, { total, placement, opening, year: placement.unknownYear })
}

type Placement = ReturnType<typeof placed>

function wanting(
  base: Base,
  { total, placement, opening, year }: { total: Length; placement: Placement; opening: () => Step[]; year: number },
): Reckoning {
  const { rawDueOn, dueOn: estimatedOn } = placement
  return {
    ...base,
    dueOn: null,
    rawDueOn: total.unit === 'workingDay' ? null : rawDueOn,
    provisional: true,
    needsCalendar: year,
    estimatedOn,
    get steps(): Step[] {
      return [...opening(), { kind: 'provisional', year, estimatedOn }]
    },
  }
}

function settled(
  base: Base,
  { total, count, placement, opening }: { total: Length; count: Count; placement: Placement; opening: () => Step[] },
): Reckoning {
  const { rawDueOn, dueOn } = placement
  const { calendar, rollover } = count
  const inWorkingDays = total.unit === 'workingDay'
  const silence = inWorkingDays || rollover !== 'unspecified' ? {} : silent(rawDueOn, calendar)
  return {
    ...base,
    rawDueOn,
    dueOn,
    ...(silence.safeBy ? { safeBy: silence.safeBy } : {}),
    ...(silence.dueIfRolled ? { dueIfRolled: silence.dueIfRolled } : {}),
    get steps(): Step[] {
      return [
        ...opening(),
        ...(inWorkingDays ? daysOffSteps(count.from, rawDueOn, calendar) : []),
        ...(dueOn === rawDueOn ? [] : [rolledStep(rawDueOn, dueOn, calendar)]),
        { kind: 'due', on: dueOn },
        ...silentSteps(rawDueOn, silence),
      ]
    },
  }
}

function openingSteps(base: Base & { length: Length }, count: Count, extended: readonly Extended[]): Step[] {
  return [
    { kind: 'length', length: base.length },
    ...usedSteps(base),
    { kind: 'start', on: base.countedFrom, restarted: base.restartedOn !== undefined },
    ...count.excluded.map(({ from, to }): Step => ({ kind: 'excluded', from: addDays(from, 1), to })),
    ...extended.flatMap(({ before: _, ...one }): Step[] => (one.by.amount > 0 ? [{ kind: 'extended', ...one }] : [])),
  ]
}

/** The last day of a length, before and after it is moved, and the first unpublished year either rests on. */
function placed(length: Length, { from, excluded, calendar, rollover }: Count) {
  const inWorkingDays = length.unit === 'workingDay'
  const rawDueOn = inWorkingDays
    ? lastWorkingDay(from, length.amount, excluded, calendar)
    : lastDay(from, length, excluded)
  const rolls = !inWorkingDays && (rollover === 'next-working-day' || rollover === 'unspecified-roll-for-party')
  const dueOn = rolls ? calendar.nextWorkingDay(rawDueOn) : rawDueOn
  const firstAsked = inWorkingDays ? addDays(from, 1) : rolls ? rawDueOn : undefined
  return { rawDueOn, dueOn, unknownYear: firstAsked && calendar.firstUnpublished(firstAsked, dueOn) }
}

function lastDay(from: PlainDate, { amount, unit }: Length, excluded: readonly Span[]): PlainDate {
  const plain =
    unit === 'day' ? addDays(from, amount) : unit === 'month' ? addMonths(from, amount) : addYears(from, amount)
  // A suspension counts only if it began before the last day as it then stood.
  return excluded.reduce((due, span) => (span.from < due ? addDays(due, daysBetween(span.from, span.to)) : due), plain)
}

function lastWorkingDay(
  start: PlainDate,
  amount: number,
  excluded: readonly Span[],
  calendar: WorkingCalendar,
): PlainDate {
  return excluded.reduce(
    ({ due, total }, { from, to }) => {
      if (from >= due) return { due, total }
      const longer = total + calendar.workingDaysBetween(from, to)
      return { due: longer === total ? due : calendar.addWorkingDays(start, longer), total: longer }
    },
    { due: calendar.addWorkingDays(start, amount), total: amount },
  ).due
}

function rolledStep(from: PlainDate, to: PlainDate, calendar: WorkingCalendar): Step {
  const { kind, name } = calendar.dayKind(from)
  return { kind: 'rolled', from, to, ...(kind === 'holiday' && name ? { name } : {}) }
}

interface Silence {
  readonly safeBy?: PlainDate
  readonly dueIfRolled?: PlainDate
  readonly unknown?: true
}

/** The cautious days where the law says nothing; none is guessed from a year whose notice is not known. */
function silent(rawDueOn: PlainDate, calendar: WorkingCalendar): Silence {
  if (!calendar.isPublished(yearOf(rawDueOn))) return { unknown: true }
  if (calendar.isWorkingDay(rawDueOn)) return {}
  const [safeBy, dueIfRolled] = [calendar.previousWorkingDay(rawDueOn), calendar.nextWorkingDay(rawDueOn)]
  return {
    ...(calendar.isPublished(yearOf(safeBy)) ? { safeBy } : {}),
    ...(calendar.isPublished(yearOf(dueIfRolled)) ? { dueIfRolled } : {}),
  }
}

function silentSteps(rawDueOn: PlainDate, { safeBy, dueIfRolled, unknown }: Silence): Step[] {
  if (unknown) return [{ kind: 'silentUnknown', year: yearOf(rawDueOn) }]
  return safeBy ? [{ kind: 'silent', safeBy, ...(dueIfRolled ? { dueIfRolled } : {}) }] : []
}
