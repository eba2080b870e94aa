import type { Lexicon } from './lexicon.ts'
import type { PlaceKind } from './place-kinds.ts'
import type { Place } from './places.ts'
import { cosine, countKeys, type Profile, type Reading, type TextVector, textVector } from './text-vector.ts'

/** What two messages are compared by. */
export interface Likable {
  readonly whole: TextVector
  readonly title: TextVector
  /** Keys of places smaller than a township. */
  readonly places: ReadonlySet<string>
  /** Keys of townships. */
  readonly townships: ReadonlySet<string>
}

export const WHOLE: Profile = {
  title: 3,
  body: 2_000,
  pair: 1,
  place: 0,
  withoutAreas: false,
  dampened: false,
  strongest: 256,
}
const TITLE: Profile = { ...WHOLE, title: 1, body: 0, strongest: 64 }

/** From so much likeness on, two messages say the same: chosen by cross-validation, see docs/models/hotspots.md. */
export const SAME_MATTER = 0.5

/** Reads what two messages are compared by. */
export function likableOf(reading: Reading, lexicon: Lexicon): Likable {
  const named = [...reading.titlePlaces, ...reading.bodyPlaces]
  return {
    whole: textVector(reading, WHOLE, lexicon),
    title: textVector(reading, TITLE, lexicon),
    places: new Set(named.filter(({ kind }) => isSmall(kind)).map(({ key }) => key)),
    townships: new Set(named.flatMap(townshipsOf)),
  }
}

/** The keys a text teaches a lexicon for likeness. */
export function likenessKeys(reading: Reading): Iterable<number> {
  return countKeys(reading, WHOLE).keys()
}

const isSmall = (kind: PlaceKind) => kind !== 'area' && kind !== 'township'

/** 阳邵镇东街 is read as one road, and says its township all the same. */
const TOWNSHIP_AHEAD = /^.{1,4}?(?:镇|乡|街道)(?=.)/

function townshipsOf({ kind, key }: Place): string[] {
  if (kind === 'township') return [key]
  const [ahead] = (isSmall(kind) && TOWNSHIP_AHEAD.exec(key)) || []
  return ahead ? [ahead] : []
}

const COEFFICIENTS = { whole: 9.75, title: 2.63, shared: 0.72, elsewhere: -0.44, constant: -7.1 }

/**
 * What two texts lose that name a township each and none in common: the same words about
 * street lamps in two townships are two matters. Too few judged pairs name townships to
 * learn it from; it takes even the best likeness (5.28) below {@link SAME_MATTER}.
 */
const APART = -6

/**
 * How likely two messages say the same, 0 to 1: logistic in the roots of the cosines of
 * the whole texts and of the titles, and in whether they name a common place or only
 * different ones; different townships set them apart. Two texts alike in every character are 1.
 */
export function likeness(one: Likable, other: Likable): number {
  if (one.whole.keys.length === 0 || other.whole.keys.length === 0) return 0
  const [whole, title, shared, elsewhere] = likenessFeatures(one, other)
  if (whole > 0.999) return 1
  const apart = !shared && areApart(one.townships, other.townships)
  const { constant, ...by } = COEFFICIENTS
  const sum =
    by.whole * whole + by.title * title + by.shared * shared + by.elsewhere * elsewhere + (apart ? APART : 0) + constant
  return 1 / (1 + Math.exp(-sum))
}

/** The four things likeness is told from. */
export function likenessFeatures(one: Likable, other: Likable): readonly [number, number, number, number] {
  const shared = [...one.places].some((place) => isAmong(place, other.places))
  const elsewhere = !shared && one.places.size > 0 && other.places.size > 0
  return [
    Math.sqrt(cosine(one.whole, other.whole)),
    Math.sqrt(cosine(one.title, other.title)),
    shared ? 1 : 0,
    elsewhere ? 1 : 0,
  ]
}

/** True of two messages that each name townships and none in common. */
export function areApart(ones: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return ones.size > 0 && others.size > 0 && ![...ones].some((one) => isAmong(one, others))
}

/** 锦绣之城 and 万科锦绣之城 are one. */
function isAmong(place: string, places: ReadonlySet<string>): boolean {
  return places.has(place) || [...places].some((other) => other.includes(place) || place.includes(other))
}
