import { type Kysely, sql } from 'kysely'
import { nationalCalendar, type WorkingCalendar, withYears } from '../calendar/working-calendar.ts'
import type { Schema } from './schema.ts'
import { type CountySettings, SETTINGS } from './settings.ts'

/** The years a county has entered itself. */
export type EnteredYears = CountySettings['calendarYears']

/**
 * Holds the county's calendar until the transaction ends: 'shared' for those who
 * date matters by it, 'alone' for whoever changes it, so that no matter is written
 * by a calendar that is no longer the county's.
 */
export async function holdCalendar(tx: Kysely<Schema>, county: string, how: 'shared' | 'alone'): Promise<void> {
  const key = sql`hashtext('calendar'), hashtext(${county})`
  await (how === 'alone'
    ? sql`select pg_advisory_xact_lock(${key})`.execute(tx)
    : sql`select pg_advisory_xact_lock_shared(${key})`.execute(tx))
}

/** The years as they stand now, past whatever a server remembers. */
export async function readCalendarYears(tx: Kysely<Schema>, county: string): Promise<EnteredYears> {
  const row = await tx
    .selectFrom('setting')
    .select('value')
    .where('county', '=', county)
    .where('key', '=', 'calendarYears')
    .executeTakeFirst()
  return SETTINGS.calendarYears.parse(row?.value)
}

/** The national calendar with those years. */
export function calendarWith(years: EnteredYears): WorkingCalendar {
  return withYears(nationalCalendar, years)
}
