import { type Kysely, type Selectable, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { LadderStepTable, LadderTable, Schema } from './schema.ts'

/** The relation between matters that say the same: they share one ladder. */
export const SAME_MATTER = 'same-matter'

/** A ladder's row. */
export type LadderRecord = Selectable<LadderTable>

/** A matter whose nearest day is near or past. */
export interface DueMatter {
  readonly id: string
  readonly dueOn: PlainDate
}

/** Open matters with a running clock due by `until`, by id, from after `after` on. */
export async function dueMatters(
  tx: Kysely<Schema>,
  county: string,
  { until, after, limit }: { until: PlainDate; after?: string; limit: number },
): Promise<DueMatter[]> {
  return tx
    .selectFrom('matter')
    .select(['id', 'dueOn'])
    .where('county', '=', county)
    .where('closedOn', 'is', null)
    .where('dueOn', '<=', until)
    .where((eb) => (after ? eb('id', '>', after) : eb.lit(true)))
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The day on which the clock began that is due on `dueOn`; the latest where several are. */
export async function nearestClockStart(
  tx: Kysely<Schema>,
  county: string,
  { id, dueOn }: DueMatter,
): Promise<PlainDate | undefined> {
  const { rows } = await sql<{ startedOn: PlainDate | null }>`
    select max(started_on) as "startedOn" from clock
    where county = ${county} and matter = ${id} and stopped_on is null and not paused
      and least(due_on, target_on) = ${dueOn}`.execute(tx)
  return rows[0]?.startedOn ?? undefined
}

/** The matter and all that were joined to it as the same, itself included, by id. */
export async function sameMatters(tx: Kysely<Schema>, county: string, matter: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive joined (id) as (
      select ${matter}::uuid
      union
      select case when r.source = j.id then r.target else r.source end
      from joined j join relation r on r.county = ${county} and r.kind = ${SAME_MATTER} and (r.source = j.id or r.target = j.id)
    ) select id from joined order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The open ladders of these matters, oldest first, held until the transaction ends. */
export async function lockOpenLadders(
  tx: Kysely<Schema>,
  county: string,
  matters: readonly string[],
): Promise<LadderRecord[]> {
  return tx
    .selectFrom('ladder')
    .selectAll()
    .where('county', '=', county)
    .where('matter', 'in', [...matters])
    .where('closedAt', 'is', null)
    .orderBy('openedAt')
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Opens a ladder unless another has just opened one: then nothing. */
export async function insertLadder(
  tx: Kysely<Schema>,
  row: Pick<LadderRecord, 'county' | 'id' | 'matter' | 'openedAt'>,
): Promise<LadderRecord | undefined> {
  return tx
    .insertInto('ladder')
    .values({ ...row, closedAt: null, closedBecause: null })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
}

/** The steps of a ladder, in the order raised. */
export async function stepsOf(
  tx: Kysely<Schema>,
  county: string,
  ladders: readonly string[],
): Promise<Selectable<LadderStepTable>[]> {
  if (ladders.length === 0) return []
  return tx
    .selectFrom('ladderStep')
    .selectAll()
    .where('county', '=', county)
    .where('ladder', 'in', [...ladders])
    .orderBy('raisedAt')
    .execute()
}

/**
 * Closes the ladders whose cause is gone: the matters are closed, or their day has
 * moved beyond `horizon`. One that merely stands still keeps its ladder.
 */
export async function closeDoneLadders(
  tx: Kysely<Schema>,
  county: string,
  { horizon, at }: { horizon: PlainDate; at: Date },
): Promise<void> {
  await sql`
    update ladder l set closed_at = ${at},
      closed_because = case when m.closed_on is null then 'relieved' else 'closed' end
    from matter m
    where l.county = ${county} and l.closed_at is null and m.county = l.county and m.id = l.matter
      and not exists (
        with recursive joined (id) as (
          select l.matter
          union
          select case when r.source = j.id then r.target else r.source end
          from joined j join relation r
            on r.county = ${county} and r.kind = ${SAME_MATTER} and (r.source = j.id or r.target = j.id))
        select from joined join matter o on o.county = ${county} and o.id = joined.id
        where o.closed_on is null and (o.due_on <= ${horizon} or exists (
          select from clock c where c.county = ${county} and c.matter = o.id and c.paused and c.stopped_on is null)))`.execute(
    tx,
  )
}
