import { isRefusal, type Refusal, refuse } from '../../engine/refusal.ts'
import { holdConfiguration } from '../../store/configuration-changes.ts'
import { within } from '../../store/transaction.ts'
import {
  type AccountContext,
  createPerson,
  enterAccount,
  enterPassword,
  hashPassword,
  holdPost,
  logAdministration,
  oneTimePassword,
  saveOffice,
} from '../accounts/index.ts'
import type { ImportPlan, PlannedPerson } from './plan.ts'
import { planImport } from './plan-import.ts'

/** What was taken over; the passwords are nowhere else. */
export interface Imported {
  readonly offices: { readonly created: number; readonly changed: number; readonly kept: number }
  readonly people: { readonly created: number; readonly changed: number; readonly kept: number }
  readonly passwords: readonly { readonly name: string; readonly username: string; readonly password: string }[]
}

interface Secret {
  readonly password: string
  readonly hash: string
}

/**
 * Takes a file over, whole or not at all, as it was looked over: `digest` is that plan's. With `renew`, those of the file
 * who still have their first password are given another. Refuses what `planImport` does, `import-has-errors`, or
 * `plan-changed` where the county has changed meanwhile.
 */
export async function applyImport(
  context: AccountContext,
  bytes: Buffer,
  { digest, renew = false }: { digest: string; renew?: boolean },
): Promise<Imported | Refusal> {
  const looked = await planImport(context, bytes)
  if (isRefusal(looked)) return looked
  if (looked.errors.length > 0) return refuse('import-has-errors', '表格里还有错误，请改正后重新选择文件')
  // Hashing takes its time; nobody waits for it behind the lock.
  const secrets = await secretsFor(looked.people.filter(({ does, waiting }) => does === 'create' || (renew && waiting)))
  return within(context.db, async (db) => {
    await holdConfiguration(db, context.county)
    const inside = { ...context, db, reason: '从表格导入' }
    const plan = await planImport(inside, bytes)
    if (isRefusal(plan)) return plan
    if (plan.digest !== digest || looked.digest !== digest)
      return refuse('plan-changed', '预览之后单位或人员有了变化，没有导入任何内容；请重新预览再确认')
    return carryOut(inside, plan, secrets)
  })
}

/** As many hashes at a time: whoever signs in meanwhile must not wait for two thousand others. */
const AT_ONCE = 2

async function secretsFor(people: readonly PlannedPerson[]): Promise<ReadonlyMap<string, Secret>> {
  const secrets = new Map<string, Secret>()
  const left = people.map(({ username }) => username)
  const work = async () => {
    for (let username = left.pop(); username !== undefined; username = left.pop()) {
      const password = oneTimePassword()
      secrets.set(username, { password, hash: await hashPassword(password) })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return secrets
}

async function carryOut(
  context: AccountContext,
  { offices, people }: ImportPlan,
  secrets: ReadonlyMap<string, Secret>,
): Promise<Imported> {
  for (const office of offices) if (office.does !== 'keep') await orThrow(saveOffice(context, office))
  for (const person of people) await hire(context, person, secrets)
  const imported = { offices: counts(offices), people: counts(people) }
  await logAdministration(context, 'import-staff', imported)
  const passwords = people.flatMap(({ name, username }) => {
    const secret = secrets.get(username)
    return secret ? [{ name, username, password: secret.password }] : []
  })
  return { ...imported, passwords }
}

async function hire(
  context: AccountContext,
  { id, name, username, posts }: PlannedPerson,
  secrets: ReadonlyMap<string, Secret>,
): Promise<void> {
  const person = id ?? (await createPerson(context, { kind: 'staff', name }))
  const secret = secrets.get(username)
  if (!id && secret)
    await orThrow(enterAccount(context, { person, username, passwordHash: secret.hash, mustChangePassword: true }))
  if (id && secret) await enterPassword(context, id, secret.hash)
  for (const { does, role, office, fromOn, untilOn } of posts)
    if (does === 'create')
      await holdPost(context, {
        ...{ person, role, fromOn },
        ...(office ? { office } : {}),
        ...(untilOn ? { untilOn } : {}),
      })
}

/** The plan saw to it; if not, the transaction must not stand. */
async function orThrow(work: Promise<Refusal | undefined>): Promise<void> {
  const refusal = await work
  if (refusal) throw new Error(`import refused midway: ${refusal.code}`)
}

function counts(items: readonly { readonly does: 'create' | 'change' | 'keep' }[]) {
  const of = (what: 'create' | 'change' | 'keep') => items.filter(({ does }) => does === what).length
  return { created: of('create'), changed: of('change'), kept: of('keep') }
}
