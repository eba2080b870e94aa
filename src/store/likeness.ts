import { type Kysely, sql } from 'kysely'
import { gramsOf } from './grams.ts'
import type { Schema } from './schema.ts'

/** A text that shares rare pairs of characters with another. */
export interface Candidate {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** So many that share a pair are looked at; the latest of them come back. */
const LOOKED_AT = 2_000

/** Matters sharing pairs of characters with a text, latest first, by the inverted index. */
export async function findSharing(
  tx: Kysely<Schema>,
  county: string,
  query: {
    readonly pairs: readonly string[]
    readonly procedures: readonly string[]
    readonly not: string
    readonly limit: number
  },
): Promise<Candidate[]> {
  const any = anyPair(query.pairs)
  if (any === '') return []
  const { rows } = await sql<Candidate>`
    select m.id, m.title, t.text
    from search_matter_text(${any}::tsquery, '%', ${LOOKED_AT}) as found (matter)
    join matter m on m.county = ${county} and m.id = found.matter
    join matter_text t on t.county = ${county} and t.matter = m.id
    where m.procedure = any(${[...query.procedures]}::text[]) and m.id <> ${query.not}
    order by m.id desc limit ${query.limit}`.execute(tx)
  return rows
}

/** Published answers whose question shares pairs of characters with a text, latest first. */
export async function findPublishedSharing(
  tx: Kysely<Schema>,
  county: string,
  pairs: readonly string[],
  limit: number,
): Promise<Candidate[]> {
  const any = anyPair(pairs)
  if (any === '') return []
  const { rows } = await sql<Candidate>`
    select p.matter as id, p.title, p.question as text
    from publication p
    where p.county = ${county} and p.withdrawn_on is null and p.grams @@ ${any}::tsquery
    order by p.published_on desc, p.matter desc limit ${limit}`.execute(tx)
  return rows
}

function anyPair(pairs: readonly string[]): string {
  const grams = new Set(pairs.flatMap((pair) => gramsOf(pair)))
  return [...grams].map((gram) => `'${gram.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' | ')
}

/** A matter's searched text; empty where there is none. */
export async function findMatterText(tx: Kysely<Schema>, county: string, matter: string): Promise<string> {
  const row = await tx
    .selectFrom('matterText')
    .select('text')
    .where('county', '=', county)
    .where('matter', '=', matter)
    .executeTakeFirst()
  return row?.text ?? ''
}
