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
