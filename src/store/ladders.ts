import { type Kysely, type Selectable, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import { SAME_MATTER_RELATION } from './same-matter.ts'
import type { LadderStepTable, LadderTable, Schema } from './schema.ts'

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

/** The open ladders of these matters, oldest first, held until the transaction ends. */
export async function lockOpenLadders(
  tx: Kysely<Schema>,
  county: string,
  matters: readonly string[],
): Promise<LadderRecord[]> {
  return ladders(tx, county, matters)
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
            on r.county = ${county} and r.kind = ${SAME_MATTER_RELATION} and (r.source = j.id or r.target = j.id))
        select from joined join matter o on o.county = ${county} and o.id = joined.id
        where o.closed_on is null and (o.due_on <= ${horizon} or exists (
          select from clock c where c.county = ${county} and c.matter = o.id and c.paused and c.stopped_on is null)))`.execute(
    tx,
  )
}

/** An open ladder at its highest step, with the matter that step was raised for. */
export interface StandingLadder {
  readonly ladder: string
  readonly step: string
  readonly raisedAt: Date
  readonly matter: string
}

const STANDING_PAGE = 50

/** Open ladders by the day they began, oldest first; of one office, or on one step, where asked. */
export async function listStanding(
  tx: Kysely<Schema>,
  county: string,
  { office, step, after }: { office?: string; step?: string; after?: string },
): Promise<{ items: StandingLadder[]; nextCursor?: string }> {
  const { rows } = await sql<StandingLadder>`
    select l.id as ladder, s.step, s.raised_at as "raisedAt", s.matter
    from ladder l
    join lateral (
      select step, raised_at, matter from ladder_step s
      where s.county = l.county and s.ladder = l.id order by raised_at desc limit 1) s on true
    join matter m on m.county = l.county and m.id = s.matter
    where l.county = ${county} and l.closed_at is null
      and (${after ?? null}::uuid is null or l.id > ${after ?? null}::uuid)
      and (${step ?? null}::text is null or s.step = ${step ?? null})
      and (${office ?? null}::text is null or m.lead_office = ${office ?? null})
    order by l.id limit ${STANDING_PAGE + 1}`.execute(tx)
  const items = rows.slice(0, STANDING_PAGE)
  const last = items.at(-1)
  return { items, ...(rows.length > STANDING_PAGE && last ? { nextCursor: last.ladder } : {}) }
}

/** How many open ladders stand on each step; of one office where asked. */
export async function countStanding(
  tx: Kysely<Schema>,
  county: string,
  office?: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ step: string; count: number }>`
    select s.step, count(*)::int as count
    from ladder l
    join lateral (
      select step, matter from ladder_step s
      where s.county = l.county and s.ladder = l.id order by raised_at desc limit 1) s on true
    join matter m on m.county = l.county and m.id = s.matter
    where l.county = ${county} and l.closed_at is null
      and (${office ?? null}::text is null or m.lead_office = ${office ?? null})
    group by s.step`.execute(tx)
  return new Map(rows.map(({ step, count }) => [step, count]))
}

/** The ladders of these matters, newest first. */
export async function laddersOf(
  tx: Kysely<Schema>,
  county: string,
  matters: readonly string[],
): Promise<LadderRecord[]> {
  return ladders(tx, county, matters).orderBy('openedAt', 'desc').execute()
}

function ladders(tx: Kysely<Schema>, county: string, matters: readonly string[]) {
  return tx
    .selectFrom('ladder')
    .selectAll()
    .where('county', '=', county)
    .where('matter', 'in', [...matters])
}

/** Supervision orders of one name, told together. */
export interface Batch {
  readonly name: string
  readonly total: number
  readonly open: number
  readonly late: number
  readonly closed: number
  readonly firstOn: PlainDate
}

/** Special supervisions with their progress, the newest first, at most a hundred. */
export async function listBatches(tx: Kysely<Schema>, county: string, today: PlainDate): Promise<Batch[]> {
  const { rows } = await sql<Batch>`
    select facts ->> 'batch' as name, count(*)::int as total,
      (count(*) filter (where closed_on is null))::int as open,
      (count(*) filter (where closed_on is null and due_on < ${today}))::int as late,
      (count(*) filter (where closed_on is not null))::int as closed,
      min(opened_on) as "firstOn"
    from matter
    where county = ${county} and procedure = 'supervision-order' and facts ? 'batch'
    group by 1 order by "firstOn" desc, name limit 100`.execute(tx)
  return rows
}
