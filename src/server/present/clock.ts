import type { PlainDate } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-calendar.ts'
import { type ClockState, clockLawText } from '../../engine/clock.ts'
import type { ClockStatus } from '../api-types.ts'

/** A clock as a screen shows it. */
export function presentClock(clock: ClockState, today: PlainDate, calendar: WorkingCalendar): ClockStatus {
  const { name, label, dueOn, targetOn, startedOn, stoppedOn, state, late, missedTarget, provisional, length, target } =
    clock
  const nearest = [dueOn, targetOn].filter((day) => day !== null).sort()[0]
  const law = clockLawText(clock)
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
    explanation: [...clock.explanation],
  }
}
