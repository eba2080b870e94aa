import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { DispatchDecisionTable, DispatchFollowerTable, Schema } from './schema.ts'

/** What is decided of a matter: what it is about, and who handles it. */
export type DispatchTask = DispatchDecisionTable['task']

/** A decision as stored. */
export type DecisionRecord = Selectable<DispatchDecisionTable>

/** A decision about to be stored; its position is given by {@link insertDecisions}. */
export type NewDecision = Omit<Insertable<DispatchDecisionTable>, 'position' | 'county'>

/** An event that says something about dispatching, with the matter's text. */
export interface DispatchEvent {
  readonly epoch: number
  readonly txid: string
  readonly matter: string
  readonly procedure: string
  readonly seq: number
  readonly action: string
  readonly input: Readonly<Record<string, unknown>>
  readonly person: string | null
  readonly role: string
  readonly office: string | null
  readonly recordedAt: Date
  readonly happenedOn: DecisionRecord['decidedOn']
  readonly text: string
}

/** Up to where a county's events have been followed: all of lower epochs, and of this one up to, not including, `txid`. */
export interface FollowedTo {
  readonly epoch: number
  readonly txid: string
}

/** Who follows the events: one writes down decisions, one sends by itself. Each keeps a place of its own. */
export type FollowerName = DispatchFollowerTable['name']

/** Keeps others of the name away from the county until the transaction ends; false if one is at work. */
export async function lockFollower(tx: Kysely<Schema>, county: string, name: FollowerName): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(hashtext(${`heng dispatch ${name}`}), ${Number(county.slice(0, 6))}) as got`.execute(
    tx,
  )
  return rows[0]?.got === true
}

/** Where the follower stands, and how far finished transactions reach. */
export async function followedTo(
  tx: Kysely<Schema>,
  county: string,
  name: FollowerName,
): Promise<{ from: FollowedTo | undefined; horizon: FollowedTo }> {
  const { rows } = await sql<{ epoch: number | null; txid: string | null; current: number; horizon: string }>`
    select f.epoch, f.txid::text as txid, pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
      coalesce((select max(epoch) from event where county = ${county}), 0) as current
    from (select 1) as one left join dispatch_follower f on f.county = ${county} and f.name = ${name}`.execute(tx)
  const [row] = rows
  return {
    from: row && row.epoch !== null && row.txid !== null ? { epoch: row.epoch, txid: row.txid } : undefined,
    horizon: { epoch: row?.current ?? 0, txid: row?.horizon ?? '0' },
  }
}

/** Events of these actions between two places, in the order in which they happened, a page at most. */
export async function listDispatchEvents(
  tx: Kysely<Schema>,
  county: string,
  span: { from: FollowedTo; to: FollowedTo; actions: readonly string[]; procedures: readonly string[]; limit: number },
): Promise<DispatchEvent[]> {
  const { from, to } = span
  const { rows } = await sql<DispatchEvent>`
    select e.epoch, e.txid::text as txid, e.matter, m.procedure, e.seq, e.action, e.input, e.actor as person, e.role,
      e.office, e.recorded_at as "recordedAt", e.happened_on as "happenedOn", t.text
    from event e
    join matter m on m.county = e.county and m.id = e.matter
    join matter_text t on t.county = e.county and t.matter = e.matter
    where ${within(county, from, to)} and e.action = any(${[...span.actions]}::text[]) and m.procedure = any(${[...span.procedures]}::text[])
    order by e.epoch, e.txid, e.recorded_at, e.matter, e.seq limit ${span.limit}`.execute(tx)
  return rows
}

/** Whether anything at all happened between two places: if not, there is nothing to remember either. */
export async function anyEvent(
  tx: Kysely<Schema>,
  county: string,
  { from, to }: { from: FollowedTo; to: FollowedTo },
): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from event e where ${within(county, from, to)}) as "any"`.execute(tx)
  return rows[0]?.any === true
}

