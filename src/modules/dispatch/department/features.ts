import { probabilities } from '../../../language/calibration.ts'
import { wordKey } from '../../../language/features.ts'
import { contentWords } from '../../../language/function-words.ts'
import { placeFinder } from '../../../language/places.ts'
import { folded, words } from '../../../language/words.ts'
import { messageWords } from '../category/message.ts'
import { baseCategoryModel } from '../category/model.ts'
import { DEFAULT_DUTIES, type OfficeKind } from './duties.ts'
import { DutyFinder } from './duty-finder.ts'
import { KINDS } from './kinds.ts'

/** A message as the department model reads it. */
export interface Message {
  readonly title: string
  readonly body: string
}

/** What a feature is made of; each block of features has unit length times its weight. */
export type Block = 'word' | 'kind' | 'duty' | 'place' | 'shape' | 'topic'

/** One thing about a message that a model may weigh. */
export interface Feature {
  readonly block: Block
  /** The same feature has the same key; a hash. */
  readonly key: number
  /** One and the logarithm of how often, what stands in the title counted more; of a topic how likely it is. */
  readonly strength: number
  /** How a person would name it; '' for what is not worth naming. */
  readonly text: string
}

/** What is read of a long body: who writes more has said by then what it is about. */
const LONGEST_BODY = 1_500
const TITLE_COUNTS = 2

/** District names of public data (A市, B3区): they tell of another county, never of this one. */
const CODED = /[a-z]\d{0,2}(?=[市区县])|西地省/gu

const places = placeFinder()

const finder = new DutyFinder<OfficeKind>(
  KINDS.flatMap((owner) =>
    DEFAULT_DUTIES[owner].flatMap(({ title: duty, words: own }) => own.map((word) => ({ owner, duty, word }))),
  ),
)

/** The two parts of a message as they are read: folded, cut, without coded districts. */
export function readable({ title, body }: Message): { title: string; body: string } {
  const read = (text: string) => folded(text).slice(0, LONGEST_BODY).replace(CODED, '')
  return { title: read(title), body: read(body) }
}

/** The features of a message, each once. */
export function featuresOf(message: Message): Feature[] {
  const { title, body } = readable(message)
  const found = new Map<number, { block: Block; key: number; count: number; text: string }>()
  const add = (block: Block, name: string, text: string, count: number) => {
    const key = wordKey(`${block}:${name}`)
    const there = found.get(key)
    if (there) there.count += count
    else found.set(key, { block, key, count, text })
  }
  for (const [part, count] of [
    [title, TITLE_COUNTS],
    [body, 1],
  ] as const) {
    for (const word of contentWords(words(part))) add('word', word, word, count)
    addDuties(part, count, add)
    addPlaces(part, part === title ? 'title ' : '', add)
  }
  for (const [name, pattern] of SHAPES) if (pattern.test(title) || pattern.test(body)) add('shape', name, '', 1)
  add('shape', `length ${Math.min(4, Math.floor(Math.log2(1 + body.length / 60)))}`, '', 1)
  const counted = [...found.values()].map(({ count, ...feature }) => ({ ...feature, strength: 1 + Math.log(count) }))
  return [...counted, ...topicsOf({ title, body })]
}

/** What the category model shipped takes the message for; the county's own corrections of it stay out. */
function topicsOf(message: Message): Feature[] {
  const { text, calibration } = baseCategoryModel()
  const told = probabilities(text.scores(text.vocabulary.row(messageWords(message))), calibration)
  return text.labels.map((label, at) => ({
    block: 'topic',
    key: wordKey(`topic:${label}`),
    strength: told[at] as number,
    text: '',
  }))
}

type Add = (block: Block, name: string, text: string, count: number) => void

/** Each word of a duty counts once in a part, for its duty and for the kind of office; the kinds with most words lead. */
function addDuties(part: string, count: number, add: Add): void {
  const seen = new Set<string>()
  const evidence = new Map<OfficeKind, number>()
  finder.find(part, ({ owner, duty, word }) => {
    const name = `${owner}/${duty}`
    if (seen.has(`${name}/${word}`)) return
    seen.add(`${name}/${word}`)
    evidence.set(owner, (evidence.get(owner) ?? 0) + 1)
    add('kind', owner, word, count)
    add('duty', name, duty, count)
  })
  const most = Math.max(...evidence.values())
  for (const [owner, words] of evidence) if (words === most) add('shape', `lead ${owner}`, '', 1)
}

function addPlaces(part: string, where: string, add: Add): void {
  const seen = new Set<string>()
  for (const { kind, key } of places(part)) {
    if (seen.has(key)) continue
    seen.add(key)
    add('place', where + kind, key, 1)
  }
}

const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['asks', /咨询|请问/u],
  ['complains', /投诉|举报/u],
  ['proposes', /建议/u],
  ['group', /[0-9一二三四五六七八九十]组/u],
  ['village', /村/u],
  ['community', /社区/u],
  ['street', /街道/u],
]
