import type { Advice, Reason } from '../../../language/advice.ts'
import { bandOf } from '../../../language/bands.ts'
import { probabilities } from '../../../language/calibration.ts'
import { sharedOut, wordKey } from '../../../language/features.ts'
import { type Learned, learnedScores } from '../../../language/learned.ts'
import type { Row } from '../../../language/matrix.ts'
import { beyondOthers } from '../../../language/text-model.ts'
import { isChinese } from '../../../language/words.ts'
import { clearReasons } from '../clear-reasons.ts'
import { type Message, messageWords } from './message.ts'
import type { CategoryModel } from './model.ts'

/** Fewer Chinese words the model knows than this are nothing to go by, and so is a text mostly of others. */
const FEWEST_KNOWN = 2
const LEAST_SHARE = 0.35
/** A text so short or so strange is never sure, whatever the score: the limits were taken from fuller ones. */
const SURE_KNOWN = 5
const SURE_SHARE = 0.5
const REASONS = 6

/** What the model says of a message, with the words that spoke for and against each suggestion. */
export function adviseCategory(model: CategoryModel, message: Message, learned?: Learned): Advice {
  const words = messageWords(message)
  const advice = adviseWords(model, words, { reasoned: true, learned })
  const text = `${message.title}\n${message.body}`
  const chinese = words.filter(isChinese)
  const { vocabulary } = model.text
  const known = chinese.filter((word) => vocabulary.find(wordKey(word)) >= 0).length
  const newWords = chinese.length === 0 ? {} : { newWords: 1 - known / chinese.length }
  const suggestions = advice.suggestions.map((one) => ({
    ...one,
    reasons: one.reasons.map((reason) => ({ ...reason, text: asItStands(text, reason.text) })),
  }))
  return { ...advice, ...newWords, suggestions }
}

/** What the model says of a text cut into words; reasons cost time and may be left out. */
export function adviseWords(
  model: CategoryModel,
  words: readonly string[],
  { reasoned, learned }: { readonly reasoned: boolean; readonly learned?: Learned | undefined },
): Advice {
  const { text, calibration, limits } = model
  const features = text.vocabulary.featuresOf(words)
  const known = text.vocabulary.known(words, features, isChinese, learned?.weights)
  if (known < FEWEST_KNOWN || known < LEAST_SHARE * words.length) return { band: 'unknown', suggestions: [] }
  const row = text.vocabulary.row(words, features)
  const scores = text.scores(row)
  const keyed = learned && learned.updates > 0 ? text.keyed(words) : undefined
  if (learned && keyed)
    learnedScores(learned, keyed).forEach((added, label) => {
      scores[label] = (scores[label] as number) + added
    })
  const told = probabilities(scores, calibration)
  const weigh = (label: number) => (key: number) => {
    const own = learned?.weights.get(key)
    return own ? beyondOthers(own, label) * (keyed?.get(key) ?? 0) : 0
  }
  const best = [...told.keys()].sort((a, b) => (told[b] as number) - (told[a] as number)).slice(0, 3)
  const suggestions = best.map((label) => ({
    label: text.labels[label] as string,
    probability: told[label] as number,
    reasons: reasoned ? reasons(model, words, row, label, weigh(label)) : [],
  }))
  const band = bandOf(suggestions[0]?.probability ?? 0, limits)
  const full = known >= SURE_KNOWN && known >= SURE_SHARE * words.length
  return { band: band === 'sure' && !full ? 'confirm' : band, suggestions }
}

/** The words with the largest shares, for and against, each once, largest first. */
function reasons(
  { text }: CategoryModel,
  words: readonly string[],
  row: Row,
  label: number,
  learned: (key: number) => number,
): Reason[] {
  const margins = text.margins(row, label)
  const shares = sharedOut(words, text.vocabulary.parts.features, (key) => (margins.get(key) ?? 0) + learned(key))
  const byWord = new Map<string, number>()
  words.forEach((word, at) => {
    byWord.set(word, (byWord.get(word) ?? 0) + (shares[at] as number))
  })
  const told = [...byWord]
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, 2 * REASONS)
    .flatMap(([word, weight]): Reason[] => (weight === 0 ? [] : [{ kind: 'word', text: word, weight }]))
  return clearReasons(told).slice(0, REASONS)
}

/** A word as the writer wrote it, where width and case were folded to read it. */
function asItStands(text: string, word: string): string {
  if (text.includes(word)) return word
  const wide = [...word].map((letter) => {
    const code = letter.charCodeAt(0)
    const full = code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : ''
    const upper = full && letter !== letter.toUpperCase() ? String.fromCharCode(code - 0x20 + 0xfee0) : ''
    return `[${letter.replace(/[\\\]^-]/g, '\\$&')}${letter.toUpperCase().replace(/[\\\]^-]/g, '\\$&')}${full}${upper}]`
  })
  return new RegExp(wide.join(''), 'u').exec(text)?.[0] ?? word
}
