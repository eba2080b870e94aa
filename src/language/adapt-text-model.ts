import { type Linear, trainLinear } from './linear.ts'
import { matrixOf } from './matrix.ts'
import { TextModel } from './text-model.ts'
import { type Example, rounded, type TextTraining } from './train-text-model.ts'
import { learnVocabulary, Vocabulary, type VocabularyParts } from './vocabulary.ts'

/**
 * Trains a model further on texts of another place: it starts from the weights of the base and departs from them only
 * as far as the new texts call for, so that few texts change little and what they do not speak of stays. Features and
 * labels the base does not know are added; the texts the base learnt from are not needed.
 */
export function adaptTextModel(
  base: TextModel,
  examples: readonly Example[],
  labels: readonly string[],
  { least, cost, seed }: Pick<TextTraining, 'least' | 'cost' | 'seed'>,
): TextModel {
  const parts = widened(base.vocabulary, examples, least)
  const vocabulary = new Vocabulary(parts)
  const rows = examples.flatMap(({ views, label }) =>
    views.map((words) => ({ row: vocabulary.row(words), label, cost: cost / views.length })),
  )
  const matrix = matrixOf(
    rows.map(({ row }) => row),
    vocabulary.size,
  )
  const options = { cost: Float64Array.from(rows, (one) => one.cost), passes: 40, tolerance: 0.02, seed }
  const columns = parts.keys.map((key) => base.vocabulary.find(key))
  const trained = labels.map((label): Linear => {
    const before = carried(base, label, columns)
    const offsets = rows.map(({ row }) => {
      let score = before.bias
      for (let at = 0; at < row.columns.length; at++)
        score += (before.weights[row.columns[at] as number] as number) * (row.values[at] as number)
      return score
    })
    const targets = rows.map((one) => one.label === label)
    const added = trainLinear(matrix, targets, { ...options, offsets })
    const weights = before.weights.map((weight, column) => weight + (added.weights[column] as number))
    return { weights, bias: before.bias + added.bias }
  })
  return new TextModel({ labels, vocabulary: parts, ...rounded(trained) })
}

/** The base's vocabulary with the features of the examples that it lacks, told as rarest. */
function widened(base: Vocabulary, examples: readonly Example[], least: number): VocabularyParts {
  const { features, mostRare } = base.parts
  const found = learnVocabulary(
    examples.map(({ views }) => views),
    features,
    least,
  )
  const added = found.parts.keys.filter((key) => base.find(key) < 0)
  const keys = new Int32Array(base.size + added.length)
  keys.set(base.parts.keys)
  keys.set(added, base.size)
  keys.sort()
  const rarities = new Uint8Array(keys.length).fill(255)
  keys.forEach((key, at) => {
    const column = base.find(key)
    if (column >= 0) rarities[at] = base.parts.rarities[column] as number
  })
  return { features, keys, rarities, mostRare }
}

/** The base's weights of a label over its columns, -1 for none; a label it does not know begins below all others. */
function carried(base: TextModel, label: string, columns: Int32Array): Linear {
  const own = new Float32Array(columns.length)
  const place = base.labels.indexOf(label)
  if (place < 0) return { weights: own, bias: -1 }
  const { weights, scales, biases } = base.parts
  const scale = scales[place] as number
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at] as number
    if (column >= 0) own[at] = (weights[column * base.labels.length + place] as number) * scale
  }
  return { weights: own, bias: biases[place] as number }
}
