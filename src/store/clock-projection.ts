import { type Kysely, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { ClockState } from '../engine/clock.ts'
import { nearestDue } from '../engine/clock.ts'
import { clockColumns, type MatterRecord } from './matters.ts'
import { NO_DUE_DATE, type Schema } from './schema.ts'

/** A span of days whose kind changed. */
export interface DaySpan {
  readonly from: PlainDate
  readonly to: PlainDate
}

/** A clock running over a changed day may have had its day set by it; a working day is never farther from a date than this. */
const REACH_DAYS = 40

function touched(county: string, { from, to }: DaySpan) {
  return sql<boolean>`exists (select from clock where clock.county = ${county} and clock.matter = matter.id
    and clock.started_on <= ${to}
    and (clock.due_on is null or clock.due_on >= ${from}::date - ${REACH_DAYS}::int
      or clock.target_on >= ${from}::date - ${REACH_DAYS}::int))`
}

/** How many matters have a clock that a change within the span may move. */
export async function countTouched(tx: Kysely<Schema>, county: string, span: DaySpan): Promise<number> {
  const row = await tx
    .selectFrom('matter')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('county', '=', county)
    .where(touched(county, span))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The next of those matters, by id. */
export async function nextTouched(
  tx: Kysely<Schema>,
  county: string,
  { span, after, limit }: { span: DaySpan; after: string | null; limit: number },
): Promise<MatterRecord[]> {
  return tx
    .selectFrom('matter')
    .selectAll()
    .where('county', '=', county)
    .where((eb) => (after ? eb('id', '>', after) : eb.lit(true)))
    .where(touched(county, span))
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** A matter whose clocks now stand otherwise. */
export interface Moved {
  readonly row: MatterRecord
  readonly clocks: readonly ClockState[]
}

/**
 * Writes the clocks of many matters anew, and the day each is listed by, in one
 * statement. A matter on which somebody acted meanwhile is left as that act has put it.
 */
export async function projectClocks(tx: Kysely<Schema>, county: string, moved: readonly Moved[]): Promise<void> {
  if (moved.length === 0) return
  const clocks = moved.flatMap(({ row, clocks: states }) =>
    states.map((clock) => ({ ...clockColumns(county, row.id, clock), seq: row.seq })),
  )
  const matters = moved.map(({ row, clocks: states }) => ({
    id: row.id,
    seq: row.seq,
    dueOn: nearestDue(states) ?? NO_DUE_DATE,
  }))
  await sql`
    with listed as (
      update matter set due_on = m."dueOn"
      from jsonb_to_recordset(${JSON.stringify(matters)}::jsonb) as m("id" uuid, "seq" int, "dueOn" date)
      where matter.county = ${county} and matter.id = m."id" and matter.seq = m."seq"
      returning matter.id
    )
    update clock set due_on = c."dueOn", target_on = c."targetOn", paused = c."paused",
      provisional = c."provisional", late = c."late", missed_target = c."missedTarget"
    from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as c("matter" uuid, "name" text, "dueOn" date,
      "targetOn" date, "paused" boolean, "provisional" boolean, "late" boolean, "missedTarget" boolean)
    where clock.county = ${county} and clock.matter = c."matter" and clock.name = c."name"
      and c."matter" in (select id from listed)`.execute(tx)
}
