import type { FeatureOptions } from './features.ts'
import { trainLinear } from './linear.ts'
import { matrixOf } from './matrix.ts'
import { TextModel } from './text-model.ts'
import { learnVocabulary } from './vocabulary.ts'

/** A text whose label is known. */
export interface Example {
  /** The same text cut into words in one way or several; the first is how it is judged. */
  readonly views: readonly (readonly string[])[]
  readonly label: string
}

/** How a model of texts is trained. */
export interface TextTraining {
  readonly features: FeatureOptions
  /** A feature is kept when this many texts have it. */
  readonly least: number
  /** What an error costs beside the size of the weights. */
  readonly cost: number
  readonly seed: number
}

/** Trains one label against the rest for each label; the same examples give the same model. */
export function trainTextModel(
  examples: readonly Example[],
  labels: readonly string[],
  { features, least, cost, seed }: TextTraining,
): TextModel {
  const vocabulary = learnVocabulary(
    examples.map(({ views }) => views),
    features,
    least,
  )
  const seen = examples.flatMap(({ views, label }) =>
    views.map((words) => ({ row: vocabulary.row(words), label, cost: cost / views.length })),
  )
  const matrix = matrixOf(
    seen.map(({ row }) => row),
    vocabulary.size,
  )
  const options = { cost: Float64Array.from(seen, (one) => one.cost), passes: 40, tolerance: 0.02, seed }
  const trained = labels.map((label) => {
    const targets = seen.map((one) => one.label === label)
    return trainLinear(matrix, targets, options)
  })
  const scales = trained.map(
    ({ weights }) => weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / 127,
  )
  const weights = new Int8Array(vocabulary.size * labels.length)
  trained.forEach((linear, label) => {
    const scale = scales[label] as number
    linear.weights.forEach((weight, column) => {
      weights[column * labels.length + label] = Math.round(weight / scale)
    })
  })
  const biases = trained.map(({ bias }) => bias)
  return new TextModel({ labels, vocabulary: vocabulary.parts, weights, scales, biases })
}

/** The scores of each example by a model that saw none of its fold. */
export function crossFit(
  examples: readonly Example[],
  labels: readonly string[],
  folds: Int32Array,
  options: TextTraining,
): Float64Array[] {
  const scores = new Array<Float64Array>(examples.length)
  for (const fold of new Set(folds)) {
    const model = trainTextModel(
      examples.filter((_, at) => folds[at] !== fold),
      labels,
      options,
    )
    examples.forEach(({ views }, at) => {
      if (folds[at] === fold) scores[at] = model.scores(model.vocabulary.row(views[0] ?? []))
    })
  }
  return scores
}
