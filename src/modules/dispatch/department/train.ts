import { type BandLimits, limitFor } from '../../../language/bands.ts'
import { type Calibration, calibrate, probabilities } from '../../../language/calibration.ts'
import { groupedFolds } from '../../../language/folds.ts'
import { trainLinear } from '../../../language/linear.ts'
import { matrixOf, type Row } from '../../../language/matrix.ts'
import { type Judged, type Quality, qualityOf, ratio, right } from '../../../language/metrics.ts'
import { likeGroups } from '../../../language/near-duplicates.ts'
import { trainSoftmax } from '../../../language/softmax-regression.ts'
import { TrainingError } from '../task.ts'
import { type Feature, featuresOf } from './features.ts'
import { type LabelledMessage, STRONG } from './message.ts'
import type { DepartmentModel } from './model.ts'
import { type FeatureVocabulary, learnFeatures } from './vocabulary.ts'

/** What out-of-fold scores say of a model, on rows whose label is sure; and on all rows. */
export interface OutOfFold extends Quality {
  readonly limits: BandLimits
  readonly coverage: number
  readonly precision: number
  readonly everyRow: Pick<Quality, 'n' | 'accuracy' | 'top3' | 'macroF1' | 'ece'>
  /** Labels with too few messages to be learnt, and how many they had. */
  readonly tooFew: Readonly<Record<string, number>>
}

const FOLDS = 5
/** A label needs so many messages before it can be learnt and judged. */
const FEWEST = FOLDS * 2
/** A row whose label is not sure counts this much in training. */
const WEAK = 0.5
const COST = 0.05
const SEED = 1
/** The share of the softmax regression's scores beside the support vector machines'. */
const SOFTMAX_SHARE = 0.5
/** The sure band must be right so often, and the one-click band. */
const SURE = 0.98
const CONFIRM = 0.85

interface Example {
  readonly features: readonly Feature[]
  readonly label: number
  readonly strong: boolean
}

interface Committee {
  readonly vocabulary: FeatureVocabulary
  /** By column, then label. */
  readonly weights: Float64Array
  readonly biases: Float64Array
}

/** Trains the department model; quality, calibration and bands come from scores of messages not trained on. */
export function trainDepartment(messages: readonly LabelledMessage[]): {
  model: DepartmentModel
  outOfFold: OutOfFold
} {
  const counts = new Map<string, number>()
  for (const { label } of messages) counts.set(label, (counts.get(label) ?? 0) + 1)
  const labels = [...counts.keys()].filter((label) => (counts.get(label) ?? 0) >= FEWEST).sort()
  if (labels.length < 2) throw new TrainingError(`至少要有两类承办单位各 ${FEWEST} 件来件才能训练`)
  const kept = messages.filter(({ label }) => labels.includes(label))
  const examples = kept.map(
    (message): Example => ({
      features: featuresOf(message),
      label: labels.indexOf(message.label),
      strong: message.confidence >= STRONG,
    }),
  )
  if (examples.filter(({ strong }) => strong).length < FEWEST)
    throw new TrainingError(`标注可靠（conf 不低于 ${STRONG}）的来件不足 ${FEWEST} 件，无法校准`)
  const folds = foldsOf(kept, examples)
  const scores = crossFit(examples, labels.length, folds)
  const sure = examples.map((_, at) => at).filter((at) => examples[at]?.strong)
  const calibrated = (rows: readonly number[]) =>
    calibrate(
      rows.map((at) => scores[at] as Float64Array),
      rows.map((at) => examples[at]?.label as number),
      labels.length,
    )
  const judged = judge(scores, examples, labels, folds, (fold) => calibrated(sure.filter((at) => folds[at] !== fold)))
  const quality = qualityOf(sure.map((at) => judged[at] as Judged))
  const told = sure
    .map((at) => judged[at] as Judged)
    .map((one) => ({ probability: one.suggestions[0]?.probability ?? 0, right: right(one) }))
  const limits = { sure: limitFor(told, SURE, 0.5), confirm: limitFor(told, CONFIRM, 0) }
  const band = told.filter(({ probability }) => probability >= limits.sure)
  const { n, accuracy, top3, macroF1, ece } = qualityOf(judged)
  const outOfFold: OutOfFold = {
    ...quality,
    limits,
    coverage: ratio(band.length, told.length),
    precision: ratio(band.filter((one) => one.right).length, band.length),
    everyRow: { n, accuracy, top3, macroF1, ece },
    tooFew: Object.fromEntries([...counts].filter(([label]) => !labels.includes(label))),
  }
  return { model: quantised(trainCommittee(examples, labels.length), labels, calibrated(sure), limits), outOfFold }
}

