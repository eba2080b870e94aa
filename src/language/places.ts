import { Gazetteer, type GazetteerEntry, type Listed } from './gazetteer.ts'
import { namedPlaces } from './named-places.ts'
import type { PlaceKind } from './place-kinds.ts'
import { folded } from './words.ts'

/** A place a text speaks of. */
export interface Place {
  /** As the county's list has it, else as the text has it: 锦绣之城小区. */
  readonly name: string
  /** The same for all wordings of one place: 锦绣之城小区 and 劳动东路锦绣之城 both give 锦绣之城. */
  readonly key: string
  readonly kind: PlaceKind
  /** On the county's list, or told from its ending alone. */
  readonly known: boolean
  /** Areas it is said to lie in, wider first, by the county's list and by the text: A市, A5区. */
  readonly within: readonly string[]
  /** Where it stands in the folded text, [start, end) in UTF-16 units. */
  readonly start: number
  readonly end: number
}

/** Finds the places a text speaks of, in their order. */
export type PlaceFinder = (text: string) => readonly Place[]

/** Districts of the public data (A市, B3区, C9县) and plain words for one's own. */
const CODED_AREA = /[a-z]\d{0,2}(?:市|区|县)|西地省/gu

/**
 * Makes a finder over a county's list of places. Names on the list are found in any of
 * their wordings; others by their ending (X小区, X路, X村, X国道). The list may be empty.
 */
export function placeFinder(entries: readonly GazetteerEntry[] = []): PlaceFinder {
  const gazetteer = new Gazetteer(entries)
  return (text) => findPlaces(gazetteer, text)
}

function findPlaces(gazetteer: Gazetteer, text: string): Place[] {
  const plain = folded(text)
  const hits = gazetteer.find(plain)
  const fixed = withoutOverlap([...coded(plain), ...listed(hits.filter(({ short }) => !short))])
  const found: Bare[] = []
  let from = 0
  for (const place of fixed) {
    found.push(...shifted(plain.slice(from, place.start), from), place)
    from = place.end
  }
  found.push(...shifted(plain.slice(from), from))
  return within(withShort(found, listed(hits.filter(({ short }) => short))), plain)
}

/** A name with its ending left off counts unless a longer name told from its ending contains it: 马庄桥小学 lies in 马庄桥镇. */
function withShort(found: readonly Bare[], short: readonly Bare[]): Bare[] {
  const places = [...found]
  for (const hit of short) {
    const at = places.findIndex((place) => hit.start < place.end && place.start < hit.end)
    const there = places[at]
    if (!there) places.push(hit)
    else if (there.known) continue
    else if (there.end <= hit.end) places[at] = hit
    else if (there.kind !== hit.kind) places[at] = { ...there, areas: [...(hit.areas ?? []), hit.name] }
  }
  return places.sort((one, other) => one.start - other.start)
}

type Bare = Omit<Place, 'within'> & { readonly areas?: readonly string[] }

function shifted(piece: string, by: number): Bare[] {
  if (piece.length < 2) return []
  return namedPlaces(piece).map((place) => ({ ...place, known: false, start: place.start + by, end: place.end + by }))
}

function coded(text: string): Bare[] {
  return [...text.matchAll(CODED_AREA)].map((match): Bare => {
    const name = match[0].toUpperCase()
    return { name, key: name, kind: 'area', known: false, start: match.index, end: match.index + match[0].length }
  })
}

function listed(hits: readonly Listed[]): Bare[] {
  return hits.map(({ start, end, entry }) => {
    const { name, kind, within: areas = [] } = entry
    return { name, key: name, kind, known: true, areas, start, end }
  })
}

/** Leftmost first; of two that overlap the one on the county's list, else the longer. */
function withoutOverlap(places: Bare[]): Bare[] {
  const rank = (place: Bare) => (place.known ? 1000 : 0) + place.end - place.start
  const kept: Bare[] = []
  for (const place of [...places].sort((one, other) => rank(other) - rank(one)))
    if (kept.every((other) => place.end <= other.start || place.start >= other.end)) kept.push(place)
  return kept.sort((one, other) => one.start - other.start)
}

const AREAS: ReadonlySet<PlaceKind> = new Set(['area', 'township'])

/** Areas told directly before a place belong to it: A市A5区劳动东路锦绣之城. */
function within(places: readonly Bare[], text: string): Place[] {
  let areas: string[] = []
  let end = -1
  return places.map(({ areas: listedAreas = [], ...place }) => {
    if (end !== place.start && /[^\s·.,，、]/u.test(text.slice(Math.max(end, 0), place.start))) areas = []
    const around = [...new Set([...listedAreas, ...areas])].filter((area) => area !== place.name)
    if (AREAS.has(place.kind)) areas = [...areas, place.name]
    end = place.end
    return { ...place, within: around }
  })
}
