import type { Kysely } from 'kysely'
import { v4 as uuid } from 'uuid'
import type { Schema } from '../../store/schema.ts'
import type { Vault } from '../../store/vault.ts'

/** So many days a draft waits for its author. */
export const DRAFT_DAYS = 30

/** What somebody has begun to write. */
export interface Draft {
  readonly values: Readonly<Record<string, unknown>>
  /** Another one after every saving. */
  readonly version: string
  readonly savedAt: Date
}

/** Whose draft of what: `{matter}:{action}`, or `new:{procedure}`. */
export interface DraftKey {
  readonly person: string
  readonly name: string
}

interface Keeping {
  readonly db: Kysely<Schema>
  readonly county: string
  readonly vault: Vault
}

/** Bound into the ciphertext: one author's draft cannot be laid under another's name. */
function place(county: string, { person, name }: DraftKey): string[] {
  return [county, person, 'draft', name]
}

/** A person's own draft; nothing if there is none. */
export async function readDraft({ db, county, vault }: Keeping, key: DraftKey): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('draft')
    .select(['contentCipher', 'version', 'savedAt'])
    .where('county', '=', county)
    .where('person', '=', key.person)
    .where('name', '=', key.name)
    .executeTakeFirst()
  if (!row) return undefined
  const values = JSON.parse(vault.open(row.contentCipher, place(county, key))) as Draft['values']
  return { values, version: row.version, savedAt: row.savedAt }
}

/** A person's own drafts, newest first, `atMost` of them. */
export async function listDrafts(
  { db, county, vault }: Keeping,
  person: string,
  atMost: number,
): Promise<(Draft & { readonly name: string })[]> {
  const rows = await db
    .selectFrom('draft')
    .select(['name', 'contentCipher', 'version', 'savedAt'])
    .where('county', '=', county)
    .where('person', '=', person)
    .orderBy('savedAt', 'desc')
    .orderBy('name')
    .limit(atMost)
    .execute()
  return rows.map(({ name, contentCipher, version, savedAt }) => {
    const values = JSON.parse(vault.open(contentCipher, place(county, { person, name }))) as Draft['values']
    return { name, values, version, savedAt }
  })
}

/**
 * Saves a draft over the version its author last saw, or as a new one where they saw none (null).
 * Nothing where another stands there by now, or none any more: then nothing was saved.
 */
export async function saveDraft(
  { db, county, vault }: Keeping,
  { values, seen, at, ...key }: DraftKey & { readonly values: object; readonly seen: string | null; readonly at: Date },
): Promise<Pick<Draft, 'version' | 'savedAt'> | undefined> {
  const columns = {
    contentCipher: vault.seal(JSON.stringify(values), place(county, key)),
    version: uuid(),
    savedAt: at,
  }
  if (seen === null)
    return db
      .insertInto('draft')
      .values({ county, ...key, ...columns })
      .onConflict((conflict) => conflict.doNothing())
      .returning(['version', 'savedAt'])
      .executeTakeFirst()
  return db
    .updateTable('draft')
    .set(columns)
    .where('county', '=', county)
    .where('person', '=', key.person)
    .where('name', '=', key.name)
    .where('version', '=', seen)
    .returning(['version', 'savedAt'])
    .executeTakeFirst()
}

/** Forgets a draft: it was sent, or is no longer wanted. */
export async function forgetDraft(db: Kysely<Schema>, county: string, { person, name }: DraftKey): Promise<void> {
  await db
    .deleteFrom('draft')
    .where('county', '=', county)
    .where('person', '=', person)
    .where('name', '=', name)
    .execute()
}

/** Forgets the drafts nobody came back to. */
export async function sweepDrafts(db: Kysely<Schema>, county: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - DRAFT_DAYS * 86_400_000)
  await db.deleteFrom('draft').where('county', '=', county).where('savedAt', '<', before).execute()
}
