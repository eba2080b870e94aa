import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Schema } from '../../store/schema.ts'

/** Words an office uses again and again; `{编号}` and the like are filled in from the matter where they are used. */
export interface Phrase {
  readonly id: string
  /** Null: of the whole county. */
  readonly office: string | null
  /** Null: for any procedure. */
  readonly procedure: string | null
  readonly title: string
  readonly text: string
}

/** What is written of a phrase. */
export type PhraseText = Pick<Phrase, 'procedure' | 'title' | 'text'>

const MOST = 500

/** The phrases a desk may use: the county's, and of the office where one is given. */
export async function listPhrases(
  tx: Kysely<Schema>,
  county: string,
  { office, procedure }: { office: string | null; procedure?: string | undefined },
): Promise<Phrase[]> {
  return tx
    .selectFrom('phrase')
    .select(['id', 'office', 'procedure', 'title', 'text'])
    .where('county', '=', county)
    .where((eb) => eb.or([eb('office', 'is', null), ...(office ? [eb('office', '=', office)] : [])]))
    .where((eb) => (procedure ? eb.or([eb('procedure', 'is', null), eb('procedure', '=', procedure)]) : eb.lit(true)))
    .orderBy('title')
    .orderBy('id')
    .limit(MOST)
    .execute()
}

interface Change {
  readonly by: string | null
  readonly at: Date
}

/** Enters a phrase of an office, or of the county. */
export async function insertPhrase(
  tx: Kysely<Schema>,
  county: string,
  { office, by, at, ...text }: PhraseText & Change & { readonly office: string | null },
): Promise<Phrase> {
  return tx
    .insertInto('phrase')
    .values({ county, id: uuid(), office, ...text, changedBy: by, changedAt: at })
    .returning(['id', 'office', 'procedure', 'title', 'text'])
    .executeTakeFirstOrThrow()
}

/** Rewrites a phrase of that office; nothing if there is none. */
export async function updatePhrase(
  tx: Kysely<Schema>,
  county: string,
  { id, office, by, at, ...text }: PhraseText & Change & { readonly id: string; readonly office: string | null },
): Promise<Phrase | undefined> {
  return tx
    .updateTable('phrase')
    .set({ ...text, changedBy: by, changedAt: at })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('office', 'is not distinct from', office)
    .returning(['id', 'office', 'procedure', 'title', 'text'])
    .executeTakeFirst()
}

/** Removes a phrase of that office; false if there is none. */
export async function deletePhrase(
  tx: Kysely<Schema>,
  county: string,
  { id, office }: { id: string; office: string | null },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('phrase')
    .where('county', '=', county)
    .where('id', '=', id)
    .where('office', 'is not distinct from', office)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
