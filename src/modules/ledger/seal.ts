import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Keys } from '../../store/keys.ts'
import type { Schema } from '../../store/schema.ts'
import { readHead, writeHead } from './head.ts'

/** What sealing and verifying need of their county. */
export interface LedgerContext {
  /** The county's own executor. */
  readonly db: Kysely<Schema>
  readonly county: string
  readonly keys: Keys
  /** Where the signed head is kept, apart from the database. */
  readonly dataFolder: string
}

/** A span of transactions within one epoch: from `firstTxid` up to, not including, `untilTxid`. */
export interface Span {
  readonly epoch: number
  readonly firstTxid: string
  readonly untilTxid: string
}

const GENESIS = Buffer.alloc(32)

/**
 * Seals every event of finished transactions that no seal holds yet, and signs
 * the new head. One sealer works at a time; writers never wait for it. Returns
 * how many events were sealed.
 */
export async function sealCounty(context: LedgerContext, now: Date): Promise<number> {
  let sealed = 0
  for (;;) {
    const count = await context.db.transaction().execute((db) => sealSpan({ ...context, db }, now))
    if (count === undefined) break
    sealed += count
  }
  await publishHead(context)
  return sealed
}

/** One seal over the oldest unsealed epoch; undefined when nothing is left, or another sealer is at work. */
async function sealSpan(context: LedgerContext, now: Date): Promise<number | undefined> {
  const { db, county } = context
  const locked = await sql<{
    got: boolean
  }>`select pg_try_advisory_xact_lock(hashtext('heng seal'), ${Number(county.slice(0, 6))}) as got`.execute(db)
  if (!locked.rows[0]?.got) return undefined
  const last = await lastSeal(db, county)
  const span = await nextSpan(db, county, last)
  if (!span) return undefined
  const number = (last?.number ?? 0) + 1
  const previous = last?.digest ?? GENESIS
  const { digest, events } = await digestSpan(db, county, span, { number, previous })
  if (events === 0) return undefined
  await db
    .insertInto('seal')
    .values({ county, number, ...span, events, previous, digest, sealedAt: now })
    .execute()
  return events
}

async function lastSeal(db: Kysely<Schema>, county: string) {
  return db
    .selectFrom('seal')
    .selectAll()
    .where('county', '=', county)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The next span with unsealed events: an old epoch whole, the current one up to the oldest transaction still running. */
async function nextSpan(
  db: Kysely<Schema>,
  county: string,
  last: { epoch: number; untilTxid: string } | undefined,
): Promise<Span | undefined> {
  const [epoch, from] = [last?.epoch ?? 0, last?.untilTxid ?? '0']
  const horizon = await sql<{ horizon: string; current: number }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
      (select coalesce(max(epoch), 0) from event where county = ${county}) as current`.execute(db)
  const { horizon: until = '0', current = 0 } = horizon.rows[0] ?? {}
  const { rows } = await sql<{ epoch: number; top: string }>`
    select epoch, max(txid)::text as top from event
    where county = ${county} and (epoch > ${epoch} or (epoch = ${epoch} and txid >= ${from}::xid8))
    group by epoch order by epoch limit 1`.execute(db)
  const next = rows[0]
  if (!next) return undefined
  const firstTxid = next.epoch === epoch ? from : '0'
  return { epoch: next.epoch, firstTxid, untilTxid: next.epoch < current ? String(BigInt(next.top) + 1n) : until }
}

/** Digest and number of the events in a span, in the order of transaction, matter and place. */
export async function digestSpan(
  db: Kysely<Schema>,
  county: string,
  span: Span,
  { number, previous }: { number: number; previous: Buffer },
): Promise<{ digest: Buffer; events: number }> {
  const hash = createHash('sm3').update(previous).update(`${county} ${number} ${span.epoch}\n`)
  let events = 0
  let place = { txid: span.firstTxid, matter: '00000000-0000-0000-0000-000000000000', seq: 0 }
  for (;;) {
    const { rows } = await sql<{ txid: string; matter: string; seq: number; digest: Buffer }>`
      select txid::text as txid, matter, seq, digest from event
      where county = ${county} and epoch = ${span.epoch} and txid < ${span.untilTxid}::xid8
        and (txid, matter, seq) > (${place.txid}::xid8, ${place.matter}::uuid, ${place.seq})
      order by txid, matter, seq limit ${PAGE}`.execute(db)
    for (const { matter, seq, digest } of rows) hash.update(`${matter} ${seq}\n`).update(digest)
    events += rows.length
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return { digest: hash.digest(), events }
    place = last
  }
}

const PAGE = 2_000

/** Brings the signed head up to the newest seal, also where a crash came between the two. */
async function publishHead({ db, county, keys, dataFolder }: LedgerContext): Promise<void> {
  const last = await lastSeal(db, county)
  if (!last) return
  const head = await readHead(dataFolder, keys, county)
  // A forged head, or one ahead of the database, is evidence: only `verify` may speak of it.
  if (head === 'forged' || (head && head.number >= last.number)) return
  const { events } = await db
    .selectFrom('seal')
    .select(({ fn }) => fn.sum<number>('events').as('events'))
    .where('county', '=', county)
    .executeTakeFirstOrThrow()
  await writeHead(dataFolder, keys, {
    county,
    number: last.number,
    digest: last.digest.toString('hex'),
    events: Number(events),
    sealedAt: last.sealedAt.toISOString(),
  })
}
