import type { FeatureOptions } from './features.ts'
import { type Linear, logRatios, ratioScale, trainLinear } from './linear.ts'
import { matrixOf } from './matrix.ts'
import { TextModel, type TextModelParts } from './text-model.ts'
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
  /** How far features that tell a label from the others are trusted more than the rest, 0 (the default) to 1. */
  readonly ratios?: number
  /** How much dearer errors on a rare label are: the rows of others by its own, to this power; 0 (the default) to 1. */
  readonly balance?: number
  readonly seed: number
}

/** Trains one label against the rest for each label; the same examples give the same model. */
export function trainTextModel(
  examples: readonly Example[],
  labels: readonly string[],
  { features, least, cost, ratios = 0, balance = 0, seed }: TextTraining,
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
  const options = { passes: 40, tolerance: 0.02, seed }
  const trained = labels.map((label) => {
    const targets = seen.map((one) => one.label === label)
    const many = targets.filter(Boolean).length
    const dearer = ((seen.length - many) / Math.max(many, 1)) ** balance
    const costs = Float64Array.from(seen, (one, row) => one.cost * (targets[row] ? dearer : 1))
    const scale = ratioScale(logRatios(matrix, targets, 1), ratios)
    return trainLinear(matrix, targets, { ...options, cost: costs, scale })
  })
  return new TextModel({ labels, vocabulary: vocabulary.parts, ...rounded(trained) })
}

/** The weights of the labels as whole numbers from -127 to 127 times a scale. */
export function rounded(trained: readonly Linear[]): Pick<TextModelParts, 'weights' | 'scales' | 'biases'> {
  const scales = trained.map(
    ({ weights }) => weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / 127,
  )
  const weights = new Int8Array((trained[0]?.weights.length ?? 0) * trained.length)
  trained.forEach((linear, label) => {
    const scale = scales[label] as number
    linear.weights.forEach((weight, column) => {
      weights[column * trained.length + label] = Math.round(weight / scale)
    })
  })
  return { weights, scales, biases: trained.map(({ bias }) => bias) }
}

/** The scores of each example by a model that saw none of its fold. */
export function crossFit(
  examples: readonly Example[],
  labels: readonly string[],
  folds: Int32Array,
  options: TextTraining,
): Float64Array[] {
  return crossFitBy(examples, folds, (others) => trainTextModel(others, labels, options))
}

/** The same for any way of training. */
export function crossFitBy(
  examples: readonly Example[],
  folds: Int32Array,
  train: (examples: readonly Example[]) => TextModel,
): Float64Array[] {
  const scores = new Array<Float64Array>(examples.length)
  for (const fold of new Set(folds)) {
    const model = train(examples.filter((_, at) => folds[at] !== fold))
    examples.forEach(({ views }, at) => {
      if (folds[at] === fold) scores[at] = model.scores(model.vocabulary.row(views[0] ?? []))
    })
  }
  return scores
}
