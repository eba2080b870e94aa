import { generateSecret, generateURI, verifySync } from 'otplib'
import type { AccountContext } from './context.ts'

/** One step of 30 seconds either way. */
const DRIFT_SECONDS = 30

/** Makes a new secret for a person and keeps it, unconfirmed. Shown once. */
export async function prepareSecondFactor(
  { db, county, vault }: AccountContext,
  person: string,
  username: string,
): Promise<{ secret: string; uri: string }> {
  const secret = generateSecret()
  await db
    .updateTable('account')
    .set({ totpCipher: vault.seal(secret, [county, person, 'totp']), totpConfirmedAt: null, totpLastStep: null })
    .where('county', '=', county)
    .where('person', '=', person)
    .execute()
  return { secret, uri: generateURI({ issuer: '衡', label: username, secret }) }
}

/**
 * Checks a six-digit code (RFC 6238). A code is taken once: the step it belongs
 * to is moved on in the same statement that accepts it, also when two ask at once.
 */
export async function codeMatches(
  { db, county, vault, now }: AccountContext,
  person: string,
  code: string,
  { confirm = false }: { confirm?: boolean } = {},
): Promise<boolean> {
  const account = await db
    .selectFrom('account')
    .select(['totpCipher', 'totpLastStep'])
    .where('county', '=', county)
    .where('person', '=', person)
    .executeTakeFirst()
  if (!account?.totpCipher || !/^\d{6}$/.test(code)) return false
  const result = verifySync({
    secret: vault.open(account.totpCipher, [county, person, 'totp']),
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: DRIFT_SECONDS,
  })
  if (!result.valid || !('timeStep' in result)) return false
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({ totpLastStep: result.timeStep, ...(confirm ? { totpConfirmedAt: now } : {}) })
    .where('county', '=', county)
    .where('person', '=', person)
    .where((eb) => eb.or([eb('totpLastStep', 'is', null), eb('totpLastStep', '<', result.timeStep)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes a person's second factor away, so that the next sign-in sets up a new one. */
export async function resetSecondFactor({ db, county }: AccountContext, person: string): Promise<void> {
  await db
    .updateTable('account')
    .set({ totpCipher: null, totpConfirmedAt: null, totpLastStep: null })
    .where('county', '=', county)
    .where('person', '=', person)
    .execute()
}
