import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'

/**
 * The one meaning of late: a clock ended after its day, or is a duty still running past it on `on`.
 * @param clock what the table of clocks is called in the query
 */
export function isLate(clock: string, on: PlainDate): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${clock}.${name}`)
  return sql<boolean>`(${column('late')} or (${column('duty')} and ${column('stopped_on')} is null and ${column('due_on')} < ${on}))`
}

/**
 * Whether a matter is late, as a column. Looked up row by row: written as an aggregate, since an
 * `exists` in a column is hashed over every clock there is.
 * @param matter what the table of matters is called in the query
 */
export function lateOf(county: string, on: PlainDate, matter: string): RawBuilder<boolean> {
  return sql<boolean>`coalesce((select bool_or(${isLate('late_clock', on)}) from clock late_clock
    where late_clock.county = ${county} and late_clock.matter = ${sql.ref(`${matter}.id`)}), false)`
}

/** The same as a filter, which an index answers. */
export function whereLate(county: string, on: PlainDate, matter: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select from clock late_clock where late_clock.county = ${county}
    and late_clock.matter = ${sql.ref(`${matter}.id`)} and ${isLate('late_clock', on)})`
}
