import { type Kysely, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { lateOf } from './lateness.ts'
import type { MatterRecord } from './matters.ts'
import type { Schema } from './schema.ts'

/** A matter that waits to be sent, with its text. */
export type AwaitingRecord = Pick<
  MatterRecord,
  'id' | 'procedure' | 'version' | 'receiptNumber' | 'title' | 'seq' | 'stage' | 'openedOn' | 'dueOn' | 'facts'
> & { readonly text: string; readonly late: boolean }

/** Which matters wait: their procedures, and the stage each begins in. */
export interface Waiting {
  readonly procedures: readonly string[]
  readonly stages: readonly string[]
}

/** A page of waiting matters, nearest due first. Throws RangeError on a cursor that is not ours. */
export async function listAwaiting(
  tx: Kysely<Schema>,
  county: string,
  query: Waiting & { cursor?: string; limit: number; today: PlainDate },
): Promise<{ items: AwaitingRecord[]; nextCursor?: string }> {
  const place = query.cursor ? decodeCursor(query.cursor) : undefined
  if (query.cursor && !place) throw new RangeError('cursor')
  const after = place ? sql`and (m.due_on, m.id) > (${place.on}::date, ${place.id}::uuid)` : sql``
  const { rows } = await sql<AwaitingRecord>`
    select m.id, m.procedure, m.version, m.receipt_number as "receiptNumber", m.title, m.seq, m.stage,
      m.opened_on as "openedOn", m.due_on as "dueOn", m.facts, t.text,
      ${lateOf(county, query.today, 'm')} as late
    from matter m join matter_text t on t.county = ${county} and t.matter = m.id
    where m.county = ${county} and m.stage = any(${[...query.stages]}::text[])
      and m.procedure = any(${[...query.procedures]}::text[]) ${after}
    order by m.due_on, m.id limit ${query.limit + 1}`.execute(tx)
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  if (rows.length <= query.limit || !last) return { items }
  return { items, nextCursor: encodeCursor({ on: last.dueOn, id: last.id }) }
}

/** How many wait in all, how many are past a day that a clock of theirs names, how many reach it today. */
export async function countAwaiting(
  tx: Kysely<Schema>,
  county: string,
  { procedures, stages, today }: Waiting & { today: PlainDate },
): Promise<{ total: number; late: number; today: number }> {
  const { rows } = await sql<{ total: number; late: number; today: number }>`
    select count(*)::int as total, (count(*) filter (where due_on < ${today}))::int as late,
      (count(*) filter (where due_on = ${today}))::int as today
    from matter where county = ${county} and stage = any(${[...stages]}::text[])
      and procedure = any(${[...procedures]}::text[])`.execute(tx)
  return rows[0] ?? { total: 0, late: 0, today: 0 }
}

/** How an office last gave a matter back. */
export interface ReturnRecord {
  readonly matter: string
  readonly office: string | null
  readonly reason: string | null
  readonly suggestedOffice: string | null
  readonly basisTitle: string | null
  readonly basisArticle: string | null
  readonly on: PlainDate
}

/** The last return of each of some matters, where it is their last decision on an office. */
export async function lastReturns(
  tx: Kysely<Schema>,
  county: string,
  matters: readonly string[],
): Promise<Map<string, ReturnRecord>> {
  if (matters.length === 0) return new Map()
  const { rows } = await sql<ReturnRecord>`
    select distinct on (matter) matter, office, input->>'reason' as reason,
      input->>'suggestedOffice' as "suggestedOffice", input->>'basisTitle' as "basisTitle",
      input->>'basisArticle' as "basisArticle", happened_on as "on"
    from event where county = ${county} and matter = any(${[...matters]}::uuid[]) and action = 'return'
    order by matter, seq desc`.execute(tx)
  return new Map(rows.map((row) => [row.matter, row]))
}

/** So many disputes are named at the desk; more are found in the worklist. */
const MOST_DISPUTED = 20

/** Matters in a stage that waits for a ruling, the longest first. */
export async function listDisputed(
  tx: Kysely<Schema>,
  county: string,
  stage: string,
): Promise<{ id: string; receiptNumber: string; title: string; on: PlainDate }[]> {
  return tx
    .selectFrom('matter')
    .innerJoin('clock', (join) =>
      join.onRef('clock.county', '=', 'matter.county').onRef('clock.matter', '=', 'matter.id'),
    )
    .select(['matter.id', 'matter.receiptNumber', 'matter.title', 'clock.startedOn as on'])
    .where('matter.county', '=', county)
    .where('matter.stage', '=', stage)
    .where('clock.name', '=', 'rule')
    .orderBy('matter.dueOn')
    .orderBy('matter.id')
    .limit(MOST_DISPUTED)
    .execute()
}
