import { compareDays, type PlainDate } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-calendar.ts'
import { type ClockState, clockLawText, nearestDue } from '../../engine/clock.ts'
import { type DayStrip, dayStrip } from '../../law/day-strip.ts'
import { limitById } from '../../law/limit.ts'
import { checkedText } from '../../law/limit-version.ts'
import type { ClockAccount, ClockStatus, StripInfo } from '../api-types/clocks.ts'

type OfficeNames = ReadonlyMap<string, string>

function presentClock(
  clock: ClockState,
  today: PlainDate,
  calendar: WorkingCalendar,
  offices: OfficeNames = new Map(),
): ClockStatus {
  const { name, label, dueOn, targetOn, startedOn, stoppedOn, state, late, missedTarget, provisional, length, target } =
    clock
  const nearest = [dueOn, targetOn].filter((day) => day !== null).sort()[0]
  const law = clockLawText(clock)
  const limit = clock.limit ? limitById(clock.limit) : undefined
  const mark = limit ? checkedText(limit) : undefined
  return {
    name,
    label,
    dueOn,
    targetOn,
    startedOn,
    stoppedOn,
    state,
    late,
    missedTarget,
    workingDaysLeft: state === 'running' && nearest ? calendar.workingDaysBetween(today, nearest) : null,
    provisional,
    ...(law ? { law } : {}),
    ...(length ? { length } : {}),
    ...(target ? { target } : {}),
    ...(clock.dueAt ? { dueAt: clock.dueAt } : {}),
    ...(clock.targetAt ? { targetAt: clock.targetAt } : {}),
    ...(clock.limit && clock.reckoning?.earliestOn ? { earliestOn: clock.reckoning.earliestOn } : {}),
    ...(clock.safeBy ? { safeBy: clock.safeBy } : {}),
    ...(mark ? { mark } : {}),
    ...(clock.owedBy ? { owedByName: offices.get(clock.owedBy) ?? clock.owedBy } : {}),
    explanation: [...clock.explanation],
    promiseLines: clock.promise.length,
  }
}

/** Clocks as screens show them: those past the statute's day, then those running by their nearest day, then those paused, then those stopped, latest first. */
export function presentClocks(
  clocks: readonly ClockState[],
  today: PlainDate,
  calendar: WorkingCalendar,
  offices?: OfficeNames,
): ClockStatus[] {
  return clocks.toSorted(byNearest).map((clock) => presentClock(clock, today, calendar, offices))
}

const ORDER: Readonly<Record<ClockState['state'], number>> = { running: 0, paused: 1, stopped: 2 }

function byNearest(a: ClockState, b: ClockState): number {
  if (a.state !== b.state) return ORDER[a.state] - ORDER[b.state]
  if (a.stoppedOn && b.stoppedOn) return compareDays(b.stoppedOn, a.stoppedOn)
  if (a.late !== b.late) return a.late ? -1 : 1
  const [left, right] = [nearestDue([a]), nearestDue([b])]
  if (left && right) return compareDays(left, right)
  return left ? -1 : right ? 1 : 0
}

/** A clock's account, to read, print and show to a court. */
export function presentAccount(clock: ClockState, today: PlainDate, calendar: WorkingCalendar): ClockAccount {
  const strip = clock.reckoning ? dayStrip(clock.reckoning, calendar) : undefined
  return {
    clock: presentClock(clock, today, calendar),
    ...(strip ? { strip: withTarget(presentStrip(strip), clock) } : {}),
  }
}

/** The county's own day beside the statute's, where both are on the strip. */
function withTarget(strip: StripInfo, { limit, targetOn }: ClockState): StripInfo {
  if (!limit || !targetOn) return strip
  const days = strip.days.map((day) =>
    day.on === targetOn ? { ...day, marks: [...day.marks, 'target' as const] } : day,
  )
  return { ...strip, days }
}

/** A strip as plain JSON. */
export function presentStrip({ days, skipped }: DayStrip): StripInfo {
  return { days: days.map((day) => ({ ...day, marks: [...day.marks] })), ...(skipped ? { skipped } : {}) }
}
