import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import { decodeCursor, encodeCursor, type Place } from './cursor.ts'
import { isSearchable, phrasePattern, phraseQuery } from './grams.ts'
import { lateOf, whereLate } from './lateness.ts'
import { isReceiptNumber, runningNumberIn } from './numbers.ts'
import type { Schema } from './schema.ts'

/** What a list is asked for. Every filter hits an index or narrows what an index gave. */
export interface ListQuery {
  readonly procedure?: string
  /** Stages to list; one index range each. */
  readonly stages: readonly string[]
  /** Only matters this office leads. */
  readonly office?: string
  /** Only matters this office leads or assists: an office-bound reader. */
  readonly involving?: string
  /** Only matters that no office leads yet. */
  readonly unassigned?: boolean
  readonly assignee?: string
  /** A phrase, or a receipt number or its running part. */
  readonly q?: string
  /** Only where a clock is past the statute's day. */
  readonly late?: boolean
  readonly openedFrom?: PlainDate
  readonly openedTo?: PlainDate
  /** Nearest day of any running clock, both ends inclusive. */
  readonly dueFrom?: PlainDate
  readonly dueTo?: PlainDate
  /** Day of closing, both ends inclusive; the first where it was done again, as figures count it. */
  readonly closedFrom?: PlainDate
  readonly closedTo?: PlainDate
  /** Only where this action was ever taken. */
  readonly did?: string
  /** Only where somebody else than `by` has recorded a step after `at`. */
  readonly changedSince?: { readonly at: Date; readonly by: string | null }
  /** Procedures this reader knows of; absent: all. */
  readonly procedures?: readonly string[]
  readonly sort: 'due' | 'newest'
  readonly cursor?: string
  /** 1–1,000. */
  readonly limit: number
  readonly today: PlainDate
}

/** A row of a list; people's names are for the caller to add. */
export interface ListedMatter {
  readonly id: string
  readonly procedure: string
  readonly version: number
  readonly receiptNumber: string
  readonly title: string
  readonly stage: string
  readonly seq: number
  readonly leadOffice: string | null
  readonly leadOfficeName: string | null
  readonly assignee: string | null
  readonly openedOn: PlainDate
  readonly closedOn: PlainDate | null
  readonly outcome: string | null
  readonly dueOn: PlainDate
  readonly late: boolean
  /** The nearest day rests on a year whose holidays are not announced. */
  readonly provisional: boolean
}

/** Beyond so many hits a phrase is common: walking the list in order finds a page sooner than collecting them all. */
const COMMON = 2_000

type Builder = ExpressionBuilder<Schema, 'matter'>

/** One page of matters. Throws RangeError on a cursor that is not ours. */
export async function listMatters(
  tx: Kysely<Schema>,
  county: string,
  query: ListQuery,
): Promise<{ items: ListedMatter[]; nextCursor?: string }> {
  const after = placeOf(query.cursor)
  const found = await foundBy(tx, county, query.q)
  const rows = await rowsOf(tx, county, query, after, found)
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  if (rows.length <= query.limit || !last) return { items }
  return { items, nextCursor: encodeCursor({ on: query.sort === 'due' ? last.dueOn : last.openedOn, id: last.id }) }
}

function placeOf(cursor: string | undefined): Place | undefined {
  if (!cursor) return undefined
  const place = decodeCursor(cursor)
  if (!place) throw new RangeError('cursor')
  return place
}

/** How a search narrows the list: to a set of ids when few, to a test per row when many, or not at all. */
type Found = { ids: readonly string[] } | { phrase: string } | undefined

async function foundBy(tx: Kysely<Schema>, county: string, q: string | undefined): Promise<Found> {
  const phrase = q?.trim()
  if (!phrase) return undefined
  if (isReceiptNumber(phrase)) {
    const row = await tx
      .selectFrom('matter')
      .select('id')
      .where('county', '=', county)
      .where('receiptNumber', '=', phrase)
      .executeTakeFirst()
    return { ids: row ? [row.id] : [] }
  }
  if (!isSearchable(phrase)) return { ids: [] }
  const { rows: hits } = await sql<{ matter: string }>`
    select matter from search_matter_text(${phraseQuery(phrase)}, ${phrasePattern(phrase)}, ${COMMON + 1}) as matter`.execute(
    tx,
  )
  if (hits.length > COMMON) return { phrase }
  const numbered = await numberedBy(tx, county, phrase)
  return { ids: [...new Set([...numbered, ...hits.map(({ matter }) => matter)])] }
}

async function numberedBy(tx: Kysely<Schema>, county: string, phrase: string): Promise<readonly string[]> {
  const running = runningNumberIn(phrase)
  if (!running) return []
  const rows = await tx
    .selectFrom('matter')
    .select('id')
    .where('county', '=', county)
    .where(sql`split_part(receipt_number, '-', 2)`, '=', running)
    .execute()
  return rows.map(({ id }) => id)
}

