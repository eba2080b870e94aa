import { type Kysely, sql } from 'kysely'
import type { Schema } from '../../store/schema.ts'
import { type Channel, channelFor, faultOf, sendWatched } from '../contact/index.ts'
import { readPreferences } from '../desk/index.ts'
import { defaultMail, notify } from '../notifications/index.ts'
import { findAddress } from './address.ts'
import { type MailContext, MOST_ATTEMPTS, pauseMinutes } from './context.ts'
import { type Line, letterOf, linesOf } from './letter.ts'
import { gather, queue } from './queue.ts'
import { mailAt } from './schedule.ts'

/** Letters of one round. */
const MOST_AT_ONCE = 100
const MINUTE = 60_000

/** What became of one letter: gone out, put off, given up, or the whole server away. */
type Outcome = 'sent' | 'later' | 'dropped' | 'server-away'

/**
 * Tells staff by mail what they were told at the desk, as each wants it; answers how many letters went
 * out. A notification is in one letter only, whatever crashes. A letter is held locked while the server
 * takes it and noted as sent in the same transaction: it goes out once, and twice only where the program
 * dies between the server's yes and that note; both then bear the same Message-ID. One that fails is tried
 * again at growing intervals, at most twelve times; while the server is away only one is tried in a round.
 */
export async function mailStaff(context: MailContext): Promise<number> {
  const channel = channelFor(context.channels, 'email')
  if (!channel) return 0
  await queue(context)
  await gather(context)
  let sent = 0
  for (const id of await waiting(context)) {
    const outcome = await context.db.transaction().execute((tx) => deliver({ ...context, db: tx }, channel, id))
    if (outcome === 'sent') sent += 1
    if (outcome === 'server-away') break
  }
  return sent
}

async function waiting({ db, county, now }: MailContext): Promise<string[]> {
  const rows = await db
    .selectFrom('mailLetter')
    .select('id')
    .where('county', '=', county.code)
    .where('sentAt', 'is', null)
    .where('givenUpAt', 'is', null)
    .where('nextAt', '<=', now)
    .orderBy('nextAt')
    .orderBy('id')
    .limit(MOST_AT_ONCE)
    .execute()
  return rows.map(({ id }) => id)
}

async function deliver(context: MailContext, channel: Channel, id: string): Promise<Outcome> {
  const { db, county, now } = context
  const { rows } = await sql<{ person: string; attempts: number }>`
    select person, attempts from mail_letter
    where county = ${county.code} and id = ${id} and sent_at is null and given_up_at is null and next_at <= ${now}
    for update skip locked`.execute(db)
  const [letter] = rows
  if (!letter) return 'later'
  const { person, attempts } = letter
  const address = await findAddress(context, person)
  if (!address || address.suspendedAt) return drop(context, id)
  const { mail } = await readPreferences(db, county.code, person)
  const wanted = ({ kind }: Line) => (mail.kinds[kind as keyof typeof mail.kinds] ?? defaultMail(kind)) !== 'none'
  const lines = (await linesOf(context, person, id)).filter(wanted)
  if (lines.length === 0) return drop(context, id)
  const allowed = mailAt(now, 'atOnce', mail, context.calendar)
  if (allowed > now) return change(db, county.code, id, { nextAt: allowed }).then(() => 'later')
  try {
    const written = letterOf(context, person, address, lines)
    const message = { kind: 'email', to: address.email, id, ...written } as const
    await sendWatched(context, channel, message, { last: attempts + 1 >= MOST_ATTEMPTS })
  } catch (error) {
    return failed(context, error, { id, person, attempts: attempts + 1 })
  }
  await change(db, county.code, id, { sentAt: now, attempts: attempts + 1, fault: null })
  return 'sent'
}

/** Nothing to say any more, or nobody to say it to: what it carried was read, or is no longer wanted. */
async function drop({ db, county }: MailContext, id: string): Promise<Outcome> {
  await db
    .updateTable('mailItem')
    .set({ letter: null, dueAt: null })
    .where('county', '=', county.code)
    .where('letter', '=', id)
    .execute()
  await db.deleteFrom('mailLetter').where('county', '=', county.code).where('id', '=', id).execute()
  return 'dropped'
}

async function failed(
  context: MailContext,
  error: unknown,
  { id, person, attempts }: { id: string; person: string; attempts: number },
): Promise<Outcome> {
  const { db, county, now } = context
  const fault = faultOf(error)
  const over = attempts >= MOST_ATTEMPTS || fault.of === 'address'
  await change(db, county.code, id, {
    attempts,
    fault: `${fault.message}（${fault.code}）`,
    ...(over ? { givenUpAt: now } : { nextAt: new Date(now.getTime() + pauseMinutes(attempts) * MINUTE) }),
  })
  if (fault.of === 'address') await suspend(context, person)
  return fault.of === 'server' ? 'server-away' : over ? 'dropped' : 'later'
}

/** An address nobody can be reached at is written to no more, and its owner is told at the desk. */
async function suspend({ db, county, now }: MailContext, person: string): Promise<void> {
  await db
    .updateTable('mailAddress')
    .set({ suspendedAt: now })
    .where('county', '=', county.code)
    .where('person', '=', person)
    .execute()
  await notify(db, county.code, now, [
    { person, kind: 'mail', text: '通知邮箱收不到邮件，已经停发；请到“我的设置”核对或者换一个', link: '/desk/me' },
  ])
}

function change(
  db: Kysely<Schema>,
  county: string,
  id: string,
  columns: Partial<{ nextAt: Date; attempts: number; fault: string | null; sentAt: Date; givenUpAt: Date }>,
) {
  return db.updateTable('mailLetter').set(columns).where('county', '=', county).where('id', '=', id).execute()
}
