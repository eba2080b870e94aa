import { type Kysely, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { Schema } from './schema.ts'

/** How far a special supervision is. */
export interface BatchCounts {
  readonly total: number
  readonly open: number
  readonly late: number
  readonly answered: number
  readonly closed: number
}

/** The orders of a name, counted: open, past their day, answered and waiting to be checked, written off. */
export async function countBatch(
  tx: Kysely<Schema>,
  county: string,
  { name, today }: { name: string; today: PlainDate },
): Promise<BatchCounts> {
  const { rows } = await sql<BatchCounts>`
    select count(*)::int as total, (count(*) filter (where closed_on is null))::int as open,
      (count(*) filter (where closed_on is null and due_on < ${today}))::int as late,
      (count(*) filter (where stage = 'answered'))::int as answered,
      (count(*) filter (where closed_on is not null))::int as closed
    from matter where county = ${county} and procedure = 'supervision-order' and facts ->> 'batch' = ${name}`.execute(
    tx,
  )
  return rows[0] ?? { total: 0, open: 0, late: 0, answered: 0, closed: 0 }
}

/** A page of the orders of a name, the nearest due first and the closed last. Throws RangeError on a cursor that is not ours. */
export async function listBatchOrders(
  tx: Kysely<Schema>,
  county: string,
  query: { name: string; cursor?: string; limit: number },
): Promise<{ ids: string[]; nextCursor?: string }> {
  const place = query.cursor ? decodeCursor(query.cursor) : undefined
  if (query.cursor && !place) throw new RangeError('cursor')
  const after = place ? sql`and (due_on, id) > (${place.on}::date, ${place.id}::uuid)` : sql``
  const { rows } = await sql<{ id: string; dueOn: string }>`
    select id, due_on as "dueOn" from matter
    where county = ${county} and procedure = 'supervision-order' and facts ->> 'batch' = ${query.name} ${after}
    order by due_on, id limit ${query.limit + 1}`.execute(tx)
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  const ids = items.map(({ id }) => id)
  if (rows.length <= query.limit || !last) return { ids }
  return { ids, nextCursor: encodeCursor({ on: last.dueOn, id: last.id }) }
}

/** The leader's instruction a special supervision carries out. */
export interface BatchInstruction {
  readonly matter: string
  readonly receiptNumber: string
  readonly documentNumber: string | null
  readonly leader: string
  readonly givenOn: string
  readonly text: string
  readonly closedOn: PlainDate | null
}

/** The latest instruction of the name, if there is one. */
export async function findBatchInstruction(
  tx: Kysely<Schema>,
  county: string,
  name: string,
): Promise<BatchInstruction | undefined> {
  const { rows } = await sql<BatchInstruction>`
    select m.id as matter, m.receipt_number as "receiptNumber", e.document_number as "documentNumber",
      m.facts ->> 'leader' as leader, m.facts ->> 'givenOn' as "givenOn", m.facts ->> 'text' as text,
      m.closed_on as "closedOn"
    from matter m
    left join event e on e.county = m.county and e.matter = m.id and e.action = 'number'
    where m.county = ${county} and m.procedure = 'instruction' and m.title = ${name}
    order by m.id desc limit 1`.execute(tx)
  return rows[0]
}
