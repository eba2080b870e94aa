import { isRefusal, type Refusal, refuse } from '../../engine/refusal.ts'
import { holdConfiguration } from '../../store/configuration-changes.ts'
import { within } from '../../store/transaction.ts'
import {
  type AccountContext,
  createPerson,
  enterAccount,
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
 * Takes a file over, whole or not at all, as it was looked over: `digest` is that plan's. Refuses what `planImport` does,
 * `import-has-errors`, or `plan-changed` where the county has changed meanwhile.
 */
export async function applyImport(context: AccountContext, bytes: Buffer, digest: string): Promise<Imported | Refusal> {
  const looked = await planImport(context, bytes)
  if (isRefusal(looked)) return looked
  if (looked.errors.length > 0) return refuse('import-has-errors', '表格里还有错误，请改正后重新选择文件')
  // Hashing takes its time; nobody waits for it behind the lock.
  const secrets = await secretsFor(looked)
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

async function secretsFor({ people }: ImportPlan): Promise<ReadonlyMap<string, Secret>> {
  const fresh = people.filter(({ does }) => does === 'create')
  const made = await Promise.all(
    fresh.map(async ({ username }) => {
      const password = oneTimePassword()
      return [username, { password, hash: await hashPassword(password) }] as const
    }),
  )
  return new Map(made)
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
