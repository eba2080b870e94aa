import { KeyTable } from '../../../language/key-table.ts'
import type { Row } from '../../../language/matrix.ts'
import type { Block, Feature } from './features.ts'

/** How much each block weighs in a row; chosen by grouped cross-validation (docs/models/department.md). */
const WEIGHTS: Readonly<Record<Block, number>> = { word: 0.7, kind: 1, duty: 0.7, place: 0.4, shape: 0.4, topic: 1 }

/** The features a model knows, with how rare each is. */
export class FeatureVocabulary {
  readonly keys: Int32Array
  readonly rarities: Float32Array
  readonly #table: KeyTable
  readonly #rarest: number

  /** Keys are distinct; rarities beside them. */
  constructor(keys: Int32Array, rarities: Float32Array) {
    this.keys = keys
    this.rarities = rarities
    this.#table = new KeyTable(keys)
    this.#rarest = rarities.reduce((most, rarity) => Math.max(most, rarity), 1)
  }

  /** How many features there are. */
  get size(): number {
    return this.keys.length
  }

  /** How rare a feature is; one that is not known is the rarest. */
  rarity(key: number): number {
    const column = this.#table.find(key)
    return column < 0 ? this.#rarest : (this.rarities[column] as number)
  }

  /** The features that are known, with their column and value; `named` in the order of the row. */
  row(features: readonly Feature[]): Row & { readonly named: readonly Feature[] } {
    const named: Feature[] = []
    const columns: number[] = []
    const values: number[] = []
    const squares: Record<Block, number> = { word: 0, kind: 0, duty: 0, place: 0, shape: 0, topic: 0 }
    for (const feature of features) {
      const column = this.#table.find(feature.key)
      if (column < 0) continue
      const value = feature.strength * (this.rarities[column] as number)
      named.push(feature)
      columns.push(column)
      values.push(value)
      squares[feature.block] += value * value
    }
    named.forEach(({ block }, at) => {
      values[at] = ((values[at] as number) * WEIGHTS[block]) / Math.sqrt(squares[block])
    })
    return { columns, values, named }
  }
}

/** Learns which features to keep: those of at least `least` messages. */
export function learnFeatures(messages: readonly (readonly Feature[])[], least: number): FeatureVocabulary {
  const found = new Map<number, number>()
  for (const features of messages) for (const { key } of features) found.set(key, (found.get(key) ?? 0) + 1)
  const kept = [...found].filter(([, count]) => count >= least).sort(([a], [b]) => a - b)
  return new FeatureVocabulary(
    Int32Array.from(kept, ([key]) => key),
    Float32Array.from(kept, ([, count]) => Math.log((1 + messages.length) / (1 + count)) + 1),
  )
}
