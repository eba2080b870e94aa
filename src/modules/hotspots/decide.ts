import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { PlainDate } from '../../calendar/plain-date.ts'
import { type Refusal, refuse } from '../../engine/refusal.ts'
import { findHotspot, fixMatters, type HotspotRecord, listMembers, lockHotspots } from '../../store/hotspots.ts'
import type { Schema } from '../../store/schema.ts'
import { refreshHotspots } from './refresh.ts'

/** Who decides, and when. */
export interface DecisionContext {
  readonly db: Kysely<Schema>
  readonly county: string
  readonly person: string | null
  readonly now: Date
  readonly today: PlainDate
}

/** More matters than these are not moved by hand at once. */
const MOST = 5_000

const GONE = refuse('hotspot-gone', '这个热点已经并入别的热点或已不存在，请回到热点清单刷新后再试')

/** Puts other hotspots into one; all their matters stay together from now on. */
export async function mergeHotspots(
  { db, county, person, now, today }: DecisionContext,
  into: string,
  from: readonly string[],
): Promise<{ id: string } | Refusal> {
  const others = [...new Set(from)].filter((id) => id !== into)
  if (others.length === 0) return refuse('nothing-to-merge', '请至少选择一个要并入的热点')
  return locked(db, county, async (tx) => {
    const rows = await Promise.all([into, ...others].map((id) => findHotspot(tx, county, id)))
    if (rows.some((row) => !row || row.state === 'merged')) return GONE
    const members = await Promise.all([into, ...others].map((id) => listMembers(tx, county, id, { limit: MOST })))
    const matters = members.flat().map(({ id }) => id)
    await fixMatters(tx, county, { matters, hotspot: into, at: now })
    await tx
      .updateTable('hotspot')
      .set({ state: 'merged', mergedInto: into, decidedBy: person })
      .where('county', '=', county)
      .where('id', 'in', others)
      .execute()
    await refreshHotspots(tx, county, [into, ...others], { today })
    return { id: into }
  })
}

/** Takes matters out of a hotspot into one of their own; neither side draws the other back. */
export async function splitHotspot(
  { db, county, now, today }: DecisionContext,
  id: string,
  chosen: readonly string[],
): Promise<{ id: string } | Refusal> {
  return locked(db, county, async (tx) => {
    const row = await findHotspot(tx, county, id)
    if (!row || row.state === 'merged') return GONE
    const all = (await listMembers(tx, county, id, { limit: MOST })).map((member) => member.id)
    const wanted = new Set(chosen)
    const leaving = all.filter((matter) => wanted.has(matter))
    const staying = all.filter((matter) => !wanted.has(matter))
    if (leaving.length === 0) return refuse('nothing-to-split', '所选来件已不在这个热点里，请刷新后重新选择')
    if (staying.length === 0) return refuse('nothing-would-stay', '不能把全部来件都拆出去，请至少留下一件')
    const split = uuid()
    await tx
      .insertInto('hotspot')
      .values(newHotspot(county, split, today))
      .execute()
    await fixMatters(tx, county, { matters: leaving, hotspot: split, at: now })
    await fixMatters(tx, county, { matters: staying, hotspot: id, at: now })
    await refreshHotspots(tx, county, [id, split], { today })
    return { id: split }
  })
}

function newHotspot(county: string, id: string, today: PlainDate) {
  const none = { namedBy: null, place: null, reason: null, decidedBy: null, mergedInto: null }
  const empty = { matters: 0, days: 0, recent: 0, firstOn: null, lastOn: null, heat: 0 }
  return { county, id, name: '', ...none, ...empty, office: null, handedOnAt: null, refreshedOn: today }
}

/** Names a hotspot; the name stays whatever comes. */
export async function renameHotspot(
  context: DecisionContext,
  id: string,
  name: string,
): Promise<{ id: string } | Refusal> {
  return changed(context, id, { name, namedBy: context.person })
}

/** Puts a hotspot aside: it is no event. It goes on gathering and can be taken up again. */
export async function dismissHotspot(context: DecisionContext, id: string, reason: string) {
  return changed(context, id, { state: 'dismissed', reason, decidedBy: context.person })
}

/** Takes up a hotspot that was put aside. */
export async function reopenHotspot(context: DecisionContext, id: string) {
  return changed(context, id, { state: 'open', reason: null, decidedBy: context.person })
}

/** Notes to which office a hotspot was handed on as one task. */
export async function noteHandedOn(context: DecisionContext, id: string, office: string) {
  return changed(context, id, { office, handedOnAt: context.now, decidedBy: context.person })
}

type Changed = Partial<Omit<HotspotRecord, 'id'>>

async function changed(
  { db, county }: DecisionContext,
  id: string,
  columns: Changed,
): Promise<{ id: string } | Refusal> {
  return locked(db, county, async (tx) => {
    const row = await findHotspot(tx, county, id)
    if (!row || row.state === 'merged') return GONE
    await tx.updateTable('hotspot').set(columns).where('county', '=', county).where('id', '=', id).execute()
    return { id }
  })
}

function locked<T>(db: Kysely<Schema>, county: string, work: (tx: Kysely<Schema>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await lockHotspots(tx, county)
    return work(tx)
  })
}
