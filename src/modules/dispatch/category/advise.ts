import type { Advice, Reason } from '../../../language/advice.ts'
import { bandOf } from '../../../language/bands.ts'
import { probabilities } from '../../../language/calibration.ts'
import type { Row } from '../../../language/matrix.ts'
import { type Message, messageWords } from './message.ts'
import type { CategoryModel } from './model.ts'

/** Fewer words the model knows by themselves than this are nothing to go by. */
const FEWEST_WORDS = 2
const REASONS = 6

/** What the model says of a message, with the words that spoke for and against each suggestion. */
export function adviseCategory(model: CategoryModel, message: Message): Advice {
  return adviseWords(model, messageWords(message), true)
}

/** What the model says of a text cut into words; reasons cost time and may be left out. */
export function adviseWords(model: CategoryModel, words: readonly string[], reasoned: boolean): Advice {
  const { text, calibration, limits } = model
  if (text.vocabulary.known(words) < FEWEST_WORDS) return { band: 'unknown', suggestions: [] }
  const row = text.vocabulary.row(words)
  const told = probabilities(text.scores(row), calibration)
  const best = [...told.keys()].sort((a, b) => (told[b] as number) - (told[a] as number)).slice(0, 3)
  const suggestions = best.map((label) => ({
    label: text.labels[label] as string,
    probability: told[label] as number,
    reasons: reasoned ? reasons(model, words, row, label) : [],
  }))
  return { band: bandOf(suggestions[0]?.probability ?? 0, limits), suggestions }
}

/** The words with the largest shares, for and against, each once, largest first. */
function reasons({ text }: CategoryModel, words: readonly string[], row: Row, label: number): Reason[] {
  const shares = text.shares(words, row, label)
  const byWord = new Map<string, number>()
  words.forEach((word, at) => {
    byWord.set(word, (byWord.get(word) ?? 0) + (shares[at] as number))
  })
  return [...byWord]
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, REASONS)
    .map(([word, weight]) => ({ kind: 'word', text: word, weight }))
}