type Range = (eb: Builder) => Expression<SqlBool>[]

/** One range is read as it stands; several are cut at the page's length each, merged, and only then filled in. */
async function rowsOf(
  tx: Kysely<Schema>,
  county: string,
  query: ListQuery,
  after: Place | undefined,
  found: Found,
): Promise<ListedMatter[]> {
  const [first, ...rest] = rangesOf(query, found)
  if (!first) throw new RangeError('stages')
  const rows = columnsOf(tx, county, query.today)
  if (rest.length === 0) return inRange(rows, county, query, after, found, first).execute()
  const direction = query.sort === 'due' ? 'asc' : 'desc'
  const page = pageOf(tx, county, query, after, found, [first, ...rest])
  return rows
    .innerJoin(page.as('page'), 'page.id', 'matter.id')
    .orderBy('page.on', direction)
    .orderBy('page.id', direction)
    .execute()
}

/** A query on matters narrowed to one range, ordered, from a place on, a page long. */
function inRange<Query extends Narrowable<Query>>(
  query: Query,
  county: string,
  list: ListQuery,
  after: Place | undefined,
  found: Found,
  range: Range,
): Query {
  const day = list.sort === 'due' ? 'matter.dueOn' : 'matter.openedOn'
  const direction = list.sort === 'due' ? 'asc' : 'desc'
  const narrowed = query.where((eb: Builder) => eb.and([...range(eb), ...filtersOf(eb, county, list, found)]))
  const compare = list.sort === 'due' ? '>' : '<'
  const placed = after
    ? narrowed.where((eb: Builder) =>
        eb(eb.refTuple(day, 'matter.id'), compare, eb.tuple(after.on as PlainDate, after.id)),
      )
    : narrowed
  return placed
    .orderBy(day, direction)
    .orderBy('matter.id', direction)
    .limit(list.limit + 1)
}

/** As much of a query builder as {@link inRange} needs, whatever has been selected so far. */
interface Narrowable<Query> {
  where(condition: (eb: Builder) => Expression<SqlBool>): Query
  orderBy(column: 'matter.dueOn' | 'matter.openedOn' | 'matter.id', direction: 'asc' | 'desc'): Query
  limit(rows: number): Query
}

/**
 * The page's ids and order: one ordered index range per stage (and per way the
 * office is involved), merged. Each range is cut at the page's length, so the
 * cost does not grow with the table.
 */
function pageOf(
  tx: Kysely<Schema>,
  county: string,
  query: ListQuery,
  after: Place | undefined,
  found: Found,
  ranges: readonly [Range, ...Range[]],
) {
  const day = query.sort === 'due' ? 'dueOn' : 'openedOn'
  const direction = query.sort === 'due' ? 'asc' : 'desc'
  const branch = (range: Range) => {
    const all = tx
      .selectFrom('matter')
      .select(['matter.id', `matter.${day} as on`])
      .where('matter.county', '=', county)
    return tx.selectFrom(inRange(all, county, query, after, found, range).as('branch')).selectAll()
  }
  const [first, ...rest] = ranges
  const merged = rest.reduce((all, range) => all.union(branch(range)), branch(first))
  return tx
    .selectFrom(merged.as('page'))
    .selectAll()
    .orderBy('on', direction)
    .orderBy('id', direction)
    .limit(query.limit + 1)
}

function rangesOf(query: ListQuery, found: Found): Range[] {
  // Few ids are fetched as they are; only a walk through the whole list needs a range of its own for each stage.
  const few = found !== undefined && 'ids' in found
  const stages = query.sort === 'due' && !few ? query.stages.map((stage) => [stage]) : [query.stages]
  const offices: Range[] = query.involving
    ? [
        (eb) => [eb('leadOffice', '=', query.involving ?? '')],
        () => [sql<SqlBool>`assisting_offices @> ${[query.involving]}::text[] and assisting_offices <> '{}'`],
      ]
    : query.office
      ? [(eb) => [eb('leadOffice', '=', query.office ?? '')]]
      : [() => []]
  return stages.flatMap((some) =>
    offices.map((office) => (eb: Builder) => [
      ...office(eb),
      some.length === 1 ? eb('stage', '=', some[0] ?? '') : eb('stage', 'in', [...some]),
    ]),
  )
}

