import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { PlainDate } from '../../calendar/plain-date.ts'
import { sm3 } from '../../store/keys.ts'
import type { AccountContext } from './context.ts'
import { createPerson, log } from './people.ts'

/** What a machine may do: bring in matters, read lists and matters, read figures. */
export const SCOPES = { intake: '登记来件', read: '读取事项', figures: '读取统计' } as const

/** One of {@link SCOPES}. */
export type Scope = keyof typeof SCOPES

/** A machine as recognised by its token. */
export interface Machine {
  readonly id: string
  readonly person: string
  readonly scopes: readonly Scope[]
}

/** Makes a token for a machine; shown once, kept as a digest. */
export async function createToken(
  context: AccountContext,
  { name, scopes, expiresAt }: { name: string; scopes: readonly Scope[]; expiresAt?: Date },
): Promise<{ id: string; token: string }> {
  const { db, county, now, by } = context
  const id = uuid()
  const token = `heng_${randomBytes(32).toString('base64url')}`
  const person = await createPerson(context, { kind: 'machine', name })
  await db
    .insertInto('apiToken')
    .values({
      county,
      id,
      tokenDigest: sm3(token),
      name,
      person,
      scopes: [...scopes],
      createdBy: by,
      createdAt: now,
      expiresAt: expiresAt ?? null,
      revokedAt: null,
      lastUsedOn: null,
    })
    .execute()
  await log(context, 'create-token', { token: id, scopes })
  return { id, token }
}

/** The machine of a token; nothing if unknown, expired or revoked. */
export async function findMachine(
  { db, county, now, today }: Pick<AccountContext, 'db' | 'county' | 'now' | 'today'>,
  token: string,
): Promise<Machine | undefined> {
  const row = await db
    .selectFrom('apiToken')
    .select(['id', 'person', 'scopes', 'lastUsedOn'])
    .where('county', '=', county)
    .where('tokenDigest', '=', sm3(token))
    .where('revokedAt', 'is', null)
    .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', now)]))
    .executeTakeFirst()
  if (!row) return undefined
  if (row.lastUsedOn !== today) await markUsed(db, county, row.id, today)
  return { id: row.id, person: row.person, scopes: row.scopes as Scope[] }
}

async function markUsed(db: AccountContext['db'], county: string, id: string, today: PlainDate): Promise<void> {
  await db
    .updateTable('apiToken')
    .set({ lastUsedOn: today })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute()
}

/** The county's tokens, without their secrets. */
export async function listTokens({ db, county }: AccountContext) {
  return db
    .selectFrom('apiToken')
    .select(['id', 'name', 'scopes', 'createdAt', 'expiresAt', 'revokedAt', 'lastUsedOn'])
    .where('county', '=', county)
    .orderBy('createdAt', 'desc')
    .execute()
}

/** Revokes a token at once. */
export async function revokeToken(context: AccountContext, id: string): Promise<boolean> {
  const { numUpdatedRows } = await context.db
    .updateTable('apiToken')
    .set({ revokedAt: context.now })
    .where('county', '=', context.county)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  await log(context, 'revoke-token', { token: id })
  return numUpdatedRows > 0n
}
