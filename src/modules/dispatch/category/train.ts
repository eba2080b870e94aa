import { type BandLimits, limitFor } from '../../../language/bands.ts'
import { type Calibration, calibrate, probabilities } from '../../../language/calibration.ts'
import { eachFeature } from '../../../language/features.ts'
import { groupedFolds } from '../../../language/folds.ts'
import { type Judged, type Quality, qualityOf, ratio, right } from '../../../language/metrics.ts'
import { likeGroups } from '../../../language/near-duplicates.ts'
import { crossFit, type Example, type TextTraining, trainTextModel } from '../../../language/train-text-model.ts'
import { TrainingError } from '../task.ts'
import { type LabelledMessage, labelledWords } from './message.ts'
import type { CategoryModel } from './model.ts'

/** What out-of-fold scores say of a model. */
export interface OutOfFold extends Quality {
  readonly limits: BandLimits
  readonly coverage: number
  readonly precision: number
}

const FOLDS = 5
const TRAINING: TextTraining = {
  features: { words: 1, characters: [1, 2], lead: { words: 8, times: 3 } },
  least: 2,
  cost: 3,
  seed: 1,
}
/** The sure band must be right so often, and the one-click band. */
const SURE = 0.985
const CONFIRM = 0.9
/** A label needs so many messages before it can be learnt and judged. */
const FEWEST = FOLDS * 2

/** Trains the category model; quality, calibration and bands come from scores of messages not trained on. */
export function trainCategory(messages: readonly LabelledMessage[]): { model: CategoryModel; outOfFold: OutOfFold } {
  const labels = [...new Set(messages.map(({ label }) => label))].sort()
  for (const label of labels)
    if (messages.filter((one) => one.label === label).length < FEWEST)
      throw new TrainingError(`类别“${label}”的来件不足 ${FEWEST} 件，无法训练；请补充或并入其他类别`)
  if (labels.length < 2) throw new TrainingError('至少要有两个类别的来件才能训练')
  const examples: Example[] = messages.map((message) => ({ views: [labelledWords(message)], label: message.label }))
  const groups = likeGroups(
    examples.map(({ views }) => runs(views[0] ?? [])),
    { same: messages.map(({ group }) => group), likeness: 0.4 },
  )
  const folds = groupedFolds(
    examples.map(({ label }) => label),
    groups,
    FOLDS,
  )
  const scores = crossFit(examples, labels, folds, TRAINING)
  const truths = examples.map(({ label }) => labels.indexOf(label))
  const calibration = calibrate(scores, truths, labels.length)
  const judged = judge(scores, examples, labels, folds)
  const told = judged.map((one) => ({ probability: one.suggestions[0]?.probability ?? 0, right: right(one) }))
  const limits = { sure: limitFor(told, SURE, 0), confirm: limitFor(told, CONFIRM, 0) }
  const sure = told.filter(({ probability }) => probability >= limits.sure)
  const outOfFold = {
    ...qualityOf(judged),
    limits,
    coverage: ratio(sure.length, told.length),
    precision: ratio(sure.filter((one) => one.right).length, sure.length),
  }
  return { model: { text: trainTextModel(examples, labels, TRAINING), calibration, limits }, outOfFold }
}

/** Judges out-of-fold scores by calibrations that did not see the fold either. */
function judge(
  scores: readonly Float64Array[],
  examples: readonly Example[],
  labels: readonly string[],
  folds: Int32Array,
): Judged[] {
  const calibrations = new Map<number, Calibration>()
  for (const fold of new Set(folds)) {
    const others = examples.map((_, at) => at).filter((at) => folds[at] !== fold)
    calibrations.set(
      fold,
      calibrate(
        others.map((at) => scores[at] as Float64Array),
        others.map((at) => labels.indexOf(examples[at]?.label ?? '')),
        labels.length,
      ),
    )
  }
  return examples.map(({ label }, at) => {
    const told = probabilities(scores[at] as Float64Array, calibrations.get(folds[at] as number) as Calibration)
    const suggestions = labels.map((name, place) => ({ label: name, probability: told[place] as number }))
    return { truth: label, suggestions: suggestions.sort((a, b) => b.probability - a.probability) }
  })
}

function runs(words: readonly string[]): Int32Array {
  const keys = new Set<number>()
  const features = { words: 1, characters: [3], lead: { words: 0, times: 1 } } as const
  eachFeature(words, features, (key) => keys.add(key))
  return Int32Array.from(keys)
}
