import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { today } from '../../calendar/plain-date.ts'
import { type Preferences, preferencesOf } from '../desk/index.ts'
import { defaultMail } from '../notifications/index.ts'
import type { MailContext } from './context.ts'
import { mailAt } from './schedule.ts'

/** What is older has been seen at the desk or is past: after a long stop nobody's mailbox is flooded. */
const BACK_MS = 3 * 24 * 3_600_000
const MOST_AT_ONCE = 2_000

interface Fresh {
  readonly person: string
  readonly notification: string
  readonly kind: string
  readonly createdAt: Date
  readonly preferences: unknown
}

/**
 * Queues what people were told since: for everybody with an address, what was said to them or to an
 * office in whose post they act, unless they have read it. Each notification is queued for a person once,
 * however many programs are at it. Answers how many were.
 */
export async function queue(context: MailContext): Promise<number> {
  const { db, county, now } = context
  const fresh = await listFresh(context)
  if (fresh.length === 0) return 0
  const rows = fresh.map(({ person, notification, kind, createdAt, preferences }) => ({
    county: county.code,
    person,
    notification,
    dueAt: dueAt(context, preferencesOf(preferences), { kind, from: createdAt > now ? createdAt : now }),
  }))
  await db
    .insertInto('mailItem')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return rows.length
}

function dueAt({ calendar }: MailContext, { mail }: Preferences, { kind, from }: { kind: string; from: Date }) {
  const how = mail.kinds[kind as keyof typeof mail.kinds] ?? defaultMail(kind)
  return how === 'none' ? null : mailAt(from, how, mail, calendar)
}

/** What nobody has queued yet. A post counts from the day it is held: what an office was told before is not for it. */
async function listFresh({ db, county, now }: MailContext): Promise<Fresh[]> {
  const on = today(now)
  const since = new Date(now.getTime() - BACK_MS)
  // The few of these days first: walking every notification of an office for each of its people cost seconds.
  const { rows } = await sql<Fresh>`
    with recent as materialized (
      select id, kind, person, office, created_at from notification
      where county = ${county.code} and created_at >= ${since}),
    reader as (
      select a.person, a.confirmed_at from mail_address a
      join account c on c.county = a.county and c.person = a.person and c.disabled_at is null
      where a.county = ${county.code} and a.suspended_at is null),
    office as (
      select r.person, r.confirmed_at, p.office, p.from_on from reader r
        join post p on p.county = ${county.code} and p.person = r.person and p.office is not null
          and p.from_on <= ${on} and (p.until_on is null or p.until_on >= ${on})
      union
      select r.person, r.confirmed_at, p.office, b.from_on from reader r
        join substitution b on b.county = ${county.code} and b.substitute = r.person
          and b.from_on <= ${on} and b.until_on >= ${on}
        join post p on p.county = b.county and p.id = b.post and p.office is not null
          and p.from_on <= ${on} and (p.until_on is null or p.until_on >= ${on})),
    told as (
      select r.person, n.id, n.kind, n.created_at from reader r
        join recent n on n.person = r.person and n.created_at >= r.confirmed_at
      union
      select o.person, n.id, n.kind, n.created_at from office o
        join recent n on n.office = o.office and n.created_at >= o.confirmed_at
          and (n.created_at at time zone 'Asia/Shanghai')::date >= o.from_on)
    select t.person, t.id as notification, t.kind, t.created_at,
      coalesce(f.value, '{}'::jsonb) as preferences
    from told t
    left join preference f on f.county = ${county.code} and f.person = t.person
    where not exists (select from mail_item i
        where i.county = ${county.code} and i.person = t.person and i.notification = t.id)
      and not exists (select from notification_read d
        where d.county = ${county.code} and d.person = t.person and d.notification = t.id)
    order by t.created_at, t.id limit ${MOST_AT_ONCE}`.execute(db)
  return rows
}

/**
 * Puts what is due into one letter for each person; what was read at the desk meanwhile into none.
 * Answers how many letters were begun.
 */
export async function gather(context: MailContext): Promise<number> {
  const { db, county, now } = context
  const { rows: people } = await sql<{ person: string }>`
    select distinct person from mail_item
    where county = ${county.code} and letter is null and due_at <= ${now} limit 500`.execute(db)
  let begun = 0
  for (const { person } of people) begun += await gatherFor(context, person)
  return begun
}

async function gatherFor({ db, county, now }: MailContext, person: string): Promise<number> {
  return db.transaction().execute(async (tx) => {
    // Two programs at once: the second finds nothing left of what the first took.
    const { rows: due } = await sql<{ notification: string; read: boolean }>`
      select i.notification, exists (select from notification_read d
        where d.county = i.county and d.person = i.person and d.notification = i.notification) as read
      from mail_item i
      where i.county = ${county.code} and i.person = ${person} and i.letter is null and i.due_at <= ${now}
      for update of i skip locked`.execute(tx)
    const told = due.filter(({ read }) => !read).map(({ notification }) => notification)
    const read = due.filter((item) => item.read).map(({ notification }) => notification)
    const items = (ids: readonly string[], columns: { letter: string } | { dueAt: null }) =>
      tx
        .updateTable('mailItem')
        .set(columns)
        .where('county', '=', county.code)
        .where('person', '=', person)
        .where('notification', 'in', [...ids])
        .execute()
    if (read.length > 0) await items(read, { dueAt: null })
    if (told.length === 0) return 0
    const id = uuid()
    await tx
      .insertInto('mailLetter')
      .values({
        county: county.code,
        id,
        person,
        createdAt: now,
        nextAt: now,
        fault: null,
        sentAt: null,
        givenUpAt: null,
      })
      .execute()
    await items(told, { letter: id })
    return 1
  })
}
