import { type Kysely, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { KindColumn } from '../statistics/bulletin.ts'
import type { Schema } from './schema.ts'

/** A period, both ends inclusive. */
interface Period {
  readonly from: PlainDate
  readonly to: PlainDate
}

/** A matter that a bulletin counts, and in which columns. */
export type KindRow = Readonly<Record<KindColumn, boolean>> & {
  readonly id: string
  readonly procedure: string
  readonly office: string | null
}

/**
 * Every matter received, closed (for the first time, as figures count), or open at the end of a period. `late`: a clock ended past the
 * statute's day, or a duty was past it at the period's end; `past` and `openPast`: the same by the statute
 * or by the county's own norm.
 */
export async function kindRows(tx: Kysely<Schema>, county: string, { from, to }: Period): Promise<KindRow[]> {
  const { rows } = await sql<KindRow>`
    select id, procedure, office, received, closed, closed and (late or missed) as past, closed and late as late,
      open, open and (late or missed) as "openPast"
    from (
      select m.id, m.procedure, m.lead_office as office, m.opened_on between ${from} and ${to} as received,
        coalesce(m.first_closed_on between ${from} and ${to}, false) as closed,
        m.first_closed_on is null or m.first_closed_on > ${to} as open, c.late, c.missed
      from matter m cross join lateral (
        select
          coalesce(bool_or(case when stopped_on <= ${to} then late else duty and due_on <= ${to} end), false) as late,
          coalesce(bool_or(duty and case when stopped_on <= ${to} then missed_target else target_on <= ${to} end), false) as missed
        from clock where clock.county = ${county} and clock.matter = m.id and clock.started_on <= ${to}) c
      where m.county = ${county} and m.opened_on <= ${to} and (m.first_closed_on is null or m.first_closed_on >= ${from})) as counted
    order by id`.execute(tx)
  return rows
}

/** Steps of the ladder raised on a day of the period, each with the matter it was raised for. */
export async function stepRows(
  tx: Kysely<Schema>,
  county: string,
  { from, to }: Period,
): Promise<{ step: string; matter: string }[]> {
  return tx
    .selectFrom('ladderStep')
    .select(['step', 'matter'])
    .where('county', '=', county)
    .where('raisedOn', '>=', from)
    .where('raisedOn', '<=', to)
    .orderBy('matter')
    .execute()
}

/** The first day of any record; nothing in a county that has none. */
export async function firstRecord(tx: Kysely<Schema>, county: string): Promise<PlainDate | undefined> {
  const row = await tx
    .selectFrom('matter')
    .select('openedOn')
    .where('county', '=', county)
    .orderBy('openedOn')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.openedOn
}

/** A matter as a bulletin tells it; its title still as it was written. */
export interface ToldMatter {
  readonly id: string
  readonly receiptNumber: string
  readonly title: string
  readonly procedure: string
  readonly version: number
  readonly office: string | null
  /** What it is about, where it was classified: its category, or its kind. */
  readonly about: string | null
}

const ABOUT = sql<string | null>`coalesce(m.facts ->> 'category', m.facts ->> 'kind')`

/** Matters by id, in the order given. */
export async function toldMatters(tx: Kysely<Schema>, county: string, ids: readonly string[]): Promise<ToldMatter[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('matter as m')
    .select(['id', 'receiptNumber', 'title', 'procedure', 'version', 'leadOffice as office', ABOUT.as('about')])
    .where('county', '=', county)
    .where('id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** A matter done well: how many days it took. */
export type PraisedMatter = ToldMatter & { readonly days: number; readonly rating: string }

/** Closed in the period with the best rating its procedure has, no clock past its day, the quickest first. */
export async function praisedMatters(
  tx: Kysely<Schema>,
  county: string,
  { from, to, best, limit }: Period & { best: Readonly<Record<string, string>>; limit: number },
): Promise<PraisedMatter[]> {
  const { rows } = await sql<PraisedMatter>`
    select m.id, m.receipt_number as "receiptNumber", m.title, m.procedure, m.version, m.lead_office as office,
      ${ABOUT} as about, m.closed_on - m.opened_on as days, m.facts ->> 'rating' as rating
    from matter m join jsonb_each_text(${JSON.stringify(best)}::jsonb) as best on best.key = m.procedure
    where m.county = ${county} and m.closed_on between ${from} and ${to} and m.first_closed_on = m.closed_on and m.facts ->> 'rating' = best.value
      and m.lead_office is not null and not exists (
        select from clock c where c.county = ${county} and c.matter = m.id and (c.late or c.missed_target))
    order by days, m.closed_on, m.id limit ${limit}`.execute(tx)
  return rows
}

/** A matter over which an office was called in, or named in public. */
export type NamedRow = ToldMatter & {
  readonly step: 'talk' | 'announce'
  readonly on: PlainDate
  readonly daysPast: number | null
}

/** Matters whose ladder reached a talk or a public notice in the period, or upon whose order one was held; the gravest first. */
export async function namedMatters(
  tx: Kysely<Schema>,
  county: string,
  { from, to, limit }: Period & { limit: number },
): Promise<NamedRow[]> {
  const { rows } = await sql<NamedRow>`
    select m.id, m.receipt_number as "receiptNumber", m.title, m.procedure, m.version, m.lead_office as office,
      ${ABOUT} as about, told.step, told.on, told.days as "daysPast"
    from (
      select distinct on (matter) matter, step, "on", days from (
        select s.matter, s.step, s.raised_on as "on", -s.working_days_left as days
        from ladder_step s where s.county = ${county} and s.raised_on between ${from} and ${to}
          and s.step in ('talk', 'announce')
        union all
        select e.matter, e.action, e.happened_on, null
        from event e join matter o on o.county = e.county and o.id = e.matter
        where e.county = ${county} and o.procedure = 'supervision-order' and o.opened_on <= ${to}
          and (o.closed_on is null or o.closed_on >= ${from})
          and e.action in ('talk', 'announce') and e.happened_on between ${from} and ${to}) as each_told
      order by matter, step, "on" desc) as told
    join matter m on m.county = ${county} and m.id = told.matter
    order by told.step, told.days desc nulls last, m.id limit ${limit}`.execute(tx)
  return rows
}
