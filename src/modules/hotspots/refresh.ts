import type { Kysely } from 'kysely'
import { daysBetween, type PlainDate } from '../../calendar/plain-date.ts'
import { Lexicon } from '../../language/lexicon.ts'
import { type PlaceFinder, placeFinder } from '../../language/places.ts'
import { countHotspots, emptyHotspots, saveFigures } from '../../store/hotspots.ts'
import type { Schema } from '../../store/schema.ts'
import { commonPlaceOf, eventName, onePlace } from './event-name.ts'
import { heat } from './heat.ts'

const lexicon = new Lexicon()

/** What naming and heat need besides the matters. */
export interface RefreshOptions {
  readonly today: PlainDate
  readonly find?: PlaceFinder
  /** Mean likeness within a hotspot; a hotspot that people put together is taken for certain. */
  readonly tightness?: (hotspot: string) => number
}

/** Counts hotspots anew and names them; those that nothing stands in any more come to nothing. */
export async function refreshHotspots(
  tx: Kysely<Schema>,
  county: string,
  ids: readonly string[],
  { today, find = placeFinder(), tightness = () => 1 }: RefreshOptions,
): Promise<void> {
  const counted = await countHotspots(tx, county, ids, today)
  for (const figures of counted) {
    const { hotspot, matters, days, recent, before, lastOn, titles } = figures
    const quiet = Math.max(0, daysBetween(lastOn, today))
    const gathering = { messages: matters, people: matters, votes: 0, days, recent, before, quiet }
    await saveFigures(tx, county, figures, {
      name: eventName(titles, { find, lexicon }),
      place: commonPlaceOf(titles, find),
      heat: heat({ ...gathering, tightness: tightness(hotspot), onePlace: onePlace(titles, find) }),
      today,
    })
  }
  const full = new Set(counted.map(({ hotspot }) => hotspot))
  await emptyHotspots(
    tx,
    county,
    ids.filter((id) => !full.has(id)),
  )
}
