import { randomInt, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Refusal, refuse } from '../../engine/refusal.ts'
import { hmacSm3 } from '../../store/keys.ts'
import { type ContactKind, channelFor, plainContact } from './channel.ts'
import type { ContactContext } from './context.ts'
import { sendWatched } from './watch.ts'

const MINUTE = 60_000
/** A code can be entered so long. */
export const CODE_MINUTES = 10
/** Wrong guesses one code bears: 1 in 200,000 to hit six digits. */
const ATTEMPTS = 5
/** Between two codes to one contact. */
const PAUSE_MS = MINUTE
/** Codes one contact gets in a day: it is somebody's telephone that rings. */
const MOST_A_DAY = 10
/** A confirmed contact need not be confirmed again so long. */
const PROOF_MS = 24 * 60 * MINUTE

/** A code on its way: what its owner must name when entering it. */
export interface CodeSent {
  readonly id: string
  /** Hands the message over; kept apart so that the answer tells nothing of how the handing over went. */
  readonly deliver: () => Promise<void>
}

/**
 * Makes a code for a contact and a message with it. Only its digest is stored.
 * Refuses where no channel reaches that kind, within a minute of the last code,
 * and beyond ten a day. Whether anybody knows the contact plays no part.
 * The message says what the code is for.
 */
export async function makeCode(
  context: ContactContext,
  kind: ContactKind,
  typed: string,
  purpose = `用于确认您在${context.county.name}政民互动填写的联系方式`,
): Promise<CodeSent | Refusal> {
  const channel = channelFor(context.channels, kind)
  if (!channel) return refuse('no-channel', '本县还没有开通验证码，请直接填写，不用验证')
  const to = plainContact(kind, typed)
  const { db, county, now } = context
  const contactDigest = contactDigestOf(context, kind, to)
  const id = uuid()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const refusal = await db.transaction().execute(async (tx) => {
    // One at a time for one contact: two requests at the same moment must not both find room.
    await sql`select pg_advisory_xact_lock(hashtextextended(${contactDigest.toString('hex')}, 0))`.execute(tx)
    const { count, last } = await tx
      .selectFrom('contactCode')
      .select((eb) => [eb.fn.countAll<string>().as('count'), eb.fn.max('createdAt').as('last')])
      .where('county', '=', county.code)
      .where('contactDigest', '=', contactDigest)
      .where('createdAt', '>', new Date(now.getTime() - 24 * 60 * MINUTE))
      .executeTakeFirstOrThrow()
    if (last && now.getTime() - last.getTime() < PAUSE_MS)
      return refuse('code-sent-just-now', '验证码刚刚发过，请查看手机或邮箱；没收到的，1 分钟后再要')
    if (Number(count) >= MOST_A_DAY)
      return refuse('too-many-codes', '今天发到这里的验证码太多了，请明天再试，或者不验证直接提交')
    await tx
      .insertInto('contactCode')
      .values({
        county: county.code,
        id,
        kind,
        contactDigest,
        codeDigest: codeDigestOf(context, id, code),
        attemptsLeft: ATTEMPTS,
        createdAt: now,
        expiresAt: new Date(now.getTime() + CODE_MINUTES * MINUTE),
        confirmedAt: null,
      })
      .execute()
    return undefined
  })
  if (refusal) return refusal
  const subject = `${county.name}验证码`
  const text = `验证码 ${code}，${CODE_MINUTES} 分钟内有效，${purpose}。工作人员不会向您要验证码；不是您本人操作的，不用理会。`
  return { id, deliver: () => sendWatched(context, channel, { kind, to, subject, text }) }
}

/**
 * Enters a code. A right one gives a proof that its contact was confirmed, good
 * for a day; a wrong, used, spent, run out or unknown one gives one and the same
 * refusal.
 */
export async function enterContactCode(
  context: ContactContext,
  id: string,
  code: string,
): Promise<{ readonly kind: ContactKind; readonly proof: string } | Refusal> {
  const { db, county, now } = context
  // The attempt is spent before anything is compared, so that guessing in parallel gains nothing.
  const row = await db
    .updateTable('contactCode')
    .set((eb) => ({ attemptsLeft: eb('attemptsLeft', '-', 1) }))
    .where('county', '=', county.code)
    .where('id', '=', id)
    .where('attemptsLeft', '>', 0)
    .where('expiresAt', '>', now)
    .where('confirmedAt', 'is', null)
    .returning(['kind', 'codeDigest', 'contactDigest'])
    .executeTakeFirst()
  const given = codeDigestOf(context, id, code.normalize('NFKC').replaceAll(/\D/g, ''))
  if (!row || !timingSafeEqual(row.codeDigest, given))
    return refuse('wrong-code', '验证码不对或者已经过期，请核对；错了 5 次的，请重新获取')
  await db
    .updateTable('contactCode')
    .set({ confirmedAt: now })
    .where('county', '=', county.code)
    .where('id', '=', id)
    .execute()
  const expires = (now.getTime() + PROOF_MS).toString(36)
  return { kind: row.kind, proof: `cfm_${expires}.${signatureOf(context, row.kind, row.contactDigest, expires)}` }
}

/** Whether a proof says that this very contact was confirmed, and has not run out. */
export function isConfirmed(
  context: Pick<ContactContext, 'keys' | 'county' | 'now'>,
  kind: ContactKind,
  typed: string,
  proof: string,
): boolean {
  const [, expires = '', signature = ''] = /^cfm_([0-9a-z]{1,12})\.([\w-]+)$/.exec(proof) ?? []
  if (!(Number.parseInt(expires, 36) > context.now.getTime())) return false
  const right = Buffer.from(
    signatureOf(context, kind, contactDigestOf(context, kind, plainContact(kind, typed)), expires),
  )
  const given = Buffer.from(signature)
  return right.length === given.length && timingSafeEqual(right, given)
}

/** Deletes codes of more than a day ago; their digests are of no use to anybody any more. */
export async function sweepCodes({ db, county, now }: Pick<ContactContext, 'db' | 'county' | 'now'>): Promise<void> {
  await db
    .deleteFrom('contactCode')
    .where('county', '=', county.code)
    .where('createdAt', '<', new Date(now.getTime() - 24 * 60 * MINUTE))
    .execute()
}

type Signing = Pick<ContactContext, 'keys' | 'county'>

function contactDigestOf({ keys, county }: Signing, kind: ContactKind, contact: string): Buffer {
  return hmacSm3(keys.token, 'contact', county.code, kind, contact)
}

function codeDigestOf({ keys, county }: Signing, id: string, code: string): Buffer {
  return hmacSm3(keys.token, 'contact-code', county.code, id, code)
}

function signatureOf({ keys, county }: Signing, kind: ContactKind, contact: Buffer, expires: string): string {
  return hmacSm3(keys.token, 'contact-proof', county.code, kind, contact, expires).toString('base64url')
}
