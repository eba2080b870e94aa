import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { today } from '../../calendar/plain-date.ts'
import { type PlaceFinder, placeFinder } from '../../language/places.ts'
import {
  findCooled,
  findUngrouped,
  type GroupableMatter,
  joinHotspots,
  listFixedSince,
  listGrouped,
  listTownships,
  lockHotspots,
  placeMatters,
} from '../../store/hotspots.ts'
import type { Schema } from '../../store/schema.ts'
import { countyPlaces } from '../places/index.ts'
import { Grouper } from './grouper.ts'
import { refreshHotspots } from './refresh.ts'

/** What keeping a county's hotspots needs. */
export interface KeeperContext {
  readonly db: Kysely<Schema>
  readonly county: string
  readonly procedures: readonly string[]
  readonly now: () => Date
}

/** So many matters are grouped in one transaction. */
const BATCH = 200
/** So many of the latest matters are in memory. */
const REMEMBERED = 20_000
const COOLED = 500
/** A matter may become visible so much later than others with a later id. */
const OVERLAP_MS = 3_600_000
const READ_ANEW_MS = 3_600_000
const FIRST = '00000000-0000-7000-8000-000000000000'

/**
 * Takes a county's new matters into its hotspots. What it remembers is a copy of the
 * database: when a pass fails the copy is thrown away and read again, so that a crash
 * or a repeated pass changes nothing.
 */
export class HotspotKeeper {
  private readonly context: KeeperContext
  private find: PlaceFinder = placeFinder()
  private grouper: Grouper | undefined
  private readAt = new Date(0)
  private after = FIRST
  private fixedUntil = new Date(0)

  constructor(context: KeeperContext) {
    this.context = context
  }

  /** Groups all that is new; answers how many matters that was. */
  async pass(): Promise<number> {
    // The county may have edited its list of places since.
    if (this.context.now().getTime() - this.readAt.getTime() > READ_ANEW_MS) this.grouper = undefined
    let grouped = 0
    for (;;) {
      const batch = await this.batch()
      grouped += batch
      if (batch < BATCH) return grouped
    }
  }

  private async batch(): Promise<number> {
    const { db, county, procedures } = this.context
    try {
      return await db.transaction().execute(async (tx) => {
        await lockHotspots(tx, county)
        const grouper = this.grouper ?? (await this.read(tx))
        this.grouper = grouper
        await this.heed(tx, grouper)
        const fresh = await findUngrouped(tx, county, { procedures, after: this.after, limit: BATCH })
        const touched = await this.place(tx, grouper, fresh)
        for (const id of await findCooled(tx, county, today(this.context.now()), COOLED)) touched.add(id)
        const tightness = (id: string) => grouper.tightness(id)
        await refreshHotspots(tx, county, [...touched], {
          today: today(this.context.now()),
          find: this.find,
          tightness,
        })
        this.after = fresh.length < BATCH ? this.overlap() : (fresh.at(-1)?.id ?? this.after)
        return fresh.length
      })
    } catch (error) {
      this.grouper = undefined
      this.after = FIRST
      throw error
    }
  }

  private async place(tx: Kysely<Schema>, grouper: Grouper, fresh: readonly GroupableMatter[]): Promise<Set<string>> {
    const { county } = this.context
    const touched = new Set<string>()
    for (const { id, ...text } of fresh) {
      const { moved, joined } = grouper.add(id, textOf(text))
      for (const { from, into } of joined) {
        await joinHotspots(tx, county, from, into)
        for (const event of [from, into]) touched.add(event)
      }
      await placeMatters(
        tx,
        county,
        moved.map((one) => ({ matter: one.id, hotspot: one.event })),
      )
      for (const { event, from } of moved) {
        touched.add(event)
        if (from) touched.add(from)
      }
    }
    return touched
  }

  private async read(tx: Kysely<Schema>): Promise<Grouper> {
    const { county, now } = this.context
    this.find = placeFinder([...(await listTownships(tx, county)), ...(await countyPlaces(tx, county))])
    this.readAt = now()
    const grouper = new Grouper({ find: this.find, newEvent: uuid, capacity: REMEMBERED })
    this.fixedUntil = new Date(0)
    for (const { id, hotspot, fixedAt, ...text } of await listGrouped(tx, county, REMEMBERED)) {
      grouper.restore(id, textOf(text), { event: hotspot, fixed: fixedAt !== null })
      if (fixedAt && fixedAt > this.fixedUntil) this.fixedUntil = fixedAt
    }
    return grouper
  }

  /** Follows what people decided since the last pass. */
  private async heed(tx: Kysely<Schema>, grouper: Grouper): Promise<void> {
    const decided = new Map<string, string[]>()
    for (const { matter, hotspot, fixedAt } of await listFixedSince(tx, this.context.county, this.fixedUntil)) {
      decided.set(hotspot, [...(decided.get(hotspot) ?? []), matter])
      if (fixedAt && fixedAt > this.fixedUntil) this.fixedUntil = fixedAt
    }
    for (const [hotspot, matters] of decided) grouper.fix(matters, hotspot)
  }

  /** A version 7 uuid of an hour ago: what is older has been seen. */
  private overlap(): string {
    const since = this.context.now().getTime() - OVERLAP_MS
    const hex = since.toString(16).padStart(12, '0')
    return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
  }
}

/** The searched text begins with the title, which counts by itself. */
function textOf({ title, text }: { readonly title: string; readonly text: string }) {
  return { title, body: text.startsWith(title) ? text.slice(title.length) : text }
}
