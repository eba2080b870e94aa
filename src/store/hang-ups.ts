import { type Kysely, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { Schema } from './schema.ts'

/** A matter that hangs, open or answered, and the day of its review. */
export interface HangUp {
  readonly matter: string
  readonly reviewOn: PlainDate
  readonly cause: string
}

/** Other procedures have reviews too; what hangs says so of itself. */
const HANGS = sql<boolean>`c.name = 'review' and c.stopped_on is null and m.facts ->> 'hungUp' = 'true'`

/** A page of what hangs, the nearest review first; of one office where asked. Throws RangeError on a cursor that is not ours. */
export async function listHangUps(
  tx: Kysely<Schema>,
  county: string,
  query: { office?: string; cursor?: string; limit: number },
): Promise<{ items: HangUp[]; nextCursor?: string }> {
  const place = query.cursor ? decodeCursor(query.cursor) : undefined
  if (query.cursor && !place) throw new RangeError('cursor')
  const after = place ? sql`and (c.due_on, c.matter) > (${place.on}::date, ${place.id}::uuid)` : sql``
  const office = query.office === undefined ? sql`` : sql`and m.lead_office = ${query.office}`
  const { rows } = await sql<HangUp>`
    select c.matter, c.due_on as "reviewOn", coalesce(m.facts ->> 'hungUpFor', '') as cause
    from clock c join matter m on m.county = c.county and m.id = c.matter
    where c.county = ${county} and ${HANGS} ${office} ${after}
    order by c.due_on, c.matter limit ${query.limit + 1}`.execute(tx)
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  if (rows.length <= query.limit || !last) return { items }
  return { items, nextCursor: encodeCursor({ on: last.reviewOn, id: last.matter }) }
}

/** How many hang, by cause, and how many of them are past their review. */
export async function countHangUps(
  tx: Kysely<Schema>,
  county: string,
  { today, office }: { today: PlainDate; office?: string },
): Promise<{ cause: string; count: number; overdue: number }[]> {
  const mine = office === undefined ? sql`` : sql`and m.lead_office = ${office}`
  const { rows } = await sql<{ cause: string; count: number; overdue: number }>`
    select coalesce(m.facts ->> 'hungUpFor', '') as cause, count(*)::int as count,
      (count(*) filter (where c.due_on < ${today}))::int as overdue
    from clock c join matter m on m.county = c.county and m.id = c.matter
    where c.county = ${county} and ${HANGS} ${mine}
    group by 1 order by 2 desc, 1`.execute(tx)
  return rows
}

/** A review whose day has come and that nobody was told of. */
export interface DueReview {
  readonly matter: string
  readonly reviewOn: PlainDate
  readonly receiptNumber: string
  readonly office: string | null
}

/** Reviews whose day has come and that nobody was told of yet, oldest first. */
export async function dueReviews(
  tx: Kysely<Schema>,
  county: string,
  { today, limit }: { today: PlainDate; limit: number },
): Promise<DueReview[]> {
  const { rows } = await sql<DueReview>`
    select c.matter, c.due_on as "reviewOn", m.receipt_number as "receiptNumber", m.lead_office as office
    from clock c join matter m on m.county = c.county and m.id = c.matter
    where c.county = ${county} and ${HANGS} and c.due_on <= ${today}
      and not exists (select from review_reminder r
        where r.county = c.county and r.matter = c.matter and r.review_on = c.due_on)
    order by c.due_on, c.matter limit ${limit}`.execute(tx)
  return rows
}

/** Marks a review as told; false where another was quicker. */
export async function markTold(
  tx: Kysely<Schema>,
  county: string,
  { matter, reviewOn, at }: { matter: string; reviewOn: PlainDate; at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('reviewReminder')
    .values({ county, matter, reviewOn, toldAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('matter')
    .executeTakeFirst()
  return row !== undefined
}
