import { randomInt } from 'node:crypto'
import { type Refusal, refuse } from '../../engine/refusal.ts'
import { holdConfiguration } from '../../store/configuration-changes.ts'
import { within } from '../../store/transaction.ts'
import type { AccountContext } from './context.ts'
import { othersAdminister } from './last-administrator.ts'
import { hashPassword } from './passwords.ts'
import { createAccount, createPerson, log } from './people.ts'
import { holdPost } from './posts.ts'
import { resetSecondFactor } from './second-factor.ts'
import { endSessions } from './sessions.ts'

/** True until somebody administers the county. */
export async function setupNeeded({ db, county }: Pick<AccountContext, 'db' | 'county'>): Promise<boolean> {
  const post = await db
    .selectFrom('post')
    .select('id')
    .where('county', '=', county)
    .where('role', '=', 'administrator')
    .limit(1)
    .executeTakeFirst()
  return post === undefined
}

/** Enters the first administrator. The caller has checked the one-time code. */
export async function createAdministrator(
  context: AccountContext,
  { name, username, password }: { name: string; username: string; password: string },
): Promise<Refusal | undefined> {
  return context.db.transaction().execute(async (db) => {
    const inside = { ...context, db }
    // Two windows at once must not make two.
    await holdConfiguration(db, context.county)
    if (!(await setupNeeded(inside))) return refuse('already-set-up', '本县已有管理员，请直接登录')
    const person = await createPerson(inside, { kind: 'staff', name })
    const refusal = await createAccount(inside, { person, username, password })
    // Leaving the transaction with a refusal must leave nobody behind.
    if (refusal) await db.deleteFrom('person').where('county', '=', context.county).where('id', '=', person).execute()
    if (refusal) return refusal
    await holdPost(inside, { person, role: 'administrator' })
    return undefined
  })
}

/** Gives a new one-time password, to be changed at the next sign-in, and signs the person out everywhere. */
export async function resetPassword(context: AccountContext, person: string): Promise<string | undefined> {
  const password = oneTimePassword()
  return (await enterPassword(context, person, await hashPassword(password))) ? password : undefined
}

/** Enters the hash of a new one-time password, as {@link resetPassword} does. False for somebody without an account. */
export async function enterPassword(context: AccountContext, person: string, passwordHash: string): Promise<boolean> {
  const { db, county, now } = context
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({
      passwordHash,
      passwordChangedAt: now,
      mustChangePassword: true,
      failedAttempts: 0,
      lockedUntil: null,
    })
    .where('county', '=', county)
    .where('person', '=', person)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await endSessions(context, person)
  await log(context, 'reset-password', { person })
  return true
}

/** Letters that cannot be taken for one another when read out. */
const CLEAR = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** Four groups of four clear letters and digits. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => CLEAR[randomInt(CLEAR.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}

/** Disables or enables an account; disabling signs it out everywhere. False if there is none; refuses `last-administrator`. */
export async function setDisabled(
  context: AccountContext,
  person: string,
  disabled: boolean,
): Promise<boolean | Refusal> {
  return within(context.db, async (db) => {
    const inside = { ...context, db }
    await holdConfiguration(db, context.county)
    const refusal =
      disabled && (await administers(inside, person)) ? await othersAdminister(inside, { person }) : undefined
    if (refusal) return refusal
    const { numUpdatedRows } = await db
      .updateTable('account')
      .set({ disabledAt: disabled ? context.now : null })
      .where('county', '=', context.county)
      .where('person', '=', person)
      .executeTakeFirst()
    if (disabled) await endSessions(inside, person)
    await log(inside, disabled ? 'disable-account' : 'enable-account', { person })
    return numUpdatedRows > 0n
  })
}

/** Whether somebody holds an administrator's post today. */
async function administers({ db, county, today }: AccountContext, person: string): Promise<boolean> {
  const post = await db
    .selectFrom('post')
    .select('id')
    .where('county', '=', county)
    .where('person', '=', person)
    .where('role', '=', 'administrator')
    .where('fromOn', '<=', today)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>=', today)]))
    .limit(1)
    .executeTakeFirst()
  return post !== undefined
}

/** Takes a second factor away by an administrator's hand. */
export async function removeSecondFactor(context: AccountContext, person: string): Promise<void> {
  await resetSecondFactor(context, person)
  await endSessions(context, person)
  await log(context, 'reset-second-factor', { person })
}
