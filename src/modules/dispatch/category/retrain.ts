import { adaptTextModel } from '../../../language/adapt-text-model.ts'
import { type Calibration, calibrate, probabilities } from '../../../language/calibration.ts'
import { type Judged, type Quality, qualityOf } from '../../../language/metrics.ts'
import { crossFitBy, type Example } from '../../../language/train-text-model.ts'
import { type LabelledMessage, labelledWords } from './message.ts'
import type { CategoryModel } from './model.ts'
import { judgeOutOfFold, messageFolds, RESTRAINT, summed } from './out-of-fold.ts'
import { CATEGORY_TRAINING, FEWEST } from './train.ts'

/** A message whose category a person has decided. */
export interface DecidedMessage extends LabelledMessage {
  /** Not among those the current model was trained on: only such can compare it fairly with another. */
  readonly fresh: boolean
}

/** Why a retraining was not accepted. */
export type RetrainingRefusal = 'too-few-messages' | 'not-better'

/** What a retraining came to. */
export interface Retraining {
  /** The model to use from now on; the current one where the candidate is refused. */
  readonly model: CategoryModel
  readonly refusal: { readonly code: RetrainingRefusal; readonly message: string } | undefined
  /** Quality on the fresh messages: the candidate's out of fold, the current model's as it stands. */
  readonly candidate: Quality | undefined
  readonly current: Quality | undefined
  /** Messages of labels with too few to learn from, by label. */
  readonly skipped: Readonly<Record<string, number>>
}

/** So few fresh messages tell no difference. */
const FEWEST_FRESH = 50
/** Bands are taken anew from so many messages; from fewer, the base's stay. */
const FEWEST_FOR_BANDS = 500

/**
 * Trains the base model further on all messages a county has decided. The candidate is accepted only if, on the fresh
 * ones, it is right out of fold no less often than the current model and its macro F1 is no lower. What was learnt
 * online since is contained in the decided messages: with an accepted model, begin again with nothing learnt. Pure: the
 * same input gives the same result.
 */
export function retrainCategory(
  base: CategoryModel,
  current: CategoryModel,
  decided: readonly DecidedMessage[],
): Retraining {
  const { labels, kept, skipped } = learnable(base, decided)
  const refuse = (code: RetrainingRefusal, message: string, compared: Partial<Retraining> = {}): Retraining => ({
    model: current,
    refusal: { code, message },
    candidate: undefined,
    current: undefined,
    skipped,
    ...compared,
  })
  const fresh = kept.map((message) => message.fresh)
  const many = fresh.filter(Boolean).length
  if (many < FEWEST_FRESH)
    return refuse('too-few-messages', `新定类别的来件只有 ${many} 件，不足 ${FEWEST_FRESH} 件，暂不重新训练`)
  const examples = kept.map((message): Example => ({ views: [labelledWords(message)], label: message.label }))
  const folds = messageFolds(
    examples,
    kept.map(({ group }) => group),
  )
  const train = (some: readonly Example[]) => adaptTextModel(base.text, some, labels, CATEGORY_TRAINING)
  const scores = crossFitBy(examples, folds, train)
  const truths = examples.map(({ label }) => labels.indexOf(label))
  const earlier = widened(base, labels)
  const judged = judgeOutOfFold(scores, truths, labels, folds, earlier)
  const compared = {
    candidate: qualityOf(judged.filter((_, at) => fresh[at])),
    current: qualityOf(examples.filter((_, at) => fresh[at]).map((example) => judgedBy(current, example))),
  }
  if (compared.candidate.accuracy < compared.current.accuracy || compared.candidate.macroF1 < compared.current.macroF1)
    return refuse('not-better', '重新训练的模型在新来件上不如现用模型，继续使用现用模型', compared)
  const limits = kept.length >= FEWEST_FOR_BANDS ? summed(judged).limits : base.limits
  const calibration = calibrate(scores, truths, labels.length, RESTRAINT, earlier)
  return { model: { text: train(examples), calibration, limits }, refusal: undefined, skipped, ...compared }
}

/** The base's labels and those of the county's own with enough messages; what else there is is skipped. */
function learnable(base: CategoryModel, decided: readonly DecidedMessage[]) {
  const counts = new Map<string, number>()
  for (const { label } of decided) counts.set(label, (counts.get(label) ?? 0) + 1)
  const own = [...counts.keys()].filter((label) => !base.text.labels.includes(label)).sort()
  const enough = own.filter((label) => (counts.get(label) ?? 0) >= FEWEST)
  const labels = [...base.text.labels, ...enough]
  return {
    labels,
    kept: decided.filter(({ label }) => labels.includes(label)),
    skipped: Object.fromEntries(
      own.filter((label) => !enough.includes(label)).map((label) => [label, counts.get(label) ?? 0]),
    ),
  }
}

function widened({ calibration: { slopes, shifts } }: CategoryModel, labels: readonly string[]): Calibration {
  const mean = slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length
  return { slopes: labels.map((_, at) => slopes[at] ?? mean), shifts: labels.map((_, at) => shifts[at] ?? 0) }
}

function judgedBy({ text, calibration }: CategoryModel, { views, label }: Example): Judged {
  const told = probabilities(text.scores(text.vocabulary.row(views[0] ?? [])), calibration)
  const suggestions = text.labels.map((name, at) => ({ label: name, probability: told[at] as number }))
  return { truth: label, suggestions: suggestions.sort((a, b) => b.probability - a.probability) }
}
