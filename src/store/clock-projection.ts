import { type Kysely, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import { type ClockState, dayListedBy } from '../engine/clock.ts'
import { clockColumns, type MatterRecord } from './matters.ts'
import { NO_DUE_DATE, type Schema } from './schema.ts'

/** A span of days whose kind changed. */
export interface DaySpan {
  readonly from: PlainDate
  readonly to: PlainDate
}

/**
 * True of every matter that a change within the span may touch, and of few others.
 * Every day of a clock, and whether it was met, follows from the days between its
 * start and that day, whichever comes first: a limit may count back. A clock without
 * a day, and an earlier run of which only the fold knows, may rest on any.
 */
function touched(county: string, { from, to }: DaySpan) {
  const clock = sql`select from clock where clock.county = ${county} and clock.matter = matter.id`
  const anyDay = sql`(clock.due_on is null and (clock.limit_version is not null or clock.target_on is null))`
  const earlierRun = sql`jsonb_path_exists(matter.clocks, '$.*[1]')`
  return sql<boolean>`(
    (matter.opened_on <= ${to} or ${earlierRun}
      or exists (${clock} and (${anyDay} or least(clock.started_on, clock.due_on, clock.target_on) <= ${to})))
    and (matter.closed_on is null or matter.closed_on >= ${from} or ${earlierRun}
      or exists (${clock} and (${anyDay}
        or greatest(clock.started_on, clock.stopped_on, clock.due_on, clock.target_on) >= ${from}))))`
}

/** How many matters a change within the span may touch. */
export async function countTouched(tx: Kysely<Schema>, county: string, span: DaySpan): Promise<number> {
  const row = await tx
    .selectFrom('matter')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('county', '=', county)
    .where(touched(county, span))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The next of those matters by id, held until the transaction ends; with `since`, only those acted on since. */
export async function holdNextTouched(
  tx: Kysely<Schema>,
  county: string,
  page: { readonly span: DaySpan; readonly after: string | null; readonly limit: number; readonly since?: Date },
): Promise<MatterRecord[]> {
  const { span, after, limit, since } = page
  return tx
    .selectFrom('matter')
    .selectAll()
    .where('county', '=', county)
    .where((eb) => (after ? eb('id', '>', after) : eb.lit(true)))
    .where((eb) =>
      since
        ? sql<boolean>`exists (select from event where event.county = ${county} and event.matter = matter.id
            and event.seq = matter.seq and event.recorded_at >= ${since})`
        : eb.lit(true),
    )
    .where(touched(county, span))
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()
}

/** A matter whose clocks now stand otherwise. */
export interface Redone {
  readonly row: MatterRecord
  readonly clocks: readonly ClockState[]
}

/** Writes the clocks of many matters anew, and the day each is listed by, in one statement. The rows must be held. */
export async function projectClocks(tx: Kysely<Schema>, county: string, redone: readonly Redone[]): Promise<void> {
  if (redone.length === 0) return
  const clocks = redone.flatMap(({ row, clocks: states }) => states.map((clock) => clockColumns(county, row.id, clock)))
  const matters = redone.map(({ row, clocks: states }) => ({ id: row.id, dueOn: dayListedBy(states) ?? NO_DUE_DATE }))
  await sql`
    with listed as (
      update matter set due_on = m."dueOn"
      from jsonb_to_recordset(${JSON.stringify(matters)}::jsonb) as m("id" uuid, "dueOn" date)
      where matter.county = ${county} and matter.id = m."id" and matter.due_on <> m."dueOn"
    )
    update clock set due_on = c."dueOn", target_on = c."targetOn", paused = c."paused",
      provisional = c."provisional", late = c."late", missed_target = c."missedTarget"
    from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as c("matter" uuid, "name" text, "dueOn" date,
      "targetOn" date, "paused" boolean, "provisional" boolean, "late" boolean, "missedTarget" boolean)
    where clock.county = ${county} and clock.matter = c."matter" and clock.name = c."name"`.execute(tx)
}

/** Removes the clocks a matter no longer has, as after a correction under whose law there is no such limit. */
export async function dropClocksBut(
  tx: Kysely<Schema>,
  county: string,
  matter: string,
  names: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('clock')
    .where('county', '=', county)
    .where('matter', '=', matter)
    .where((eb) => (names.length > 0 ? eb('name', 'not in', [...names]) : eb.lit(true)))
    .execute()
}
