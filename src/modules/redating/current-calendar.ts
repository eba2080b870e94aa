import type { Kysely } from 'kysely'
import type { WorkingCalendar } from '../../calendar/working-calendar.ts'
import { calendarWith, readCalendarYears } from '../../store/calendar-years.ts'
import type { Schema } from '../../store/schema.ts'

const lastOf = new Map<string, { readonly text: string; readonly calendar: WorkingCalendar }>()

/** The county's calendar as it stands now; made again only when it changed, since its tables of days take time. */
export async function currentCalendar(tx: Kysely<Schema>, county: string): Promise<WorkingCalendar> {
  const years = await readCalendarYears(tx, county)
  const text = JSON.stringify(years)
  const last = lastOf.get(county)
  if (last?.text === text) return last.calendar
  const calendar = calendarWith(years)
  lastOf.set(county, { text, calendar })
  return calendar
}
