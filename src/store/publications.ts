import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { isSearchable, phrasePattern, phraseQuery } from './grams.ts'
import type { PublicationTable, Schema } from './schema.ts'

/** A published answer with the name of the office that gave it. */
export type PublicationRecord = Omit<Selectable<PublicationTable>, 'grams' | 'county'> & { officeName: string | null }

/** What the public list is asked for. */
export interface PublicationQuery {
  readonly q?: string
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

/** One page of what stands before the public, newest first. Throws RangeError on a cursor that is not ours. */
export async function listPublications(
  tx: Kysely<Schema>,
  county: string,
  query: PublicationQuery,
): Promise<{ items: PublicationRecord[]; nextCursor?: string }> {
  const phrase = query.q?.trim()
  if (phrase && !isSearchable(phrase)) return { items: [] }
  let select = published(tx, county)
  if (phrase) {
    select = select
      .where(sql<SqlBool>`publication.grams @@ ${phraseQuery(phrase)}`)
      .where(
        sql<SqlBool>`concat_ws(e'\n', publication.title, publication.question, publication.answer) ilike ${phrasePattern(phrase)}`,
      )
  }
  if (query.procedure) select = select.where('publication.procedure', '=', query.procedure)
  if (query.office) select = select.where('publication.office', '=', query.office)
  if (query.month) {
    const first = `${query.month}-01`
    select = select
      .where('publication.publishedOn', '>=', first as PlainDate)
      .where(sql<SqlBool>`publication.published_on < ${first}::date + interval '1 month'`)
  }
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
