import { type Kysely, type RawBuilder, sql } from 'kysely'
import { plainDate } from '../calendar/plain-date.ts'
import { isLate } from './lateness.ts'
import type { Schema } from './schema.ts'

/** What was done under one heading: a month ('2026-03') or a lead office's id. */
export interface OpennessRow {
  readonly key: string
  readonly received: number
  readonly answered: number
  /** Answered, and not late by the measure of the procedure's own figures. */
  readonly onTime: number
  readonly published: number
}

/** A year's counts of what the public sent, by month of the act and by the office that leads. */
export interface Openness {
  readonly months: readonly OpennessRow[]
  readonly offices: readonly OpennessRow[]
}

/**
 * Counts the matters of these procedures in one query: received by the day of
 * opening, answered by the day of the first closing (withdrawn ones were not answered),
 * published by the day of publication, unless taken down since. Late is who is
 * late by one of the clocks that the procedure's own figure of late answers names.
 */
export async function countOpenness(
  tx: Kysely<Schema>,
  county: string,
  { year, procedures }: { year: number; procedures: readonly { id: string; late: readonly string[] }[] },
): Promise<Openness> {
  const from = plainDate(`${year}-01-01`)
  const to = plainDate(`${year}-12-31`)
  const these = sql`${procedures.map(({ id }) => id)}::text[]`
  const named = procedures.flatMap(({ id, late }) => late.map((clock) => ({ id, clock })))
  const owners = sql`${named.map(({ id }) => id)}::text[]`
  const clocks = sql`${named.map(({ clock }) => clock)}::text[]`
  const act = (day: RawBuilder<unknown>, one: string, more: RawBuilder<unknown> = sql``) => sql`
    select to_char(${day}, 'YYYY-MM') as month, m.lead_office as office, ${one}::text as what ${more}`
  const { rows } = await sql<{ month: string | null; office: string | null } & Omit<OpennessRow, 'key'>>`
    with acts as (
      ${act(sql`m.opened_on`, 'received', sql`, false as late`)} from matter m
        where m.county = ${county} and m.procedure = any(${these}) and m.opened_on between ${from}::date and ${to}::date
      union all
      ${act(
        sql`m.first_closed_on`,
        'answered',
        sql`, exists (
          select from clock c join unnest(${owners}, ${clocks}) as named (procedure, clock) on named.clock = c.name
          where c.county = m.county and c.matter = m.id and named.procedure = m.procedure and ${isLate('c', to)}) as late`,
      )} from matter m
        where m.county = ${county} and m.procedure = any(${these}) and m.first_closed_on between ${from}::date and ${to}::date
          and m.first_outcome is distinct from 'withdrawn'
      union all
      ${act(sql`p.published_on`, 'published', sql`, false as late`)}
        from publication p join matter m on m.county = p.county and m.id = p.matter
        where p.county = ${county} and p.procedure = any(${these}) and p.withdrawn_on is null
          and p.published_on between ${from}::date and ${to}::date
    )
    select month, office,
      count(*) filter (where what = 'received')::int as received,
      count(*) filter (where what = 'answered')::int as answered,
      count(*) filter (where what = 'answered' and not late)::int as on_time,
      count(*) filter (where what = 'published')::int as published
    from acts group by grouping sets ((month), (office))
    having grouping(month) = 0 or office is not null
    order by month, office`.execute(tx)
  const keyed = rows.map(({ month, office, ...counts }) => ({ month, office, ...counts }))
  return {
    months: keyed.flatMap(({ month, office: _, ...counts }) => (month ? [{ key: month, ...counts }] : [])),
    offices: keyed.flatMap(({ month, office, ...counts }) => (!month && office ? [{ key: office, ...counts }] : [])),
  }
}

/** The first year in which anything was received; nothing in an empty county. */
export async function firstYear(tx: Kysely<Schema>, county: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('matter')
    .select('openedOn')
    .where('county', '=', county)
    .orderBy('openedOn')
    .limit(1)
    .executeTakeFirst()
  return row ? Number(row.openedOn.slice(0, 4)) : undefined
}
