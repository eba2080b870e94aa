import { type Learned, learnCorrection, learnedScores, nothingLearned } from '../../../language/learned.ts'
import { type Message, messageWords } from './message.ts'
import type { CategoryModel } from './model.ts'

/** A person's decision on one message: which category it is, and which was said before and was not right. */
export interface Decision {
  readonly label: string
  /** What it is not: the suggestion corrected, or the category it was returned from. The model's first other if absent. */
  readonly not?: string
}

const LIMITS = { margin: 1, step: 0.6, length: 6, features: 20_000 }

/**
 * Learns from a correction or a return at once; answers what is learnt by then, beside the model and to be given with
 * it to `adviseCategory`. A single decision moves little, all together no more than a bound; a category the model does
 * not know changes nothing until retraining. Deterministic: the same decisions in the same order give the same result.
 */
export function learnCategory(
  model: CategoryModel,
  learned: Learned | undefined,
  message: Message,
  decision: Decision,
): Learned {
  const { labels, vocabulary } = model.text
  const before = learned ?? nothingLearned(labels)
  const right = labels.indexOf(decision.label)
  if (right < 0) return before
  const words = messageWords(message)
  const row = model.text.keyed(words)
  const added = learnedScores(before, row)
  const scores = model.text.scores(vocabulary.row(words)).map((score, label) => score + (added[label] as number))
  const said = decision.not === undefined ? -1 : labels.indexOf(decision.not)
  const wrong = said < 0 || said === right ? strongestOther(scores, right) : said
  return learnCorrection(before, { row, scores, right, wrong }, LIMITS)
}

function strongestOther(scores: Float64Array, right: number): number {
  let best = right === 0 ? 1 : 0
  scores.forEach((score, label) => {
    if (label !== right && score > (scores[best] as number)) best = label
  })
  return best
}
