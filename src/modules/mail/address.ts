import { timingSafeEqual } from 'node:crypto'
import { hmacSm3 } from '../../store/keys.ts'
import type { MailContext } from './context.ts'

/** Where somebody is written to. */
export interface MailAddress {
  readonly email: string
  /** Where the desk stood when it was given: https://…/c/410923. */
  readonly origin: string
  readonly confirmedAt: Date
  /** Since when the other side takes nothing at it; null while it does. */
  readonly suspendedAt: Date | null
}

type Keeping = Pick<MailContext, 'db' | 'county' | 'vault' | 'now'>
type Signing = Pick<MailContext, 'keys' | 'county'>

/** Writes to this address from now on. The caller has seen that it is the person's own. */
export async function keepAddress(
  { db, county, vault, now }: Keeping,
  { person, email, origin }: { person: string; email: string; origin: string },
): Promise<void> {
  const columns = {
    emailCipher: vault.seal(email, [county.code, person, 'mail']),
    origin,
    confirmedAt: now,
    suspendedAt: null,
  }
  await db
    .insertInto('mailAddress')
    .values({ county: county.code, person, ...columns })
    .onConflict((conflict) => conflict.columns(['county', 'person']).doUpdateSet(columns))
    .execute()
}

/** Where a person is written to; nothing if nowhere. */
export async function findAddress(
  { db, county, vault }: Pick<Keeping, 'db' | 'county' | 'vault'>,
  person: string,
): Promise<MailAddress | undefined> {
  const row = await db
    .selectFrom('mailAddress')
    .select(['emailCipher', 'origin', 'confirmedAt', 'suspendedAt'])
    .where('county', '=', county.code)
    .where('person', '=', person)
    .executeTakeFirst()
  if (!row) return undefined
  const { emailCipher, ...rest } = row
  return { ...rest, email: vault.open(emailCipher, [county.code, person, 'mail']) }
}

/** Writes to somebody no more; the address is forgotten. True if there was one. */
export async function forgetAddress(
  { db, county }: Pick<MailContext, 'db' | 'county'>,
  person: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('mailAddress')
    .where('county', '=', county.code)
    .where('person', '=', person)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

const LEAD = 'staff.'

/** By this whoever holds a letter stops the next ones without signing in. Void once the address was changed. */
export function stopToken(context: Signing, person: string, { confirmedAt }: Pick<MailAddress, 'confirmedAt'>): string {
  const { keys, county } = context
  const mac = hmacSm3(keys.token, 'mail-stop', county.code, person, confirmedAt.toISOString())
  return `${LEAD}${person}.${mac.toString('base64url').slice(0, 40)}`
}

/** Stops the letters a token is about; false where it is false, void, or they are stopped already. */
export async function stopByToken(context: Signing & Keeping, token: string): Promise<boolean> {
  const [, person] = /^staff\.([0-9a-f-]{36})\.[\w-]{40}$/.exec(token) ?? []
  const address = person ? await findAddress(context, person) : undefined
  if (!person || !address) return false
  const [right, given] = [Buffer.from(stopToken(context, person, address)), Buffer.from(token)]
  if (right.length !== given.length || !timingSafeEqual(right, given)) return false
  return forgetAddress(context, person)
}

/** Whether a token is of a letter to staff at all. */
export function isStaffToken(token: string): boolean {
  return token.startsWith(LEAD)
}
