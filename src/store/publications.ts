import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { isSearchable, phrasePattern, phraseQuery } from './grams.ts'
import type { PublicationTable, Schema } from './schema.ts'

/** A published answer with the name of the office that gave it. */
export type PublicationRecord = Omit<Selectable<PublicationTable>, 'grams' | 'county'> & { officeName: string | null }

/** What the public list is asked for. */
export interface PublicationQuery {
  /** Words or phrases; each must stand in it. */
  readonly terms?: readonly string[]
  readonly procedure?: string
  readonly office?: string
  /** Of publication: 2026-03. */
  readonly month?: string
  readonly cursor?: string
  readonly limit: number
}

function published(tx: Kysely<Schema>, county: string) {
  return tx
    .selectFrom('publication')
    .leftJoin('office', (join) => join.onRef('office.id', '=', 'publication.office').on('office.county', '=', county))
    .select([
      'publication.matter',
      'publication.procedure',
      'publication.title',
      'publication.question',
      'publication.answer',
      'publication.office',
      'publication.publishedOn',
      'publication.withdrawnOn',
      'office.name as officeName',
    ])
    .where('publication.county', '=', county)
    .where('publication.withdrawnOn', 'is', null)
}

function narrowed(select: ReturnType<typeof published>, { procedure, office, month }: PublicationQuery) {
  const first = `${month}-01`
  return select
    .$if(procedure !== undefined, (all) => all.where('publication.procedure', '=', procedure ?? ''))
    .$if(office !== undefined, (all) => all.where('publication.office', '=', office ?? ''))
    .$if(month !== undefined, (all) =>
      all
        .where('publication.publishedOn', '>=', first as PlainDate)
        .where(sql<SqlBool>`publication.published_on < ${first}::date + interval '1 month'`),
    )
}

/** What shares the most of the words, a third of them at least, the newest first among equals: one page, and no further. */
export async function nearPublications(
  tx: Kysely<Schema>,
  county: string,
  query: PublicationQuery,
): Promise<PublicationRecord[]> {
  const terms = (query.terms ?? []).filter(isSearchable)
  if (terms.length === 0) return []
  const shared = terms.map((term) => sql`(publication.grams @@ ${phraseQuery(term)})::int`)
  const together = sql<number>`(${sql.join(shared, sql` + `)})`
  const any = terms.map((term) => sql`(${phraseQuery(term)})`)
  return narrowed(published(tx, county), query)
    .where(sql<SqlBool>`publication.grams @@ (${sql.join(any, sql` || `)})`)
    .where(sql<SqlBool>`${together} >= ${Math.ceil(terms.length / 3)}`)
    .orderBy(together, 'desc')
    .orderBy('publication.publishedOn', 'desc')
    .orderBy('publication.matter', 'desc')
    .limit(query.limit)
    .execute()
}

/** One page of what stands before the public, newest first. Throws RangeError on a cursor that is not ours. */
export async function listPublications(
  tx: Kysely<Schema>,
  county: string,
  query: PublicationQuery,
): Promise<{ items: PublicationRecord[]; nextCursor?: string }> {
  const { terms = [] } = query
  if (terms.some((term) => !isSearchable(term))) return { items: [] }
  let select = narrowed(published(tx, county), query)
  for (const term of terms)
    select = select
      .where(sql<SqlBool>`publication.grams @@ ${phraseQuery(term)}`)
      .where(
        sql<SqlBool>`concat_ws(e'\n', publication.title, publication.question, publication.answer) ilike ${phrasePattern(term)}`,
      )
  if (query.cursor) {
    const place = decodeCursor(query.cursor)
    if (!place) throw new RangeError('cursor')
    select = select.where((eb) =>
      eb(eb.refTuple('publication.publishedOn', 'publication.matter'), '<', eb.tuple(place.on as PlainDate, place.id)),
    )
  }
  const rows = await select
    .orderBy('publication.publishedOn', 'desc')
    .orderBy('publication.matter', 'desc')
    .limit(query.limit + 1)
    .execute()
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  return rows.length > query.limit && last
    ? { items, nextCursor: encodeCursor({ on: last.publishedOn, id: last.matter }) }
    : { items }
}

/** One published answer, or nothing if it is not, or no longer, public. */
export async function findPublication(
  tx: Kysely<Schema>,
  county: string,
  matter: string,
): Promise<PublicationRecord | undefined> {
  return published(tx, county).where('publication.matter', '=', matter).executeTakeFirst()
}

/** Several published answers, in the order asked for; what is not, or no longer, public is left out. */
export async function findPublications(
  tx: Kysely<Schema>,
  county: string,
  matters: readonly string[],
): Promise<PublicationRecord[]> {
  if (matters.length === 0) return []
  const rows = await published(tx, county)
    .where('publication.matter', 'in', [...matters])
    .execute()
  return matters.flatMap((matter) => rows.find((row) => row.matter === matter) ?? [])
}
