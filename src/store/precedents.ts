import { type Insertable, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { gramsVector, isSearchable, phraseQuery } from './grams.ts'
import type { PrecedentTable } from './precedent-tables.ts'
import type { Schema } from './schema.ts'

/** A precedent as stored, without what it is searched by. */
export type PrecedentRecord = Omit<Selectable<PrecedentTable>, 'county' | 'grams'>

/** Whether a precedent holds: still, no more, or in another's words. */
export const PRECEDENT_STANDINGS = ['standing', 'withdrawn', 'replaced'] as const

const COLUMNS = [
  'id',
  'number',
  'matter',
  'procedure',
  'category',
  'townships',
  'subject',
  'office',
  'returnedBy',
  'reason',
  'basisKind',
  'basisTitle',
  'basisArticle',
  'decidedOn',
  'decidedBy',
  'standing',
  'endedOn',
  'endedBy',
  'endedBecause',
  'replaces',
] as const

type NewPrecedent = Omit<
  Insertable<PrecedentTable>,
  'county' | 'grams' | 'standing' | 'endedOn' | 'endedBy' | 'endedBecause'
>

/** Adds a precedent. */
export async function insertPrecedent(tx: Kysely<Schema>, county: string, precedent: NewPrecedent): Promise<void> {
  const { number, subject, reason, basisTitle, basisArticle } = precedent
  await tx
    .insertInto('precedent')
    .values({
      ...precedent,
      county,
      endedOn: null,
      endedBy: null,
      endedBecause: null,
      grams: gramsVector([number, subject, reason, basisTitle, basisArticle].join('\n')),
    })
    .execute()
}

/** The offices that gave a matter back, each once, in the order in which they did. */
export async function returnedBy(tx: Kysely<Schema>, county: string, matter: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('event')
    .select('office')
    .where('county', '=', county)
    .where('matter', '=', matter)
    .where('action', '=', 'return')
    .orderBy('seq')
    .execute()
  return [...new Set(rows.flatMap(({ office }) => office ?? []))]
}

/** One precedent, or nothing. */
export async function findPrecedent(
  tx: Kysely<Schema>,
  county: string,
  id: string,
): Promise<PrecedentRecord | undefined> {
  return tx.selectFrom('precedent').select(COLUMNS).where('county', '=', county).where('id', '=', id).executeTakeFirst()
}

/** Precedents that stand, at most so many, latest first, with the text each was decided on. */
export async function listStandingPrecedents(
  tx: Kysely<Schema>,
  county: string,
  limit: number,
): Promise<(PrecedentRecord & { readonly text: string })[]> {
  return tx
    .selectFrom('precedent')
    .innerJoin('matterText', (join) =>
      join.onRef('matterText.county', '=', 'precedent.county').onRef('matterText.matter', '=', 'precedent.matter'),
    )
    .select([...COLUMNS.map((column) => `precedent.${column}` as const), 'matterText.text'])
    .where('precedent.county', '=', county)
    .where('precedent.standing', '=', 'standing')
    .orderBy('precedent.decidedOn', 'desc')
    .orderBy('precedent.id', 'desc')
    .limit(limit)
    .execute()
}

/** A page of precedents, latest first. Throws RangeError on a cursor that is not ours. */
export async function listPrecedents(
  tx: Kysely<Schema>,
  county: string,
  query: {
    q?: string
    standing?: (typeof PRECEDENT_STANDINGS)[number]
    office?: string
    cursor?: string
    limit: number
  },
): Promise<{ items: PrecedentRecord[]; nextCursor?: string }> {
  const place = query.cursor ? decodeCursor(query.cursor) : undefined
  if (query.cursor && !place) throw new RangeError('cursor')
  let select = tx.selectFrom('precedent').select(COLUMNS).where('county', '=', county)
  if (query.standing) select = select.where('standing', '=', query.standing)
  if (query.office) select = select.where('office', '=', query.office)
  const { q } = query
  if (q && isSearchable(q)) select = select.where(sql<SqlBool>`grams @@ ${phraseQuery(q)}`)
  if (place) select = select.where(sql<SqlBool>`(decided_on, id) < (${place.on}::date, ${place.id}::uuid)`)
  const rows = await select
    .orderBy('decidedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  if (rows.length <= query.limit || !last) return { items }
  return { items, nextCursor: encodeCursor({ on: last.decidedOn, id: last.id }) }
}

/** Ends a precedent that stands; false if it does not stand. */
export async function endPrecedent(
  tx: Kysely<Schema>,
  county: string,
  id: string,
  end: { standing: 'withdrawn' | 'replaced'; on: PlainDate; by: string | null; because: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('precedent')
    .set({ standing: end.standing, endedOn: end.on, endedBy: end.by, endedBecause: end.because })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('standing', '=', 'standing')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
