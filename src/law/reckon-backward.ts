import type { Length } from '../calendar/length.ts'
import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { versionsOf } from './limit.ts'
import type { LimitVersion } from './limit-version.ts'
import type { Reckoning, ReckonRequest, Step } from './reckoning.ts'
import { daysOffSteps, safeStep } from './steps.ts'

/**
 * The last day to act before an event, whose own day is not counted; never moved.
 * A notice that had to be given before the law came into force follows the version
 * before it; where there was none, the law in force on the day of the event.
 */
export function reckonBackward(request: ReckonRequest, length: Length): Reckoning {
  const { limit } = request
  if (!limit) throw new RangeError('only a limit counts back')
  if (limit.mode === 'trigger') return triggered(request, length)
  const placed = placedBack(request, length)
  if (placed.unknownYear !== undefined) return wanting(request, length, { ...placed, year: placed.unknownYear })
  const { dueOn } = placed
  const earlier = dueOn < limit.effectiveFrom ? earlierVersion(limit, dueOn) : undefined
  if (!earlier?.length) return noticed(request, length, dueOn, [])
  const older = { ...request, limit: earlier }
  return noticed(older, earlier.length, placedBack(older, earlier.length).dueOn, [
    { kind: 'earlierLaw', before: limit.effectiveFrom },
  ])
}

function earlierVersion({ family, effectiveFrom }: LimitVersion, on: PlainDate): LimitVersion | undefined {
  return versionsOf(family).find(
    (version) =>
      version.effectiveFrom < effectiveFrom &&
      version.effectiveFrom <= on &&
      (!version.effectiveTo || on <= version.effectiveTo),
  )
}

function placedBack({ startOn, calendar }: ReckonRequest, { amount, unit }: Length) {
  if (unit !== 'workingDay') return { dueOn: addDays(startOn, -amount) }
  const dueOn = calendar.addWorkingDays(startOn, -amount)
  const unknownYear = calendar.firstUnpublished(dueOn, addDays(startOn, -1))
  return { dueOn, ...(unknownYear === undefined ? {} : { unknownYear }) }
}

function noticed(request: ReckonRequest, length: Length, dueOn: PlainDate, first: readonly Step[]): Reckoning {
  const { limit, startOn: countedFrom, calendar } = request
  const inWorkingDays = length.unit === 'workingDay'
  const dueConservative = inWorkingDays ? calendar.addWorkingDays(dueOn, -1) : addDays(dueOn, -1)
  const safe = inWorkingDays ? undefined : safeStep(dueOn, calendar)
  return {
    ...(limit ? { limit } : {}),
    length,
    countedFrom,
    dueOn,
    rawDueOn: dueOn,
    dueConservative,
    ...(safe ? { safeBy: safe.safeBy } : {}),
    get steps(): Step[] {
      return [
        { kind: 'length', length },
        { kind: 'event', on: countedFrom },
        ...first,
        ...(inWorkingDays ? daysBefore(dueOn, countedFrom, calendar) : []),
        { kind: 'notice', on: dueOn, conservative: dueConservative },
        ...(safe ? [safe] : []),
      ]
    },
  }
}

function daysBefore(dueOn: PlainDate, eventOn: PlainDate, calendar: WorkingCalendar): Step[] {
  return daysOffSteps(addDays(dueOn, -1), addDays(eventOn, -1), calendar)
}

function wanting(
  { limit, startOn: countedFrom }: ReckonRequest,
  length: Length,
  { dueOn: estimatedOn, year }: { dueOn: PlainDate; year: number },
): Reckoning {
  return {
    ...(limit ? { limit } : {}),
    length,
    countedFrom,
    dueOn: null,
    rawDueOn: null,
    provisional: true,
    needsCalendar: year,
    estimatedOn,
    steps: [
      { kind: 'length', length },
      { kind: 'event', on: countedFrom },
      { kind: 'provisional', year, estimatedOn },
    ],
  }
}

/** 不足七日 begins six days before the last: the day itself is still whole. */
function triggered({ limit, startOn: countedFrom }: ReckonRequest, length: Length): Reckoning {
  const on = addDays(countedFrom, 1 - length.amount)
  return {
    ...(limit ? { limit } : {}),
    length,
    countedFrom,
    dueOn: on,
    rawDueOn: on,
    steps: [
      { kind: 'length', length },
      { kind: 'event', on: countedFrom },
      { kind: 'triggered', on },
    ],
  }
}
