import { type Kysely, type Selectable, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { CalendarFeedTable, Schema } from './schema.ts'

/** A feed's row. */
export type FeedRecord = Selectable<CalendarFeedTable>

/** The feed of a token's digest, unless it was revoked. */
export async function findFeed(tx: Kysely<Schema>, county: string, digest: Buffer): Promise<FeedRecord | undefined> {
  return tx
    .selectFrom('calendarFeed')
    .selectAll()
    .where('county', '=', county)
    .where('tokenDigest', '=', digest)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
}

/** True while the person's account is open and they hold a post, in the feed's office if it has one. */
export async function mayStillRead(
  tx: Kysely<Schema>,
  county: string,
  { person, office }: FeedRecord,
  today: PlainDate,
): Promise<boolean> {
  const post = await tx
    .selectFrom('post')
    .innerJoin('account', (join) =>
      join.onRef('account.county', '=', 'post.county').onRef('account.person', '=', 'post.person'),
    )
    .select('post.id')
    .where('post.county', '=', county)
    .where('post.person', '=', person)
    .where('account.disabledAt', 'is', null)
    .where('post.fromOn', '<=', today)
    .where((eb) => eb.or([eb('post.untilOn', 'is', null), eb('post.untilOn', '>=', today)]))
    .where((eb) => (office ? eb('post.office', '=', office) : eb.lit(true)))
    .executeTakeFirst()
  return post !== undefined
}

/** A clock's nearest day, statute or norm. */
export interface DueDay {
  readonly matter: string
  readonly receiptNumber: string
  readonly procedure: string
  readonly version: number
  readonly name: string
  readonly on: PlainDate
}

/** Every running clock of an office's or a person's open matters by its nearest day, at most 2,000. */
export async function listDueDays(
  tx: Kysely<Schema>,
  county: string,
  { office, person }: { office?: string; person?: string },
): Promise<DueDay[]> {
  const { rows } = await sql<DueDay>`
    select matter.id as matter, matter.receipt_number as "receiptNumber", matter.procedure, matter.version, clock.name,
      least(clock.due_on, clock.target_on) as "on"
    from matter join clock on clock.county = matter.county and clock.matter = matter.id
    where matter.county = ${county} and matter.closed_on is null and clock.stopped_on is null and not clock.paused
      and coalesce(clock.due_on, clock.target_on) is not null
      and (${office ?? null}::text is null or matter.lead_office = ${office ?? null})
      and (${person ?? null}::uuid is null or matter.assignee = ${person ?? null}::uuid)
    order by "on", matter.id limit 2000`.execute(tx)
  return rows
}
