import { type Key, keyOf, type Lexicon } from './lexicon.ts'
import type { PlaceKind } from './place-kinds.ts'
import type { Place, PlaceFinder } from './places.ts'
import { characterPairs, folded, words } from './words.ts'

/** A text as directions: keys ascending, weights of length one together; empty if nothing tells. */
export interface TextVector {
  readonly keys: Uint32Array
  readonly weights: Float32Array
}

/** What of a text counts, and how much. */
export interface Profile {
  /** How many times a word of the title counts. */
  readonly title: number
  /** How many characters of the body are read. */
  readonly body: number
  /** Weight of a pair of characters beside a word's 1. */
  readonly pair: number
  /** Weight of a place's key beside a word's 1. */
  readonly place: number
  /** Names of areas and townships are left out: that two things happen in one township joins them little. */
  readonly withoutAreas: boolean
  /** Repeated words count by their logarithm. */
  readonly dampened: boolean
  /** So many of the strongest keys are kept. */
  readonly strongest: number
}

/** A message's text. */
export interface Text {
  readonly title: string
  readonly body: string
}

/** A text read once for all profiles. */
export interface Reading {
  readonly title: string
  readonly body: string
  readonly titlePlaces: readonly Place[]
  readonly bodyPlaces: readonly Place[]
}

const LONGEST_TITLE = 300
const LONGEST_BODY = 2_000

/** Reads a text: folds it and finds its places. Long texts are read by their beginning. */
export function readText({ title, body }: Text, find: PlaceFinder): Reading {
  const [head, rest] = [folded(title.slice(0, LONGEST_TITLE)), folded(body.slice(0, LONGEST_BODY))]
  return { title: head, body: rest, titlePlaces: find(head), bodyPlaces: find(rest) }
}

/** Areas are left out, smaller places count whole, waters and villages less: many things happen by one river. */
const PLACE_WEIGHT: Readonly<Record<PlaceKind, number>> = {
  area: 0,
  township: 0,
  village: 0.7,
  community: 0.7,
  estate: 1,
  road: 0.7,
  school: 1,
  hospital: 1,
  market: 1,
  station: 0.7,
  park: 1,
  water: 0.5,
  works: 0.7,
}

type Counts = Map<Key, { count: number; readonly factor: number }>

/** The keys of a text with how often each counts and what its sort is worth. */
export function countKeys(reading: Reading, profile: Profile): Counts {
  const counts: Counts = new Map()
  const body = reading.body.slice(0, profile.body)
  countPart(counts, { text: reading.title, places: reading.titlePlaces, times: profile.title }, profile)
  countPart(counts, { text: body, places: reading.bodyPlaces, times: 1 }, profile)
  return counts
}

interface Part {
  readonly text: string
  readonly places: readonly Place[]
  readonly times: number
}

function countPart(counts: Counts, { text, places, times }: Part, profile: Profile): void {
  const add = (key: Key, by: number, factor: number) => {
    const found = counts.get(key)
    if (found) found.count += by
    else counts.set(key, { count: by, factor })
  }
  const told = profile.withoutAreas ? blanked(text, places) : text
  for (const word of words(told)) if (word.length > 1) add(keyOf('word', word), times, 1)
  if (profile.pair > 0) for (const pair of characterPairs(told)) add(keyOf('pair', pair), times, profile.pair)
  if (profile.place === 0) return
  for (const { key, kind, start } of places) {
    const worth = PLACE_WEIGHT[kind]
    if (worth > 0 && start < text.length) add(keyOf('place', key), times * worth, profile.place)
  }
}

function blanked(text: string, places: readonly Place[]): string {
  let told = text
  for (const { kind, start, end } of places)
    if ((kind === 'area' || kind === 'township') && end <= text.length)
      told = told.slice(0, start) + ' '.repeat(end - start) + told.slice(end)
  return told
}

/** The text's vector by the lexicon's present weights. */
export function textVector(reading: Reading, profile: Profile, lexicon: Lexicon): TextVector {
  const entries: [Key, number][] = []
  for (const [key, { count, factor }] of countKeys(reading, profile)) {
    const often = profile.dampened && count > 1 ? 1 + Math.log(count) : count
    const weight = often * factor * lexicon.weight(key)
    if (weight > 0) entries.push([key, weight])
  }
  entries.sort((one, other) => other[1] - one[1] || one[0] - other[0])
  const strongest = entries.slice(0, profile.strongest)
  const length = Math.hypot(...strongest.map(([, weight]) => weight)) || 1
  strongest.sort((one, other) => one[0] - other[0])
  return {
    keys: Uint32Array.from(strongest, ([key]) => key),
    weights: Float32Array.from(strongest, ([, weight]) => weight / length),
  }
}

/** Cosine of two vectors: 0 for nothing in common, 1 for the same direction. */
export function cosine(one: TextVector, other: TextVector): number {
  let [left, right, sum] = [0, 0, 0]
  while (left < one.keys.length && right < other.keys.length) {
    const [a, b] = [one.keys[left] ?? 0, other.keys[right] ?? 0]
    if (a === b) sum += (one.weights[left++] ?? 0) * (other.weights[right++] ?? 0)
    else if (a < b) left++
    else right++
  }
  return sum
}

/** The keys that weigh most, strongest first. */
export function strongestKeys({ keys, weights }: TextVector, most: number): Key[] {
  return [...keys.keys()]
    .sort((one, other) => (weights[other] ?? 0) - (weights[one] ?? 0))
    .slice(0, most)
    .map((at) => keys[at] ?? 0)
}