function foldsOf(messages: readonly LabelledMessage[], examples: readonly Example[]): Int32Array {
  const groups = likeGroups(
    examples.map(({ features }) =>
      Int32Array.from(
        features.filter(({ block }) => block === 'word'),
        ({ key }) => key,
      ),
    ),
    { same: messages.map(({ group }) => group), likeness: 0.5 },
  )
  return groupedFolds(
    messages.map(({ label }) => label),
    groups,
    FOLDS,
  )
}

/** Support vector machines, one label against the rest, and one softmax regression, added up to one linear model. */
function trainCommittee(examples: readonly Example[], labels: number): Committee {
  const vocabulary = learnFeatures(
    examples.map(({ features }) => features),
    2,
  )
  const matrix = matrixOf(
    examples.map(({ features }) => vocabulary.row(features)),
    vocabulary.size,
  )
  const importance = Float64Array.from(examples, ({ strong }) => (strong ? 1 : WEAK))
  const targets = Int32Array.from(examples, ({ label }) => label)
  const joint = trainSoftmax(matrix, targets, labels, {
    importance,
    restraint: 0.002,
    passes: 40,
    rate: 0.5,
    seed: SEED,
  })
  const centred = (values: Float64Array) =>
    values.map((value, at) => {
      const from = at - (at % labels)
      const mean = values.subarray(from, from + labels).reduce((sum, one) => sum + one, 0) / labels
      return SOFTMAX_SHARE * (value - mean)
    })
  const weights = centred(joint.weights)
  const biases = centred(joint.biases)
  for (let label = 0; label < labels; label++) {
    const machine = trainLinear(
      matrix,
      targets.map((one) => Number(one === label)),
      { cost: importance.map((one) => one * COST), passes: 60, tolerance: 0.01, seed: SEED },
    )
    machine.weights.forEach((weight, column) => {
      weights[column * labels + label] = (weights[column * labels + label] as number) + weight
    })
    biases[label] = (biases[label] as number) + machine.bias
  }
  return { vocabulary, weights, biases }
}

function scoresOf({ weights, biases }: Committee, { columns, values }: Row): Float64Array {
  const scores = Float64Array.from(biases)
  for (let at = 0; at < columns.length; at++)
    for (let label = 0; label < scores.length; label++)
      scores[label] =
        (scores[label] as number) +
        (weights[(columns[at] as number) * scores.length + label] as number) * (values[at] as number)
  return scores
}

/** The scores of each example by a committee that saw none of its fold. */
function crossFit(examples: readonly Example[], labels: number, folds: Int32Array): Float64Array[] {
  const scores = new Array<Float64Array>(examples.length)
  for (const fold of new Set(folds)) {
    const committee = trainCommittee(
      examples.filter((_, at) => folds[at] !== fold),
      labels,
    )
    examples.forEach(({ features }, at) => {
      if (folds[at] === fold) scores[at] = scoresOf(committee, committee.vocabulary.row(features))
    })
  }
  return scores
}

/** Judges out-of-fold scores by calibrations that did not see the fold either. */
function judge(
  scores: readonly Float64Array[],
  examples: readonly Example[],
  labels: readonly string[],
  folds: Int32Array,
  calibrationWithout: (fold: number) => Calibration,
): Judged[] {
  const calibrations = new Map([...new Set(folds)].map((fold) => [fold, calibrationWithout(fold)]))
  return examples.map(({ label }, at) => {
    const told = probabilities(scores[at] as Float64Array, calibrations.get(folds[at] as number) as Calibration)
    const suggestions = labels.map((name, place) => ({ label: name, probability: told[place] as number }))
    return { truth: labels[label] as string, suggestions: suggestions.sort((a, b) => b.probability - a.probability) }
  })
}

/** The committee with weights in 255 steps for each label: a fourth of the size, the same suggestions. */
function quantised(
  { vocabulary, weights, biases }: Committee,
  labels: readonly string[],
  calibration: Calibration,
  limits: BandLimits,
): DepartmentModel {
  const many = labels.length
  const scales = labels.map((_, label) => {
    let most = 1e-9
    for (let at = label; at < weights.length; at += many) most = Math.max(most, Math.abs(weights[at] as number))
    return most / 127
  })
  const steps = Int8Array.from(weights, (weight, at) => Math.round(weight / (scales[at % many] as number)))
  return { labels, vocabulary, weights: steps, scales, biases: [...biases], calibration, limits }
}