function filtersOf(eb: Builder, county: string, query: ListQuery, found: Found): Expression<SqlBool>[] {
  const { procedure, procedures, assignee, openedFrom, openedTo, dueFrom, dueTo, office, involving } = query
  return [
    ...(procedure ? [eb('procedure', '=', procedure)] : []),
    ...(procedures ? [eb('procedure', 'in', [...procedures])] : []),
    ...(dueFrom ? [eb('dueOn', '>=', dueFrom)] : []),
    ...(dueTo ? [eb('dueOn', '<=', dueTo)] : []),
    ...(query.closedFrom ? [eb('matter.firstClosedOn', '>=', query.closedFrom)] : []),
    ...(query.closedTo ? [eb('matter.firstClosedOn', '<=', query.closedTo)] : []),
    ...(query.changedSince ? [changedSince(county, query.changedSince)] : []),
    ...(query.did ? [didOnce(county, query.did)] : []),
    ...(assignee ? [eb('assignee', '=', assignee)] : []),
    ...(openedFrom ? [eb('openedOn', '>=', openedFrom)] : []),
    ...(openedTo ? [eb('openedOn', '<=', openedTo)] : []),
    ...(involving && office ? [eb('leadOffice', '=', office)] : []),
    ...(query.unassigned ? [eb('leadOffice', 'is', null)] : []),
    ...(query.late ? [whereLate(county, query.today, 'matter')] : []),
    ...foundFilter(eb, county, found),
  ]
}

function foundFilter(eb: Builder, county: string, found: Found): Expression<SqlBool>[] {
  if (!found) return []
  if ('ids' in found) return [sql<SqlBool>`matter.id = any(${found.ids}::uuid[])`]
  return [
    eb.exists(
      eb
        .selectFrom('matterText')
        .select('matterText.matter')
        .where('matterText.county', '=', county)
        .whereRef('matterText.matter', '=', 'matter.id')
        .where('matterText.text', 'ilike', phrasePattern(found.phrase)),
    ),
  ]
}

/** Of the clock that gives the row its day. */
function provisionalColumn(county: string) {
  return sql<boolean>`coalesce((select bool_or(clock.provisional) from clock where clock.county = ${county}
    and clock.matter = matter.id and clock.stopped_on is null
    and matter.due_on in (clock.due_on, clock.target_on)), false)`
}

/** As a filter: looked up among the steps of each matter that the rest of the query leaves. */
function didOnce(county: string, action: string) {
  return sql<boolean>`exists (select from event where event.county = ${county} and event.matter = matter.id
    and event.action = ${action})`
}

/** As a filter: read from the newest steps backwards, so the cost is that of what happened since. */
function changedSince(county: string, { at, by }: { readonly at: Date; readonly by: string | null }) {
  return sql<boolean>`matter.id = any(array(select distinct event.matter from event where event.county = ${county}
    and event.recorded_at > ${at} and event.actor is distinct from ${by}::uuid))`
}

/** How many matters a list holds, counted no further than `most`. */
export async function countListed(
  tx: Kysely<Schema>,
  county: string,
  query: Omit<ListQuery, 'limit' | 'cursor'>,
  most: number,
): Promise<number> {
  // Without an order, one range over all stages does; a range for each costs more to plan than to read.
  const counted: ListQuery = { ...query, sort: 'newest', limit: most }
  const found = await foundBy(tx, county, query.q)
  const [first, ...rest] = rangesOf(counted, found)
  if (!first) throw new RangeError('stages')
  const branch = (range: Range) =>
    tx
      .selectFrom('matter')
      .select('matter.id')
      .where('matter.county', '=', county)
      .where((eb) => eb.and([...range(eb), ...filtersOf(eb, county, counted, found)]))
      .limit(most)
  // An office both leading and assisting one matter counts it once.
  const merged = rest.reduce(
    (all, range) => all.union(tx.selectFrom(branch(range).as('branch')).selectAll()),
    tx.selectFrom(branch(first).as('branch')).selectAll(),
  )
  const row = await tx
    .selectFrom(tx.selectFrom(merged.as('merged')).selectAll().limit(most).as('counted'))
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The rows of given matters, in the order given. */
export async function findListed(
  tx: Kysely<Schema>,
  county: string,
  ids: readonly string[],
  today: PlainDate,
): Promise<ListedMatter[]> {
  if (ids.length === 0) return []
  const rows = await columnsOf(tx, county, today)
    .where('matter.id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function columnsOf(tx: Kysely<Schema>, county: string, today: PlainDate) {
  return tx
    .selectFrom('matter')
    .leftJoin('office', (join) => join.onRef('office.id', '=', 'matter.leadOffice').on('office.county', '=', county))
    .where('matter.county', '=', county)
    .select([
      'matter.id',
      'matter.procedure',
      'matter.version',
      'matter.receiptNumber',
      'matter.title',
      'matter.stage',
      'matter.seq',
      'matter.leadOffice',
      'office.name as leadOfficeName',
      'matter.assignee',
      'matter.openedOn',
      'matter.closedOn',
      'matter.outcome',
      'matter.dueOn',
      lateOf(county, today, 'matter').as('late'),
      provisionalColumn(county).as('provisional'),
    ])
}
