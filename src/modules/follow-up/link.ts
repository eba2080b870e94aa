import { randomBytes } from 'node:crypto'
import { addDays, dateText, type PlainDate, today } from '../../calendar/plain-date.ts'
import { reckon } from '../../law/reckon.ts'
import { type FollowUpRecord, findByToken, nextLink, updateLink } from '../../store/follow-ups.ts'
import { hmacSm3, type Keys } from '../../store/keys.ts'
import { findMatter, type MatterRecord } from '../../store/matters.ts'
import { type Channel, type ContactKind, channelFor, sendWatched } from '../contact/index.ts'
import type { FollowUpContext } from './context.ts'
import { tellUnsent } from './tell-office.ts'

const MINUTE = 60_000
/** After so many failures in a row the number or address is taken for dead. */
const MOST_FAILURES = 8
const MOBILE = /^1\d{10}$/

/** What a token is kept as: whoever reads the database learns none. */
function digestOf(keys: Keys, county: string, token: string): Buffer {
  return hmacSm3(keys.token, 'follow-up-link', county, token)
}

/** The last day of a link sent on a day. */
export function linkExpires({ settings }: Pick<FollowUpContext, 'settings'>, on: PlainDate): PlainDate {
  const { dueOn, estimatedOn } = reckon({
    ...{ length: settings.norm('follow-up-link'), startOn: on, entries: [], calendar: settings.calendar },
  })
  return dueOn ?? estimatedOn ?? on
}

/** Sends the links whose turn has come; answers how many went out. One that fails is tried again at growing intervals. */
export async function sendLinks(context: FollowUpContext): Promise<number> {
  const { db, county, now, rule } = context
  if (rule.portal === '') return 0
  let sent = 0
  for (let at = 0; at < 100; at += 1) {
    const went = await db.transaction().execute(async (tx) => {
      const round = await nextLink(tx, county.code, now)
      return round ? sendOne({ ...context, db: tx }, round) : undefined
    })
    if (went === undefined) return sent
    sent += went ? 1 : 0
  }
  return sent
}

async function sendOne(context: FollowUpContext, round: FollowUpRecord): Promise<boolean> {
  const { db, county, keys, now } = context
  const row = await findMatter(db, county.code, round.matter)
  const to = await contactOf(context, round.matter)
  // A link that would come weeks after the answer is none: whoever asked has long gone on.
  const stale = linkExpires(context, round.closedOn) < today(now)
  if (!row || !to || stale) {
    await updateLink(db, round, { nextAt: null })
    return false
  }
  const token = randomBytes(24).toString('base64url')
  const lastDay = linkExpires(context, today(now))
  const failures = round.failures + 1
  const last = failures >= MOST_FAILURES
  const letter = words(context, { row, closedOn: round.closedOn, token, lastDay })
  try {
    await sendWatched(context, to.channel, { kind: to.kind, to: to.address, ...letter }, { last })
  } catch {
    await updateLink(db, round, { failures, nextAt: last ? null : new Date(now.getTime() + 2 ** failures * MINUTE) })
    if (last) await tellUnsent(context, row, failures)
    return false
  }
  await updateLink(db, round, {
    ...{ linkKind: to.kind, tokenDigest: digestOf(keys, county.code, token), sentAt: now, nextAt: null },
    // To the end of its last day in Beijing.
    expiresAt: new Date(`${addDays(lastDay, 1)}T00:00:00+08:00`),
  })
  return true
}

/** The letter names the number and the days, and nothing of what the matter is about. */
function words(
  { county, rule }: FollowUpContext,
  { row, closedOn, token, lastDay }: { row: MatterRecord; closedOn: PlainDate; token: string; lastDay: PlainDate },
) {
  const link = `${rule.portal.replace(/\/$/, '')}/follow-up#${token}`
  return {
    subject: `请评价 ${row.receiptNumber} 的办理结果`,
    text: `您向${county.name}提交的 ${row.receiptNumber} 已于${dateText(closedOn)}答复。问题解决了吗、满意吗？请点开评价（${dateText(lastDay)}前有效，不用登录）：${link} 不评价也可以，不影响您的权利。`,
  }
}

async function contactOf(
  { db, county, vault, channels }: FollowUpContext,
  matter: string,
): Promise<{ channel: Channel; kind: ContactKind; address: string } | undefined> {
  const party = await db
    .selectFrom('party')
    .select(['phoneCipher', 'emailCipher'])
    .where('county', '=', county.code)
    .where('matter', '=', matter)
    .executeTakeFirst()
  const ciphers = { phone: party?.phoneCipher, email: party?.emailCipher }
  for (const kind of ['phone', 'email'] as const) {
    const channel = channelFor(channels, kind)
    const cipher = ciphers[kind]
    if (!channel || !cipher) continue
    const address = vault.open(cipher, [county.code, matter, kind])
    if (kind === 'email' || MOBILE.test(address)) return { channel, kind, address }
  }
  return undefined
}

/** The round a token opens; nothing if it is not one of ours. */
export async function roundOfToken(
  { db, county, keys }: Pick<FollowUpContext, 'db' | 'keys'> & { county: { readonly code: string } },
  token: string,
): Promise<FollowUpRecord | undefined> {
  return findByToken(db, county.code, digestOf(keys, county.code, token))
}
