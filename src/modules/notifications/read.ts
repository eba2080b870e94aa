import { type Kysely, sql } from 'kysely'
import type { Schema } from '../../store/schema.ts'

/** One notification as a person sees it. */
export interface Notification {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly link: string | null
  readonly createdAt: Date
  readonly readAt: Date | null
}

/** Whoever looks: a person, in the office of the post they act in. */
export interface Reader {
  readonly person: string
  readonly office: string | null
}

const PAGE = 30

function mine(county: string, { person, office }: Reader) {
  return sql<boolean>`notification.county = ${county}
    and (notification.person = ${person} or notification.office = ${office})`
}

/** The newest first, from before `cursor` (an id) on. */
export async function listNotifications(
  tx: Kysely<Schema>,
  county: string,
  reader: Reader,
  cursor?: string,
): Promise<{ items: Notification[]; nextCursor?: string }> {
  const rows = await tx
    .selectFrom('notification')
    .leftJoin('notificationRead', (join) =>
      join
        .onRef('notificationRead.county', '=', 'notification.county')
        .onRef('notificationRead.notification', '=', 'notification.id')
        .on('notificationRead.person', '=', reader.person),
    )
    .select([
      'notification.id',
      'notification.kind',
      'notification.text',
      'notification.link',
      'notification.createdAt',
      'notificationRead.readAt',
    ])
    .where(mine(county, reader))
    .where((eb) => (cursor ? eb('notification.id', '<', cursor) : eb.lit(true)))
    .orderBy('notification.id', 'desc')
    .limit(PAGE + 1)
    .execute()
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  return { items, ...(rows.length > PAGE && last ? { nextCursor: last.id } : {}) }
}

/** How many wait unread; counts no further than 100. */
export async function countUnread(tx: Kysely<Schema>, county: string, reader: Reader): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from notification where ${mine(county, reader)} and not exists (
        select from notification_read r
        where r.county = notification.county and r.notification = notification.id and r.person = ${reader.person})
      limit 100) as unread`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Marks some, or all up to one, as read by this person; those that are not theirs are passed over. */
export async function markRead(
  tx: Kysely<Schema>,
  county: string,
  { reader, at, ...which }: { reader: Reader; at: Date } & ({ ids: readonly string[] } | { until: string }),
): Promise<void> {
  const told = 'ids' in which ? sql`id = any(${[...which.ids]}::uuid[])` : sql`id <= ${which.until}::uuid`
  await sql`
    insert into notification_read (county, notification, person, read_at)
    select county, id, ${reader.person}::uuid, ${at} from notification
    where ${mine(county, reader)} and ${told}
    on conflict do nothing`.execute(tx)
}
