import { eachFeature } from './features.ts'
import type { Row } from './matrix.ts'
import { Vocabulary, type VocabularyParts } from './vocabulary.ts'

/**
 * How a correction weighs features: by rarity times spread to this power; a feature the model has no weights for counts
 * with this spread; only so many features of a text learn. Fewer or a higher power learn faster and hurt more of what a
 * correction was not about (docs/models/category.md has the measurements).
 */
const FOCUS = 0.7
const UNKNOWN = 0.1
const LEARNING = 60

/** What a linear model of texts consists of, as it is kept in a file. */
export interface TextModelParts {
  readonly labels: readonly string[]
  readonly vocabulary: VocabularyParts
  /** By column, then label; each times its label's scale. */
  readonly weights: Int8Array
  readonly scales: readonly number[]
  readonly biases: readonly number[]
}

/** The same model with its columns in another order. */
export function reordered(parts: TextModelParts, order: Int32Array): TextModelParts {
  const { labels, vocabulary, weights } = parts
  const many = labels.length
  const moved = new Int8Array(weights.length)
  const keys = new Int32Array(order.length)
  const rarities = new Uint8Array(order.length)
  for (let column = 0; column < order.length; column++) {
    const from = order[column] as number
    keys[column] = vocabulary.keys[from] as number
    rarities[column] = vocabulary.rarities[from] as number
    for (let label = 0; label < many; label++) moved[column * many + label] = weights[from * many + label] as number
  }
  return { ...parts, vocabulary: { ...vocabulary, keys, rarities }, weights: moved }
}

/** The columns, common features first: they then lie together in memory. Counted out, since a large model is read at start. */
export function commonFirst(rarities: Uint8Array): Int32Array {
  const starts = new Int32Array(257)
  for (const rarity of rarities) starts[rarity + 1] = (starts[rarity + 1] as number) + 1
  for (let rarity = 0; rarity < 256; rarity++)
    starts[rarity + 1] = (starts[rarity + 1] as number) + (starts[rarity] as number)
  const order = new Int32Array(rarities.length)
  for (let column = 0; column < rarities.length; column++) {
    const rarity = rarities[column] as number
    order[starts[rarity] as number] = column
    starts[rarity] = (starts[rarity] as number) + 1
  }
  return order
}

/** A linear model: each label's score of a text is the sum of the weights of its features. */
export class TextModel {
  readonly parts: TextModelParts
  readonly vocabulary: Vocabulary

  /** Makes the tables of the vocabulary. */
  constructor(parts: TextModelParts) {
    this.parts = parts
    this.vocabulary = new Vocabulary(parts.vocabulary)
  }

  /** The labels in the order of the scores. */
  get labels(): readonly string[] {
    return this.parts.labels
  }

  /** Each label's score of a row of {@link vocabulary}. */
  scores({ columns, values }: Row): Float64Array {
    const { labels, weights, scales, biases } = this.parts
    const many = labels.length
    const sums = new Float64Array(many)
    for (let at = 0; at < columns.length; at++) {
      const from = (columns[at] as number) * many
      const value = values[at] as number
      for (let label = 0; label < many; label++)
        sums[label] = (sums[label] as number) + (weights[from + label] as number) * value
    }
    for (let label = 0; label < many; label++)
      sums[label] = (sums[label] as number) * (scales[label] as number) + (biases[label] as number)
    return sums
  }

  /**
   * The features of a text that tell most, by key, unknown ones included, as a row of unit length: the row corrections
   * are learnt over, so that the words which misled change most.
   */
  keyed(words: readonly string[]): Map<number, number> {
    const { features } = this.vocabulary.parts
    const row = new Map<number, number>()
    eachFeature(words, features, (key, _first, _last, count) => {
      row.set(key, (row.get(key) ?? 0) + count)
    })
    const told = [...row].map(([key, count]): [number, number] => [key, (1 + Math.log(count)) * this.#telling(key)])
    const most = told.sort(([a, value], [b, other]) => other - value || a - b).slice(0, LEARNING)
    const length = Math.sqrt(most.reduce((sum, [, value]) => sum + value * value, 0)) || 1
    return new Map(most.map(([key, value]) => [key, value / length]))
  }

  /** How much a feature tells: how rare it is, and how far it sets labels apart. */
  #telling(key: number): number {
    const column = this.vocabulary.find(key)
    if (column < 0) return this.vocabulary.parts.mostRare * UNKNOWN ** FOCUS
    return this.vocabulary.rarity(column) * (this.#spread(column) + UNKNOWN) ** FOCUS
  }

  /** How far a feature's weights lie apart, in shares of the largest weight there is. */
  #spread(column: number): number {
    const { weights, scales } = this.parts
    const many = scales.length
    let least = 0
    let most = 0
    for (let label = 0; label < many; label++) {
      const weight = (weights[column * many + label] as number) * (scales[label] as number)
      if (weight < least) least = weight
      if (weight > most) most = weight
    }
    return (most - least) / (127 * Math.max(...scales))
  }

  /** How much each feature of a row, by its key, added to a label's score beyond the mean of the others. */
  margins({ columns, values }: Row, label: number): Map<number, number> {
    const { weights, scales } = this.parts
    const { keys } = this.vocabulary.parts
    const many = this.labels.length
    const margins = new Map<number, number>()
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at] as number
      const own = Float64Array.from(scales, (scale, place) => (weights[column * many + place] as number) * scale)
      margins.set(keys[column] as number, beyondOthers(own, label) * (values[at] as number))
    }
    return margins
  }
}

/** A label's weight beyond the mean of the others. */
export function beyondOthers(weights: ArrayLike<number>, label: number): number {
  let others = 0
  for (let other = 0; other < weights.length; other++) if (other !== label) others += weights[other] as number
  return (weights[label] as number) - others / Math.max(weights.length - 1, 1)
}
