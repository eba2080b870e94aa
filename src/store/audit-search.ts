import { type Expression, expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Schema } from './schema.ts'

/** What is asked of a log; days are the county's, both included. */
export interface AuditFilter {
  /** A member of staff; what citizens did is not searched by person. */
  readonly person?: string | undefined
  readonly matter?: string | undefined
  /** Administrative act, kind of particular read, or action. */
  readonly kind?: string | undefined
  readonly from?: PlainDate | undefined
  readonly to?: PlainDate | undefined
  readonly limit: number
}

/** Where a page of events begins: after this one. */
export interface EventPlace {
  readonly at: Date
  readonly matter: string
  readonly seq: number
}

/** The columns in which a log keeps what it is searched by. */
interface Columns {
  readonly person: string
  readonly matter?: string
  readonly kind: string
  readonly at: string
}

/** What a filter asks of a log; a log that keeps no matters is not asked for one. */
function asked({ person, matter, kind, from, to }: Omit<AuditFilter, 'limit'>, columns: Columns): Expression<SqlBool> {
  const is = (column: string | undefined, value: string | undefined) =>
    column && value ? [sql<SqlBool>`${sql.ref(column)} = ${value}`] : []
  const at = sql.ref(columns.at)
  return expressionBuilder<Schema>().and([
    ...is(columns.person, person),
    ...is(columns.matter, matter),
    ...is(columns.kind, kind),
    ...(from ? [sql<SqlBool>`${at} >= ${from}::date`] : []),
    ...(to ? [sql<SqlBool>`${at} < ${to}::date + 1`] : []),
  ])
}

/** Administrative acts, the newest first; those below `before` where that is given. */
export async function searchAdministration(
  db: Kysely<Schema>,
  county: string,
  { before, limit, ...filter }: AuditFilter & { readonly before?: number | undefined },
) {
  let query = db
    .selectFrom('administration')
    .select(['id', 'person', 'action', 'detail', 'doneAt'])
    .where('county', '=', county)
    .where(asked(filter, { person: 'person', kind: 'action', at: 'doneAt' }))
  if (before) query = query.where('id', '<', before)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** Readings of what is masked, the newest first; those below `before` where that is given. */
export async function searchReadings(
  db: Kysely<Schema>,
  county: string,
  { before, limit, ...filter }: AuditFilter & { readonly before?: number | undefined },
) {
  let query = db
    .selectFrom('reading')
    .leftJoin('matter', (join) => join.onRef('matter.id', '=', 'reading.matter').on('matter.county', '=', county))
    .select(['reading.id', 'reading.person', 'reading.role', 'reading.subject', 'reading.reason', 'reading.readAt'])
    .select('matter.receiptNumber')
    .where('reading.county', '=', county)
    .where(
      asked(filter, {
        person: 'reading.person',
        matter: 'reading.matter',
        kind: 'reading.subject',
        at: 'reading.readAt',
      }),
    )
  if (before) query = query.where('reading.id', '<', before)
  return query.orderBy('reading.id', 'desc').limit(limit).execute()
}

/** Events of the ledger without what they say, the newest first; those after a place where that is given. */
export async function searchEvents(
  db: Kysely<Schema>,
  county: string,
  { after, limit, ...filter }: AuditFilter & { readonly after?: EventPlace | undefined },
) {
  let query = db
    .selectFrom('event')
    .innerJoin('matter', (join) => join.onRef('matter.id', '=', 'event.matter').on('matter.county', '=', county))
    .select(['event.matter', 'event.seq', 'event.action', 'event.actor', 'event.role', 'event.office'])
    .select(['event.recordedAt', 'matter.receiptNumber', 'matter.procedure', 'matter.version'])
    .where('event.county', '=', county)
    .where(
      asked(filter, { person: 'event.actor', matter: 'event.matter', kind: 'event.action', at: 'event.recordedAt' }),
    )
  if (filter.person) query = query.where('event.role', '<>', 'citizen')
  if (after) {
    const { at, matter: id, seq } = after
    query = query
      .where('event.recordedAt', '<=', at)
      .where(({ eb, or, and, refTuple, tuple }) =>
        or([
          eb('event.recordedAt', '<', at),
          and([eb('event.recordedAt', '=', at), eb(refTuple('event.matter', 'event.seq'), '>', tuple(id, seq))]),
        ]),
      )
  }
  return query.orderBy('event.recordedAt', 'desc').orderBy('event.matter').orderBy('event.seq').limit(limit).execute()
}

/** The matter of a receipt number. */
export async function matterOfReceipt(
  db: Kysely<Schema>,
  county: string,
  receiptNumber: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('matter')
    .select('id')
    .where('county', '=', county)
    .where('receiptNumber', '=', receiptNumber)
    .executeTakeFirst()
  return row?.id
}
