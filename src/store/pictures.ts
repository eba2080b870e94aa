import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import { CLOSED, type Definition } from '../engine/define.ts'
import type { Schema } from './schema.ts'

/** Whose matters a picture shows. */
export interface PictureScope {
  readonly today: PlainDate
  /** Only matters this office leads. */
  readonly office?: string | undefined
  /** Procedures this reader knows of; absent: all. */
  readonly procedures?: readonly string[] | undefined
}

/** Days of closing, both inclusive. */
export interface Period {
  readonly from: PlainDate
  readonly to: PlainDate
}

/** Open matters whose nearest day falls into a week. */
export interface WeekDue {
  /** Monday. */
  readonly week: PlainDate
  readonly due: number
}

/** How long matters stayed in a stage, in calendar days. */
export interface StageDays {
  readonly stage: string
  readonly matters: number
  readonly median: number
  /** Nine of ten took no longer. */
  readonly ninth: number
}

function seen(county: string, { office, procedures }: PictureScope): RawBuilder<boolean> {
  return sql<boolean>`m.county = ${county}
    ${office ? sql`and m.lead_office = ${office}` : sql``}
    ${procedures ? sql`and m.procedure = any(${[...procedures]}::text[])` : sql``}`
}

/** Open matters by the week of their nearest day, weeks with none left out. One range of the index for each stage. */
export async function dueByWeek(
  tx: Kysely<Schema>,
  county: string,
  scope: PictureScope,
  { stages, from, to }: Period & { readonly stages: readonly string[] },
): Promise<WeekDue[]> {
  const { rows } = await sql<WeekDue>`
    select date_trunc('week', m.due_on)::date as week, count(*)::int as due
    from matter m
    where ${seen(county, scope)} and m.stage = any(${[...stages]}::text[]) and m.due_on between ${from} and ${to}
    group by 1 order by 1`.execute(tx)
  return rows
}

/** Days spent in each stage by the matters of one procedure that closed in a period; stages entered again are added up. */
export async function daysByStage(
  tx: Kysely<Schema>,
  county: string,
  scope: PictureScope,
  { versions, from, to }: Period & { readonly versions: readonly Definition[] },
): Promise<StageDays[]> {
  const [first] = versions
  if (!first) return []
  const moves = versions.flatMap(({ version, open, actions }) => [
    sql`(${version}::int, 'open'::text, ${open.stage}::text)`,
    ...Object.entries(actions)
      .filter(([, { to: stage }]) => stage !== 'same')
      .map(([name, { to: stage }]) => sql`(${version}::int, ${name}::text, ${stage}::text)`),
  ])
  const { rows } = await sql<StageDays>`
    with moved as (
      select e.matter, move.stage,
        lead(e.happened_on) over (partition by e.matter order by e.seq) - e.happened_on as days
      from matter m
      join event e on e.county = m.county and e.matter = m.id
      join (values ${sql.join(moves)}) as move (version, action, stage)
        on move.version = m.version and move.action = e.action
      where ${seen(county, scope)} and m.procedure = ${first.id} and m.first_closed_on between ${from} and ${to}),
    stayed as (
      select matter, stage, greatest(sum(days), 0) as days from moved
      where days is not null and stage <> ${CLOSED} group by matter, stage)
    select stage, count(*)::int as matters,
      round(percentile_cont(0.5) within group (order by days)::numeric, 1)::float8 as median,
      round(percentile_cont(0.9) within group (order by days)::numeric, 1)::float8 as ninth
    from stayed group by stage`.execute(tx)
  return rows
}
