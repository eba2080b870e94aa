import { type Kysely, type RawBuilder, sql } from 'kysely'
import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import { CLOSED } from '../engine/define.ts'
import { MEASURES, type Measure, type MeasureDays, type MeasureId } from '../statistics/measure.ts'
import { lateOf } from './lateness.ts'
import type { Schema } from './schema.ts'

/** Whose matters are counted, and by which days. */
export interface MeasureScope extends MeasureDays {
  /** Only matters this office leads. */
  readonly office?: string | undefined
  /** Procedures this reader knows of; absent: all. */
  readonly procedures?: readonly string[] | undefined
}

/** What each measure counts. */
export type Counts = Readonly<Record<MeasureId, number>>

/** Counts of an office (null: nobody leads yet), of a procedure, or, in `total`, of all. */
export interface Measured {
  readonly total: Counts
  readonly offices: readonly (Counts & { readonly office: string | null })[]
  readonly procedures: readonly (Counts & { readonly procedure: string })[]
}

/** A calendar month, 'YYYY-MM', and what came and went in it. */
export interface MonthCounts {
  readonly month: string
  readonly received: number
  readonly closed: number
  readonly closedLate: number
}

const IDS = Object.keys(MEASURES) as MeasureId[]
const NOTHING = Object.fromEntries(IDS.map((id) => [id, 0])) as unknown as Counts

/** Every measure for all, by lead office and by procedure, in one reading; the most loaded office first. */
export async function countMeasures(tx: Kysely<Schema>, county: string, scope: MeasureScope): Promise<Measured> {
  const { from, to, today } = scope
  const columns = IDS.map((id) => sql`count(*) filter (where ${predicate(MEASURES[id], scope)})::int`)
  const { rows } = await sql<{ grain: number; office: string | null; procedure: string | null; counts: number[] }>`
    select grouping(lead_office, procedure) as grain, lead_office as office, procedure, array[${sql.join(columns)}] as counts
    from (
      select m.lead_office, m.procedure, m.stage, m.due_on, m.opened_on, m.first_closed_on, ${lateOf(county, today, 'm')} as late
      from matter m
      where ${seen(county, scope)} and (m.stage <> ${CLOSED}
        or m.first_closed_on between ${from} and ${to} or m.opened_on between ${from} and ${to})) as counted
    group by grouping sets ((lead_office), (procedure), ())
    order by 4 desc, 2, 3`.execute(tx)
  const named = (counts: number[]) =>
    Object.fromEntries(IDS.map((id, at) => [id, counts[at] ?? 0])) as unknown as Counts
  return {
    total: named(rows.find(({ grain }) => grain === ALL)?.counts ?? Object.values(NOTHING)),
    offices: rows.flatMap(({ grain, office, counts }) => (grain === BY_OFFICE ? [{ office, ...named(counts) }] : [])),
    procedures: rows.flatMap(({ grain, procedure, counts }) =>
      grain === BY_PROCEDURE && procedure ? [{ procedure, ...named(counts) }] : [],
    ),
  }
}

/** What `grouping(lead_office, procedure)` answers: a bit for each column that was summed over. */
const BY_OFFICE = 1
const BY_PROCEDURE = 2
const ALL = 3

/** What was received and closed in each month of the period, months with nothing left out. */
export async function countMonths(tx: Kysely<Schema>, county: string, scope: MeasureScope): Promise<MonthCounts[]> {
  const { from, to, today } = scope
  const { rows } = await sql<MonthCounts>`
    select month, sum(received)::int as received, sum(closed)::int as closed, sum(late)::int as "closedLate"
    from (
      select to_char(m.opened_on, 'YYYY-MM') as month, 1 as received, 0 as closed, 0 as late
      from matter m where ${seen(county, scope)} and m.opened_on between ${from} and ${to}
      union all
      select to_char(m.first_closed_on, 'YYYY-MM'), 0, 1, (${lateOf(county, today, 'm')})::int
      from matter m where ${seen(county, scope)} and m.first_closed_on between ${from} and ${to}) as counted
    group by month order by month`.execute(tx)
  return rows
}

function seen(county: string, { office, procedures }: MeasureScope): RawBuilder<boolean> {
  return sql<boolean>`m.county = ${county}
    ${office === undefined ? sql`` : sql`and m.lead_office = ${office}`}
    ${procedures ? sql`and m.procedure = any(${[...procedures]}::text[])` : sql``}`
}

function predicate({ of, late, due }: Measure, { today, soonTo, from, to }: MeasureScope): RawBuilder<boolean> {
  const population: Readonly<Record<Measure['of'], RawBuilder<boolean>>> = {
    open: sql`stage <> ${CLOSED}`,
    opened: sql`opened_on between ${from} and ${to}`,
    closed: sql`first_closed_on between ${from} and ${to}`,
  }
  const days = due
    ? sql`and due_on between ${spanOf(due, today, soonTo)[0]} and ${spanOf(due, today, soonTo)[1]}`
    : sql``
  return sql<boolean>`${population[of]} ${late ? sql`and late` : sql``} ${days}`
}

const LONG_AGO = '0001-01-01' as PlainDate

function spanOf(due: NonNullable<Measure['due']>, today: PlainDate, soonTo: PlainDate): [PlainDate, PlainDate] {
  if (due === 'past') return [LONG_AGO, addDays(today, -1)]
  return due === 'today' ? [today, today] : [addDays(today, 1), soonTo]
}
