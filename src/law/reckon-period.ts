import type { Length } from '../calendar/length.ts'
import { addDays, type PlainDate, yearOf } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { reckonForward } from './reckon-forward.ts'
import type { Reckoning, ReckonRequest, Step } from './reckoning.ts'

/**
 * A period to be full before the next step ('min', 'wait'), or one neither to be
 * undercut nor overrun ('window'). No holiday shortens or moves its end.
 */
export function reckonPeriod(request: ReckonRequest, length: Length): Reckoning {
  const { limit } = request
  if (limit?.mode === 'window') return windowed(request, length, request.length ?? limit.otherLength ?? length)
  const plain = unmoved(request, length)
  const { dueOn } = plain
  if (!dueOn) return plain
  const earliestOn = addDays(dueOn, 1)
  const earliestWorkingOn = knownWorkingDay(earliestOn, request.calendar)
  return {
    ...plain,
    earliestOn,
    ...(earliestWorkingOn ? { earliestWorkingOn } : {}),
    get steps(): Step[] {
      const full = { kind: 'full', on: dueOn, earliestOn, ...(earliestWorkingOn ? { earliestWorkingOn } : {}) } as const
      return [...plain.steps.filter(isNotDue), full]
    },
  }
}

function windowed(request: ReckonRequest, near: Length, far: Length): Reckoning {
  const plain = unmoved(request, far)
  const { dueOn } = plain
  const earliestOn = unmoved(request, near).dueOn
  if (!dueOn || !earliestOn) return { ...plain, ...(earliestOn ? { earliestOn } : {}) }
  return {
    ...plain,
    earliestOn,
    get steps(): Step[] {
      return [...plain.steps.filter(isNotDue), { kind: 'window', from: earliestOn, to: dueOn }]
    },
  }
}

/** The last day as counted: what is a floor gives no safe day before it and is never rolled. */
function unmoved(request: ReckonRequest, length: Length): Reckoning {
  const { limit, ...rest } = request
  if (!limit) return reckonForward(rest, length)
  return { ...reckonForward({ ...rest, limit: { ...limit, rollover: 'none' } }, length), limit }
}

function isNotDue({ kind }: Step): boolean {
  return kind !== 'due'
}

function knownWorkingDay(from: PlainDate, calendar: WorkingCalendar): PlainDate | undefined {
  if (!calendar.isPublished(yearOf(from))) return undefined
  const day = calendar.nextWorkingDay(from)
  return calendar.isPublished(yearOf(day)) ? day : undefined
}