function within(county: string, from: FollowedTo, to: FollowedTo) {
  return sql`e.county = ${county} and (e.epoch > ${from.epoch} or (e.epoch = ${from.epoch} and e.txid >= ${from.txid}::xid8))
    and (e.epoch < ${to.epoch} or (e.epoch = ${to.epoch} and e.txid < ${to.txid}::xid8))`
}

/** Remembers how far the county's events have been followed. */
export async function moveFollower(
  tx: Kysely<Schema>,
  county: string,
  name: FollowerName,
  to: FollowedTo,
): Promise<void> {
  await tx
    .insertInto('dispatchFollower')
    .values({ county, name, ...to })
    .onConflict((conflict) => conflict.columns(['county', 'name']).doUpdateSet(to))
    .execute()
}

/** Every decision on some matters, oldest first. */
export async function decisionsOn(
  tx: Kysely<Schema>,
  county: string,
  matters: readonly string[],
): Promise<DecisionRecord[]> {
  if (matters.length === 0) return []
  return tx
    .selectFrom('dispatchDecision')
    .selectAll()
    .where('county', '=', county)
    .where('matter', 'in', [...new Set(matters)])
    .orderBy('matter')
    .orderBy('seq')
    .execute()
}

/** The last position given out; 0 where nothing was decided yet. */
export async function lastPosition(tx: Kysely<Schema>, county: string): Promise<number> {
  const row = await tx
    .selectFrom('dispatchDecision')
    .select('position')
    .where('county', '=', county)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.position ?? 0
}

/** Adds decisions in their order. The caller holds the follower's lock, so that positions have no doubles. */
export async function insertDecisions(
  tx: Kysely<Schema>,
  county: string,
  decisions: readonly NewDecision[],
): Promise<void> {
  if (decisions.length === 0) return
  const last = await lastPosition(tx, county)
  await tx
    .insertInto('dispatchDecision')
    .values(decisions.map((decision, at) => ({ ...decision, county, position: last + at + 1 })))
    .onConflict((conflict) => conflict.columns(['county', 'matter', 'seq', 'task']).doNothing())
    .execute()
}

/** Writes what a person found of the program's own decisions on a matter up to `seq`. */
export async function setVerdict(
  tx: Kysely<Schema>,
  county: string,
  verdict: { matter: string; before: number; verdict: 'right' | 'wrong'; by: string | null; at: Date },
): Promise<void> {
  await tx
    .updateTable('dispatchDecision')
    .set({ verdict: verdict.verdict, verdictBy: verdict.by, verdictAt: verdict.at })
    .where('county', '=', county)
    .where('matter', '=', verdict.matter)
    .where('seq', '<', verdict.before)
    .where('how', '=', 'itself')
    .where('verdict', 'is', null)
    .execute()
}

/** What is learnt from a decision: the text, the label it got, and the one set aside. */
export interface LessonRecord {
  readonly position: number
  readonly task: DispatchTask
  readonly text: string
  /** The matter's number, by which people know it. */
  readonly receiptNumber: string
  readonly chosen: string | null
  readonly overruled: string | null
  readonly how: DecisionRecord['how']
}

/** Decisions after a position with the texts they were taken on, in order. */
export async function listLessons(
  tx: Kysely<Schema>,
  county: string,
  { after, limit }: { after: number; limit: number },
): Promise<LessonRecord[]> {
  return tx
    .selectFrom('dispatchDecision')
    .innerJoin('matterText', (join) =>
      join
        .onRef('matterText.county', '=', 'dispatchDecision.county')
        .onRef('matterText.matter', '=', 'dispatchDecision.matter'),
    )
    .innerJoin('matter', (join) =>
      join.onRef('matter.county', '=', 'dispatchDecision.county').onRef('matter.id', '=', 'dispatchDecision.matter'),
    )
    .select(['position', 'task', 'matterText.text', 'matter.receiptNumber', 'chosen', 'overruled', 'how'])
    .where('dispatchDecision.county', '=', county)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute()
}
