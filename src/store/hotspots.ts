import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import type { Place } from './cursor.ts'
import type { HotspotTable, Schema } from './schema.ts'

/** A hotspot's row. */
export type HotspotRecord = Omit<Selectable<HotspotTable>, 'county'>

/** A matter's text, to be grouped. */
export interface GroupableMatter {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** A grouped matter, as after a restart. */
export interface GroupedMatter extends GroupableMatter {
  readonly hotspot: string
  readonly fixedAt: Date | null
}

/** Held until the transaction ends: grouping and people's decisions about hotspots wait for one another. */
export async function lockHotspots(tx: Kysely<Schema>, county: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`hotspots ${county}`}))`.execute(tx)
}

function texts(tx: Kysely<Schema>, county: string) {
  return tx
    .selectFrom('matter')
    .innerJoin('matterText', (join) =>
      join.onRef('matterText.matter', '=', 'matter.id').on('matterText.county', '=', county),
    )
    .select(['matter.id', 'matter.title', 'matterText.text'])
    .where('matter.county', '=', county)
}

/** Matters of these procedures that stand in no hotspot yet and came after one, earliest first. */
export async function findUngrouped(
  tx: Kysely<Schema>,
  county: string,
  query: { readonly procedures: readonly string[]; readonly after: string; readonly limit: number },
): Promise<GroupableMatter[]> {
  return texts(tx, county)
    .where('matter.procedure', 'in', [...query.procedures])
    .where('matter.id', '>', query.after)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('hotspotMember')
            .select('hotspotMember.matter')
            .where('hotspotMember.county', '=', county)
            .whereRef('hotspotMember.matter', '=', 'matter.id'),
        ),
      ),
    )
    .orderBy('matter.id')
    .limit(query.limit)
    .execute()
}

/** The latest grouped matters, earliest of them first. */
export async function listGrouped(tx: Kysely<Schema>, county: string, limit: number): Promise<GroupedMatter[]> {
  const rows = await texts(tx, county)
    .innerJoin('hotspotMember', (join) =>
      join.onRef('hotspotMember.matter', '=', 'matter.id').on('hotspotMember.county', '=', county),
    )
    .select(['hotspotMember.hotspot', 'hotspotMember.fixedAt'])
    .orderBy('matter.id', 'desc')
    .limit(limit)
    .execute()
  return rows.reverse()
}

/** Matters that people put somewhere since a moment. */
export async function listFixedSince(tx: Kysely<Schema>, county: string, at: Date) {
  return tx
    .selectFrom('hotspotMember')
    .select(['matter', 'hotspot', 'fixedAt'])
    .where('county', '=', county)
    .where('fixedAt', '>', at)
    .orderBy('fixedAt')
    .execute()
}

/** Writes where matters belong now; those a person placed stay. Hotspots named must exist at the transaction's end. */
export async function placeMatters(
  tx: Kysely<Schema>,
  county: string,
  placed: readonly { readonly matter: string; readonly hotspot: string }[],
): Promise<void> {
  if (placed.length === 0) return
  await sql`
    insert into hotspot_member (county, matter, hotspot, "on")
    select ${county}, m.id, placed.hotspot, m.opened_on
    from unnest(${placed.map(({ matter }) => matter)}::uuid[], ${placed.map(({ hotspot }) => hotspot)}::uuid[])
      as placed (matter, hotspot)
    join matter m on m.county = ${county} and m.id = placed.matter
    on conflict (county, matter) do update set hotspot = excluded.hotspot
    where hotspot_member.fixed_at is null`.execute(tx)
}

/** Moves all that stands in one hotspot to another, but for what a person placed. */
export async function joinHotspots(tx: Kysely<Schema>, county: string, from: string, into: string): Promise<void> {
  await tx
    .updateTable('hotspotMember')
    .set({ hotspot: into })
    .where('county', '=', county)
    .where('hotspot', '=', from)
    .where('fixedAt', 'is', null)
    .execute()
}

/** What a hotspot's heat and name are made of. */
export interface HotspotFigures {
  readonly hotspot: string
  readonly matters: number
  readonly days: number
  readonly recent: number
  /** Of the four weeks before the recent days. */
  readonly before: number
  readonly firstOn: PlainDate
  readonly lastOn: PlainDate
  /** Of the latest matters. */
  readonly titles: readonly string[]
}

const RECENT_DAYS = 7
const BEFORE_DAYS = 28
const TITLES = 60

/** Counts the matters of hotspots; one matter is one voice. */
export async function countHotspots(
  tx: Kysely<Schema>,
  county: string,
  ids: readonly string[],
  today: PlainDate,
): Promise<HotspotFigures[]> {
  if (ids.length === 0) return []
  const since = addDays(today, 1 - RECENT_DAYS)
  const { rows } = await sql<HotspotFigures>`
    select h.hotspot, count(*)::int as matters, count(distinct h.on)::int as days,
      count(*) filter (where h.on >= ${since} and h.on <= ${today})::int as recent,
      count(*) filter (where h.on >= ${addDays(since, -BEFORE_DAYS)} and h.on < ${since})::int as before,
      min(h.on) as "firstOn", max(h.on) as "lastOn",
      (array_agg(m.title order by m.id desc))[1:${sql.lit(TITLES)}] as titles
    from hotspot_member h join matter m on m.county = ${county} and m.id = h.matter
    where h.county = ${county} and h.hotspot = any(${[...ids]}::uuid[])
    group by h.hotspot`.execute(tx)
  return rows
}

/** Open hotspots whose figures are of an earlier day and may have cooled since. */
export async function findCooled(tx: Kysely<Schema>, county: string, today: PlainDate, limit: number) {
  const rows = await tx
    .selectFrom('hotspot')
    .select('id')
    .where('county', '=', county)
    .where('state', '=', 'open')
    .where('matters', '>', 1)
    .where('refreshedOn', '<', today)
    .orderBy('refreshedOn')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Writes a hotspot's figures, and its name unless a person named it. */
export async function saveFigures(
  tx: Kysely<Schema>,
  county: string,
  { hotspot: id, titles: _, before: __, ...figures }: HotspotFigures,
  told: { readonly name: string; readonly place: string | null; readonly heat: number; readonly today: PlainDate },
): Promise<void> {
  const { today: refreshedOn, name, place, heat } = told
  const columns = { ...figures, place, heat, refreshedOn }
  await tx
    .insertInto('hotspot')
    .values({ county, id, name, ...columns })
    .onConflict((conflict) =>
      conflict.columns(['county', 'id']).doUpdateSet({
        ...columns,
        name: sql<string>`case when hotspot.named_by is null then excluded.name else hotspot.name end`,
      }),
    )
    .execute()
}

/** Hotspots that nothing stands in any more count nothing. */
export async function emptyHotspots(tx: Kysely<Schema>, county: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('hotspot')
    .set({ matters: 0, days: 0, recent: 0, heat: 0 })
    .where('county', '=', county)
    .where('id', 'in', [...ids])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('hotspotMember')
            .select('hotspotMember.matter')
            .where('hotspotMember.county', '=', county)
            .whereRef('hotspotMember.hotspot', '=', 'hotspot.id'),
        ),
      ),
    )
    .execute()
}

/** What the list of hotspots is asked for. */
export interface HotspotQuery {
  readonly state: 'open' | 'dismissed'
  readonly from?: PlainDate
  readonly to?: PlainDate
  /** A fact of its matters, such as the letter's kind. */
  readonly kind?: string
  readonly place?: string
  /** Only those handed on to this office. */
  readonly office?: string
  readonly after?: { readonly heat: number; readonly id: string }
  readonly limit: number
}

/** Hotspots of two matters and more, hottest first. */
export async function listHotspots(tx: Kysely<Schema>, county: string, query: HotspotQuery): Promise<HotspotRecord[]> {
  let select = tx
    .selectFrom('hotspot')
    .selectAll()
    .where('county', '=', county)
    .where('state', '=', query.state)
    .where('matters', '>', 1)
  if (query.from) select = select.where('lastOn', '>=', query.from)
  if (query.to) select = select.where('firstOn', '<=', query.to)
  if (query.office !== undefined) select = select.where('office', '=', query.office)
  if (query.place)
    select = select.where(sql<SqlBool>`position(${query.place} in name || ' ' || coalesce(place, '')) > 0`)
  if (query.kind)
    select = select.where(
      sql<SqlBool>`exists (select from hotspot_member h join matter m on m.county = h.county and m.id = h.matter
        where h.county = ${county} and h.hotspot = hotspot.id and m.facts->>'kind' = ${query.kind})`,
    )
  if (query.after) {
    const { heat, id } = query.after
    select = select.where(sql<SqlBool>`(heat, id) < (${heat}::double precision, ${id}::uuid)`)
  }
  return select.orderBy('heat', 'desc').orderBy('id', 'desc').limit(query.limit).execute()
}

/** One hotspot, if there is such. */
export async function findHotspot(tx: Kysely<Schema>, county: string, id: string): Promise<HotspotRecord | undefined> {
  return tx.selectFrom('hotspot').selectAll().where('county', '=', county).where('id', '=', id).executeTakeFirst()
}

/** Which of a hotspot's matters: so many, from a place on, only those an office leads or assists. */
export interface MemberQuery {
  readonly limit: number
  readonly after?: Place | undefined
  readonly involving?: string | undefined
}

/** The days and ids of a hotspot's matters, latest first. */
export async function listMembers(
  tx: Kysely<Schema>,
  county: string,
  id: string,
  { limit, after, involving }: MemberQuery,
): Promise<Place[]> {
  let select = tx
    .selectFrom('hotspotMember')
    .select(['hotspotMember.matter as id', 'hotspotMember.on'])
    .where('hotspotMember.county', '=', county)
    .where('hotspotMember.hotspot', '=', id)
  if (after)
    select = select.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('hotspotMember.on', 'hotspotMember.matter'), '<', tuple(after.on as PlainDate, after.id)),
    )
  if (involving !== undefined)
    select = select.where(
      sql<SqlBool>`exists (select from matter m where m.county = ${county} and m.id = hotspot_member.matter
        and (m.lead_office = ${involving} or m.assisting_offices @> ${[involving]}::text[]))`,
    )
  return select.orderBy('hotspotMember.on', 'desc').orderBy('hotspotMember.matter', 'desc').limit(limit).execute()
}

/** How many matters came on which day, for several hotspots at once. */
export async function countByDay(tx: Kysely<Schema>, county: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return tx
    .selectFrom('hotspotMember')
    .select(({ fn }) => ['hotspot', 'on', fn.count<number>('matter').as('count')])
    .where('county', '=', county)
    .where('hotspot', 'in', [...ids])
    .groupBy(['hotspot', 'on'])
    .orderBy('on')
    .execute()
}

/** A person puts matters into a hotspot, to stay. */
export async function fixMatters(
  tx: Kysely<Schema>,
  county: string,
  { matters, hotspot, at }: { matters: readonly string[]; hotspot: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('hotspotMember')
    .set({ hotspot, fixedAt: at })
    .where('county', '=', county)
    .where('matter', 'in', [...matters])
    .execute()
}

/** The county's townships as places: an office 马庄桥镇人民政府 stands for 马庄桥镇. */
export async function listTownships(tx: Kysely<Schema>, county: string) {
  const rows = await tx
    .selectFrom('office')
    .select('name')
    .where('county', '=', county)
    .where('kind', '=', 'township')
    .where('closedOn', 'is', null)
    .execute()
  return rows.map(({ name }) => ({
    name: name.replace(/(?:人民政府|办事处|党委|政府)$/u, ''),
    kind: 'township' as const,
  }))
}
