import { timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { addDays, today } from '../../calendar/plain-date.ts'
import { OPENING } from '../../engine/fold.ts'
import { stageLabel } from '../../engine/permit.ts'
import type { Registry } from '../../engine/registry.ts'
import { hmacSm3 } from '../../store/keys.ts'
import type { Schema } from '../../store/schema.ts'
import { findSubscription, listWaiting, type SubscriptionRecord, type Waiting } from '../../store/subscriptions.ts'
import type { Vault } from '../../store/vault.ts'
import { type ContactMessage, channelFor } from './channel.ts'
import type { ContactContext } from './context.ts'
import { sendWatched } from './watch.ts'

/** After so many failures in a row the address is taken for dead. */
const MOST_FAILURES = 12
const MINUTE = 60_000

/** What telling subscribers needs besides. */
export interface TellingContext extends ContactContext {
  readonly registry: Registry
  readonly vault: Vault
}

/** What somebody who follows their own matter wants. */
export interface NewSubscription {
  readonly matter: string
  /** The last event they have seen. */
  readonly seq: number
  /** An address confirmed before; without one, days for a calendar. */
  readonly email?: string
  readonly origin: string
}

/** Follows a matter; answers the address that shows or ends it. */
export async function subscribe(
  { db, county, keys, vault, now }: Omit<TellingContext, 'registry' | 'channels'>,
  { matter, seq, email, origin }: NewSubscription,
): Promise<{ id: string; token: string }> {
  const id = uuid()
  await db
    .insertInto('subscription')
    .values({
      county: county.code,
      id,
      matter,
      kind: email ? 'email' : 'calendar',
      emailCipher: email ? vault.seal(email, [county.code, id, 'email']) : null,
      origin,
      toldSeq: seq,
      nextAt: now,
      createdAt: now,
    })
    .execute()
  return { id, token: subscriptionToken({ keys, county }, id) }
}

/** Ends a subscription; the address goes with it. True if there was one. */
export async function unsubscribe(
  db: Kysely<Schema>,
  county: string,
  { id, matter }: { id: string; matter?: string },
): Promise<boolean> {
  const ended = await db
    .deleteFrom('subscription')
    .where('county', '=', county)
    .where('id', '=', id)
    .$if(matter !== undefined, (query) => query.where('matter', '=', matter ?? ''))
    .executeTakeFirst()
  return ended.numDeletedRows > 0n
}

/** The subscription a token opens; nothing if it is false or was ended. */
export async function subscriptionOf(
  { db, county, keys }: Pick<ContactContext, 'db' | 'county' | 'keys'>,
  token: string,
): Promise<SubscriptionRecord | undefined> {
  const [, id = ''] = /^([0-9a-f-]{36})\.[\w-]{20,60}$/.exec(token) ?? []
  const right = Buffer.from(subscriptionToken({ keys, county }, id))
  const given = Buffer.from(token)
  if (id === '' || right.length !== given.length || !timingSafeEqual(right, given)) return undefined
  return findSubscription(db, county.code, id)
}

/** The token of a subscription: derived, so that a letter can carry it and the database need not. */
export function subscriptionToken({ keys, county }: Pick<ContactContext, 'keys' | 'county'>, id: string): string {
  return `${id}.${hmacSm3(keys.token, 'subscription', county.code, id).toString('base64url').slice(0, 40)}`
}

/**
 * Tells those who follow a matter by mail what happened since they were last told;
 * answers how many letters went out. Letters name the number and the stage and
 * nothing of what the matter is about. A letter that fails is tried again, at
 * growing intervals.
 */
export async function tellSubscribers(context: TellingContext): Promise<number> {
  const { db, county, now } = context
  if (!channelFor(context.channels, 'email')) return 0
  let told = 0
  for (const { id } of await listWaiting(db, county.code, now, { limit: 100 }))
    told += await db.transaction().execute(async (tx) => {
      const [waiting] = await listWaiting(tx, county.code, now, { id, limit: 1 })
      return waiting ? tellOne({ ...context, db: tx }, waiting) : 0
    })
  return told
}

async function tellOne(context: TellingContext, waiting: Waiting): Promise<number> {
  const { db, county, now } = context
  const news = newsOf(context, waiting)
  const change = (columns: { toldSeq?: number; failures: number; nextAt: Date }) =>
    db.updateTable('subscription').set(columns).where('county', '=', county.code).where('id', '=', waiting.id).execute()
  const failures = waiting.failures + 1
  const last = failures >= MOST_FAILURES
  try {
    if (news) await send(context, waiting, { news, last })
    await change({ toldSeq: waiting.seq, failures: 0, nextAt: now })
    return news ? 1 : 0
  } catch {
    if (last) await unsubscribe(db, county.code, { id: waiting.id })
    else await change({ failures, nextAt: new Date(now.getTime() + 2 ** failures * MINUTE) })
    return 0
  }
}

/** Forgets the addresses of those whose matter was closed a quarter of a year ago: no more is to come. */
export async function sweepSubscriptions({ db, county, now }: Pick<ContactContext, 'db' | 'county' | 'now'>) {
  const quarter = addDays(today(now), -90)
  await db
    .deleteFrom('subscription')
    .where('county', '=', county.code)
    .where('matter', 'in', (closed) =>
      closed
        .selectFrom('matter')
        .select('matter.id')
        .whereRef('matter.county', '=', 'subscription.county')
        .whereRef('matter.id', '=', 'subscription.matter')
        .where('matter.closedOn', '<', quarter),
    )
    .execute()
}

/** What was done that an applicant may see; nothing if all of it was internal. */
function newsOf({ registry }: TellingContext, { procedure, version, actions }: Waiting): string | undefined {
  const definition = registry.get(procedure, version)
  const labels = actions.flatMap((action) => {
    const { label, visibility = 'internal' } = definition.actions[action] ?? { label: '', visibility: 'internal' }
    return action !== OPENING && visibility !== 'internal' ? [label] : []
  })
  return labels.length > 0 ? [...new Set(labels)].join('、') : undefined
}

async function send(
  context: TellingContext,
  waiting: Waiting,
  { news, last }: { news: string; last: boolean },
): Promise<void> {
  const { county, vault, registry, channels } = context
  const { id, emailCipher, origin, receiptNumber, procedure, version, stage } = waiting
  const channel = channelFor(channels, 'email')
  if (!channel || !emailCipher) throw new Error('nowhere to send')
  const unsubscribe = `${origin}/unsubscribe#${subscriptionToken(context, id)}`
  const message: ContactMessage = {
    kind: 'email',
    to: vault.open(emailCipher, [county.code, id, 'email']),
    subject: `${receiptNumber} 有新进展`,
    text: [
      `您在${county.name}政民互动提交的 ${receiptNumber} 有新进展：${news}。`,
      `现在：${stageLabel(registry.get(procedure, version), stage)}。`,
      '',
      `凭查询码查看内容：${origin}/track?number=${encodeURIComponent(receiptNumber)}`,
      '',
      `不想再收到，打开这里退订：${unsubscribe}`,
    ].join('\n'),
    unsubscribe,
  }
  await sendWatched(context, channel, message, { last })
}
