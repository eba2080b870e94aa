import type { WorkingCalendar } from '../../calendar/working-calendar.ts'
import { type Refusal, refuse } from '../../engine/refusal.ts'
import { calendarWith, type EnteredYears, holdCalendar, readCalendarYears } from '../../store/calendar-years.ts'
import type { DaySpan } from '../../store/clock-projection.ts'
import { changeSetting } from '../../store/settings.ts'
import { within } from '../../store/transaction.ts'
import { changedDays, type DayChange, longestBreak } from './changed-days.ts'
import { type RedatingContext, startRedating } from './redate.ts'

/** In days; the longest there ever was had ten. */
const LONGEST_HOLIDAY = 31

/** What a change of a year comes to: the days that are of another kind, and from which to which they lie. */
export interface PlannedYears {
  readonly years: EnteredYears
  readonly changes: readonly DayChange[]
  readonly span: DaySpan | undefined
}

/** The year as it is to stand, under the calendar as it stands before; null takes the county's own entry away. */
export type YearChange = (before: WorkingCalendar) => EnteredYears[number] | null

/** Plans a change of one year. Refuses `no-working-day` where no limit could be counted any more. */
export function planYears(current: EnteredYears, year: number, change: YearChange): PlannedYears | Refusal {
  const before = calendarWith(current)
  const entered = change(before)
  const years = [...current.filter((one) => one.year !== year), ...(entered ? [entered] : [])]
  const after = calendarWith(years)
  const idle = longestBreak(after, year)
  if (idle.days > LONGEST_HOLIDAY)
    return refuse('no-working-day', `${idle.from} 起连续 ${idle.days} 天没有工作日，期限无法计算；请核对放假的起止日期`)
  const changes = changedDays(before, after, year)
  const [first, last] = [changes[0], changes.at(-1)]
  return { years, changes, span: first && last ? { from: first.on, to: last.on } : undefined }
}

/**
 * Changes one year of the county's calendar and starts the pass over the matters it may touch, in one stroke: a calendar
 * that changed and matters nobody dates anew must not be left behind by a crash. The pass itself is `runRedating`'s.
 */
export async function changeYears(
  context: RedatingContext,
  request: {
    readonly year: number
    readonly change: YearChange
    readonly reason: string
    readonly by: string | null
    readonly undoes?: number
  },
): Promise<{ changed: number; redating: string | null } | Refusal> {
  const { county, now } = context
  const { year, change, reason, by, undoes } = request
  return within(context.db, async (db) => {
    await holdCalendar(db, county, 'alone')
    const plan = planYears(await readCalendarYears(db, county), year, change)
    if ('code' in plan) return plan
    await changeSetting(db, county, {
      ...{ key: 'calendarYears', value: plan.years, by, at: now(), reason },
      ...(undoes === undefined ? {} : { undoes }),
    })
    const { span } = plan
    const redating = span ? await startRedating({ ...context, db }, { span, reason, by }) : null
    return { changed: plan.changes.length, redating }
  })
}
