import { calibrate } from '../../../language/calibration.ts'
import { crossFit, type Example, type TextTraining, trainTextModel } from '../../../language/train-text-model.ts'
import { TrainingError } from '../task.ts'
import { type LabelledMessage, labelledWords } from './message.ts'
import type { CategoryModel } from './model.ts'
import { FOLDS, judgeOutOfFold, messageFolds, type OutOfFold, RESTRAINT, summed } from './out-of-fold.ts'

/** How the category model is trained; chosen by grouped cross-validation (docs/models/category.md). */
export const CATEGORY_TRAINING: TextTraining = {
  features: { words: 1, characters: [1, 2], lead: { greeted: 20, words: 12, times: 2, apart: true } },
  least: 2,
  cost: 3,
  ratios: 0.25,
  balance: 0.5,
  seed: 1,
}
/** A label needs so many messages before it can be learnt and judged. */
export const FEWEST = FOLDS * 2

/**
 * Trains the category model; quality, calibration and bands come from the scores of messages not trained on. Throws
 * {@link TrainingError} where there are fewer than two labels, or a label with too few messages.
 */
export function trainCategory(messages: readonly LabelledMessage[]): { model: CategoryModel; outOfFold: OutOfFold } {
  const labels = [...new Set(messages.map(({ label }) => label))].sort()
  for (const label of labels)
    if (messages.filter((one) => one.label === label).length < FEWEST)
      throw new TrainingError(`类别“${label}”的来件不足 ${FEWEST} 件，无法训练；请补充，或并入其他类别`)
  if (labels.length < 2) throw new TrainingError('至少要有两个类别的来件才能训练')
  const examples: Example[] = messages.map((message) => ({ views: [labelledWords(message)], label: message.label }))
  const folds = messageFolds(
    examples,
    messages.map(({ group }) => group),
  )
  const scores = crossFit(examples, labels, folds, CATEGORY_TRAINING)
  const truths = examples.map(({ label }) => labels.indexOf(label))
  const outOfFold = summed(judgeOutOfFold(scores, truths, labels, folds))
  const calibration = calibrate(scores, truths, labels.length, RESTRAINT)
  const text = trainTextModel(examples, labels, CATEGORY_TRAINING)
  return { model: { text, calibration, limits: outOfFold.limits }, outOfFold }
}
