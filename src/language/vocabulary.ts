import { type FeatureOptions, type Features, featuresOf } from './features.ts'
import { KeyTable } from './key-table.ts'
import type { Row } from './matrix.ts'

/** What a vocabulary is made of; `rarities` beside the keys, which are distinct. */
export interface VocabularyParts {
  readonly features: FeatureOptions
  readonly keys: Int32Array
  /** How rare each feature is, as 255ths of {@link mostRare}. */
  readonly rarities: Uint8Array
  /** The largest rarity: the logarithm of texts by texts with the feature. */
  readonly mostRare: number
}

/** The features a model knows; makes texts into rows of unit length (logarithmic counts times rarity). */
export class Vocabulary {
  readonly parts: VocabularyParts
  readonly #table: KeyTable
  readonly #counts: Float32Array
  readonly #touched: Int32Array
  readonly #rarity: Float32Array
  #columns = new Int32Array(1024)

  /** Makes the tables; some milliseconds for a hundred thousand features. */
  constructor(parts: VocabularyParts) {
    this.parts = parts
    this.#table = new KeyTable(parts.keys)
    this.#counts = new Float32Array(parts.keys.length)
    this.#touched = new Int32Array(parts.keys.length)
    this.#rarity = Float32Array.from(parts.rarities, (rarity) => (rarity * parts.mostRare) / 255)
  }

  /** How many features there are. */
  get size(): number {
    return this.#table.size
  }

  /** The column of a feature's key, or -1. */
  find(key: number): number {
    return this.#table.find(key)
  }

  /** How rare a feature of a column is: the logarithm of texts by texts with it. */
  rarity(column: number): number {
    return this.#rarity[column] as number
  }

  /** The features of a text, of the kinds this vocabulary is made of. */
  featuresOf(words: readonly string[]): Features {
    return featuresOf(words, this.parts.features)
  }

  /** How many of the words that pass a test are known by themselves, here or among other keys. */
  known(
    words: readonly string[],
    { keys }: Features,
    passes: (word: string) => boolean,
    others?: ReadonlyMap<number, unknown>,
  ): number {
    let count = 0
    for (let at = 0; at < words.length; at++) {
      const key = keys[at] as number
      if ((this.#table.find(key) >= 0 || others?.has(key)) && passes(words[at] as string)) count++
    }
    return count
  }

  /** Looked up all at once, so that the processor waits for several places in memory together. */
  #columnsOf(keys: Int32Array): Int32Array {
    if (this.#columns.length < keys.length) this.#columns = new Int32Array(2 * keys.length)
    const columns = this.#columns
    for (let at = 0; at < keys.length; at++) columns[at] = this.#table.find(keys[at] as number)
    return columns
  }

  /** The row of a text; without columns where nothing in it is known. */
  row(words: readonly string[], { keys, firsts, lead }: Features = this.featuresOf(words)): Row {
    const counts = this.#counts
    const touched = this.#touched
    const { times } = this.parts.features.lead
    const found = this.#columnsOf(keys)
    let many = 0
    for (let at = 0; at < keys.length; at++) {
      const column = found[at] as number
      if (column < 0) continue
      const count = counts[column] as number
      if (count === 0) touched[many++] = column
      counts[column] = count + ((firsts[at] as number) < lead ? times : 1)
    }
    const columns = touched.slice(0, many)
    const values = new Float32Array(many)
    let square = 0
    for (let at = 0; at < many; at++) {
      const column = columns[at] as number
      const value = (1 + logarithm(counts[column] as number)) * (this.#rarity[column] as number)
      counts[column] = 0
      values[at] = value
      square += value * value
    }
    const length = Math.sqrt(square) || 1
    for (let at = 0; at < many; at++) values[at] = (values[at] as number) / length
    return { columns, values }
  }
}

const LOGARITHMS = Float64Array.from({ length: 256 }, (_, count) => Math.log(count))

/** The logarithm of a count, most of them looked up. */
function logarithm(count: number): number {
  return count < LOGARITHMS.length && Number.isInteger(count) ? (LOGARITHMS[count] as number) : Math.log(count)
}

/**
 * Learns which features to keep: those in at least `least` texts. A text may come in several views (cut in different
 * ways); it counts once.
 */
export function learnVocabulary(
  texts: readonly (readonly (readonly string[])[])[],
  features: FeatureOptions,
  least: number,
): Vocabulary {
  const found = new Map<number, number>()
  for (const views of texts) {
    const own = new Set<number>()
    for (const words of views) for (const key of featuresOf(words, features).keys) own.add(key)
    for (const key of own) found.set(key, (found.get(key) ?? 0) + 1)
  }
  const keys = Int32Array.from([...found].filter(([, texts]) => texts >= least).map(([key]) => key)).sort()
  const mostRare = Math.log(Math.max(texts.length, 2) / Math.min(least, texts.length || 1))
  const rarities = Uint8Array.from(keys, (key) =>
    Math.round((Math.log(texts.length / (found.get(key) as number)) / (mostRare || 1)) * 255),
  )
  return new Vocabulary({ features, keys, rarities, mostRare })
}
