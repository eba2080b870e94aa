import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Schema, SubscriptionTable } from './schema.ts'

/** A subscription's row. */
export type SubscriptionRecord = Selectable<SubscriptionTable>

/** Somebody to be told by mail: what happened to their matter since. */
export interface Waiting {
  readonly id: string
  readonly emailCipher: Buffer | null
  readonly origin: string
  readonly failures: number
  readonly receiptNumber: string
  readonly procedure: string
  readonly version: number
  readonly stage: string
  readonly seq: number
  /** Every act since they were last told, in order. */
  readonly actions: readonly string[]
}

/** A subscription, unless it was ended: ending it deletes it, address and all. */
export async function findSubscription(
  tx: Kysely<Schema>,
  county: string,
  id: string,
): Promise<SubscriptionRecord | undefined> {
  return tx.selectFrom('subscription').selectAll().where('county', '=', county).where('id', '=', id).executeTakeFirst()
}

/** The subscriptions of a matter, oldest first. */
export async function listSubscriptions(
  tx: Kysely<Schema>,
  county: string,
  matter: string,
): Promise<SubscriptionRecord[]> {
  return tx
    .selectFrom('subscription')
    .selectAll()
    .where('county', '=', county)
    .where('matter', '=', matter)
    .orderBy('id')
    .execute()
}

/** Those whose turn has come, or one of them; within a transaction each is held, and none that another holds is given. */
export async function listWaiting(
  tx: Kysely<Schema>,
  county: string,
  now: Date,
  { id, limit }: { id?: string; limit: number },
): Promise<Waiting[]> {
  const one = id ? sql<SqlBool>`s.id = ${id}::uuid` : sql<SqlBool>`true`
  const { rows } = await sql<Waiting>`
    select s.id, s.email_cipher, s.origin, s.failures,
      m.receipt_number, m.procedure, m.version, m.stage, m.seq,
      array(select e.action from event e
        where e.county = s.county and e.matter = s.matter and e.seq > s.told_seq and e.seq <= m.seq order by e.seq) as actions
    from subscription s join matter m on m.county = s.county and m.id = s.matter
    where s.county = ${county} and s.kind = 'email' and s.next_at <= ${now}
      and s.told_seq < m.seq and ${one}
    order by s.next_at, s.id limit ${limit} for update of s skip locked`.execute(tx)
  return rows
}

/** A day of a matter's own: a running clock's nearest. */
export interface OwnDay {
  readonly name: string
  readonly on: string
}

/** The days of the running clocks of one matter, and where it stands. */
export async function listOwnDays(tx: Kysely<Schema>, county: string, matter: string): Promise<OwnDay[]> {
  const { rows } = await sql<OwnDay>`
    select name, to_char(least(due_on, target_on), 'YYYY-MM-DD') as "on"
    from clock where county = ${county} and matter = ${matter}::uuid and stopped_on is null and not paused
      and coalesce(due_on, target_on) is not null order by 2, 1`.execute(tx)
  return rows
}
