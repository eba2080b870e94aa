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
  const trained = labels.map((label): Linear => {
    const before = carried(base, label, parts.keys)
    const offsets = rows.map(({ row }) => {
      let score = before.bias
      for (let at = 0; at < row.columns.length; at++)
        score += (before.weights[row.columns[at] as number] as number) * (row.values[at] as number)
      return score
    })
    const targets = rows.map((one) => one.label === label)
    const added = trainLinear(matrix, targets, { ...options, offsets })
    return {
      weights: before.weights.map((weight, column) => weight + (added.weights[column] as number)),
      bias: before.bias + added.bias,
    }
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
  const keys = Int32Array.from([...base.parts.keys, ...added]).sort()
  const rarities = Uint8Array.from(keys, (key) => {
    const column = base.find(key)
    return column < 0 ? 255 : (base.parts.rarities[column] as number)
  })
  return { features, keys, rarities, mostRare }
}

/** The base's weights of a label over other columns; a label it does not know begins below all others. */
function carried(base: TextModel, label: string, keys: Int32Array): Linear {
  const place = base.labels.indexOf(label)
  if (place < 0) return { weights: new Float32Array(keys.length), bias: -1 }
  const { weights, scales, biases } = base.parts
  const own = Float32Array.from(keys, (key) => {
    const column = base.vocabulary.find(key)
    return column < 0 ? 0 : (weights[column * base.labels.length + place] as number) * (scales[place] as number)
  })
  return { weights: own, bias: biases[place] as number }
}
