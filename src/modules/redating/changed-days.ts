import { addDays, type PlainDate, plainDate } from '../../calendar/plain-date.ts'
import type { DayKind, WorkingCalendar } from '../../calendar/working-calendar.ts'

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
