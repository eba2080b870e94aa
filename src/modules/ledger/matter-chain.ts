import { isDeepStrictEqual } from 'node:util'
import { fold } from '../../engine/fold.ts'
import type { Matter, MatterEvent } from '../../engine/matter.ts'
import type { Registry } from '../../engine/registry.ts'
import { eventDigest, GENESIS } from '../../store/event-digest.ts'
import { type EventRecord, eventOf } from '../../store/events.ts'
import { type MatterRecord, matterOf } from '../../store/matters.ts'
import type { Fault } from './fault.ts'
import type { LedgerContext } from './seal.ts'

type Context = LedgerContext & { readonly registry: Registry; readonly onProgress?: (events: number) => void }

/** Matters taken into memory at a time, each with its events. */
const PAGE = 200

/** Walks every matter's chain of digests and compares its fold with its row. */
export async function walkMatters(context: Context): Promise<{ matters: number; events: number; fault?: Fault }> {
  let [matters, events] = [0, 0]
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const ids = await nextIds(context, after)
    const last = ids.at(-1)
    if (!last) return { matters, events }
    const [rows, found] = await Promise.all([rowsOf(context, ids), eventsOf(context, ids)])
    for (const id of ids) {
      const own = found.get(id) ?? []
      const fault = chainFault(context, id, rows.get(id), own)
      if (fault) return { matters, events, fault }
      matters += 1
      events += own.length
    }
    context.onProgress?.(events)
    after = last
  }
}

/** Ids from both sides: a row without events is as wrong as events without a row. */
async function nextIds({ db, county }: Context, after: string): Promise<string[]> {
  const [fromRows, fromEvents] = await Promise.all([
    db
      .selectFrom('matter')
      .select('id')
      .where('county', '=', county)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute(),
    db
      .selectFrom('event')
      .select('matter as id')
      .distinct()
      .where('county', '=', county)
      .where('matter', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute(),
  ])
  return [...new Set([...fromRows, ...fromEvents].map(({ id }) => id))].sort().slice(0, PAGE)
}

async function rowsOf({ db, county }: Context, ids: readonly string[]): Promise<ReadonlyMap<string, MatterRecord>> {
  const rows = await db
    .selectFrom('matter')
    .selectAll()
    .where('county', '=', county)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

async function eventsOf({ db, county }: Context, ids: readonly string[]): Promise<ReadonlyMap<string, EventRecord[]>> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('county', '=', county)
    .where('matter', 'in', [...ids])
    .orderBy('matter')
    .orderBy('seq')
    .execute()
  const byMatter = new Map<string, EventRecord[]>()
  for (const row of rows) {
    const own = byMatter.get(row.matter)
    if (own) own.push(row)
    else byMatter.set(row.matter, [row])
  }
  return byMatter
}

function chainFault(
  context: Context,
  id: string,
  row: MatterRecord | undefined,
  events: readonly EventRecord[],
): Fault | undefined {
  const at = (seq: number) => ({ matter: id, seq, ...(row ? { receiptNumber: row.receiptNumber } : {}) })
  const name = row ? `编号 ${row.receiptNumber}` : `事项 ${id}`
  if (!row) return { kind: 'inserted', ...at(1), message: `${name} 有记录而没有事项：记录是插入的，或事项被删去` }
  let previous: Buffer = GENESIS
  const told: MatterEvent[] = []
  for (const [index, record] of events.entries()) {
    const seq = index + 1
    if (record.seq !== seq) return { kind: 'removed', ...at(seq), message: `${name} 的第 ${seq} 条记录被删去` }
    const event = eventOf(record)
    const digest = eventDigest(context.keys, previous, { county: context.county, matter: id }, event)
    if (!digest.equals(record.digest)) {
      if (seq > row.seq) return { kind: 'inserted', ...at(seq), message: `${name} 的第 ${seq} 条记录是插入的` }
      return { kind: 'changed', ...at(seq), message: `${name} 的第 ${seq} 条记录被改动` }
    }
    previous = digest
    told.push(event)
  }
  if (events.length < row.seq)
    return { kind: 'cut-off', ...at(events.length + 1), message: `${name} 的第 ${events.length + 1} 条记录起被截去` }
  // As a whole, not step by step: a later correction changes what came before it.
  const matter = told.length > 0 ? fold(context.registry.get(row.procedure, row.version), told) : undefined
  return differs(row, matter, previous)
    ? { kind: 'projection-differs', ...at(row.seq), message: `${name} 的现状与它的记录不符` }
    : undefined
}

/** What a fold of the events gives must be what the row holds. */
function differs(row: MatterRecord, matter: Matter | undefined, head: Buffer): boolean {
  return (
    !row.headDigest.equals(head) ||
    !isDeepStrictEqual(JSON.parse(JSON.stringify(matterOf(row))), JSON.parse(JSON.stringify(matter)))
  )
}
