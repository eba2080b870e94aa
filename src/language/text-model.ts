import { eachFeature } from './features.ts'
import type { Row } from './matrix.ts'
import { Vocabulary, type VocabularyParts } from './vocabulary.ts'

/** What a linear model of texts consists of, as it is kept in a file. */
export interface TextModelParts {
  readonly labels: readonly string[]
  readonly vocabulary: VocabularyParts
  /** By column, then label; each times its label's scale. */
  readonly weights: Int8Array
  readonly scales: readonly number[]
  readonly biases: readonly number[]
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
   * How much each word, by its place, added to a label's score beyond the mean of the others; what runs of characters
   * added is shared out among the words they cover.
   */
  shares(words: readonly string[], row: Row, label: number): Float64Array {
    const perColumn = this.#margins(row, label)
    const { features } = this.vocabulary.parts
    const counts = new Map<number, number>()
    const found: { column: number; count: number; first: number; last: number }[] = []
    eachFeature(words, features, (key, first, last) => {
      const column = this.vocabulary.find(key)
      if (!perColumn.has(column)) return
      const count = first < features.lead.words ? features.lead.times : 1
      counts.set(column, (counts.get(column) ?? 0) + count)
      found.push({ column, count, first, last })
    })
    const shares = new Float64Array(words.length)
    for (const { column, count, first, last } of found) {
      const share = ((perColumn.get(column) ?? 0) * count) / (counts.get(column) ?? 1) / (last - first + 1)
      for (let at = first; at <= last; at++) shares[at] = (shares[at] as number) + share
    }
    return shares
  }

  #margins({ columns, values }: Row, label: number): Map<number, number> {
    const { labels, weights, scales } = this.parts
    const many = labels.length
    const margins = new Map<number, number>()
    for (let at = 0; at < columns.length; at++) {
      const from = (columns[at] as number) * many
      let others = 0
      for (let other = 0; other < many; other++)
        if (other !== label) others += (weights[from + other] as number) * (scales[other] as number)
      const own = (weights[from + label] as number) * (scales[label] as number)
      margins.set(columns[at] as number, (own - others / Math.max(many - 1, 1)) * (values[at] as number))
    }
    return margins
  }
}
