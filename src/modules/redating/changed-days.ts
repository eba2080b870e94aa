import { addDays, type PlainDate, plainDate } from '../../calendar/plain-date.ts'
import { type DayKind, FIRST_YEAR, LAST_YEAR, type WorkingCalendar } from '../../calendar/working-calendar.ts'

/** Days into the years beside it. */
const REACH = 40

/** A day that is of another kind now. */
export interface DayChange {
  readonly on: PlainDate
  readonly from: DayKind
  readonly to: DayKind
}

/**
 * The days of a year, and of the last week before it, that one calendar works and
 * another does not. When a year becomes known at all, its first and last day are among
 * them: what rested on a guess does so no longer.
 */
export function changedDays(before: WorkingCalendar, after: WorkingCalendar, year: number): DayChange[] {
  const last = plainDate(`${year}-12-31`)
  const changes: DayChange[] = []
  const becameKnown = before.isPublished(year) !== after.isPublished(year)
  for (let on = plainDate(`${year - 1}-12-25`); on <= last; on = addDays(on, 1)) {
    const edge = becameKnown && (on === last || on === `${year}-01-01`)
    if (edge || before.isWorkingDay(on) !== after.isWorkingDay(on))
      changes.push({ on, from: before.dayKind(on), to: after.dayKind(on) })
  }
  return changes
}

/** The longest stretch of days off that touches a year: longer than any holiday ever was, and no limit could be counted. */
export function longestBreak(calendar: WorkingCalendar, year: number): { from: PlainDate; days: number } {
  let longest = { from: plainDate(`${year}-01-01`), days: 0 }
  let current = longest
  const first = year > FIRST_YEAR ? addDays(plainDate(`${year}-01-01`), -REACH) : plainDate(`${year}-01-01`)
  const last = year < LAST_YEAR ? addDays(plainDate(`${year}-12-31`), REACH) : plainDate(`${year}-12-31`)
  for (let on = first; on <= last; on = addDays(on, 1)) {
    current = calendar.isWorkingDay(on) ? { from: addDays(on, 1), days: 0 } : { ...current, days: current.days + 1 }
    if (current.days > longest.days) longest = current
  }
  return longest
}
