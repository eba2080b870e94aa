import { soundOf } from './sounds.ts'
import type { Topic } from './topic.ts'

/** Topics shown at most: more would be a list to read, not an answer. */
const MOST = 4

/** Words that ask, and name nothing. */
const IDLE =
  /怎么办|不下来|下去|起来|出来|没有|不能|现在|已经|三个月|多少|怎么|什么|请问|我想|我要|可以|能不能|应该|一下|[的了吗呢啊呀吧我你您他她就都也很]/g

/** One pair of letters in common is chance; two are likeness. */
const ENOUGH_LIKENESS = 3

interface Scored {
  readonly topic: Topic
  readonly score: number
  readonly enough: boolean
}

/**
 * The worries that answer to what was typed, best first; none where nothing is like it.
 * Pure and on the device: what was typed is sent nowhere and kept nowhere.
 */
export function rankTopics(topics: readonly Topic[], typed: string): readonly Topic[] {
  const text = plain(typed)
  if (text.length < 2) return []
  const named = topics.filter(({ alone }) => !alone)
  const found = best(byWords(named, text))
  if (found.length > 0) return found
  const heard = best(bySound(named, text))
  return heard.length > 0 ? heard : best(byWords(topics, text))
}

function byWords(topics: readonly Topic[], text: string): readonly Scored[] {
  const { pairs, rarity } = indexOf(topics)
  const asked = pairsOf(text.replaceAll(IDLE, '+'))
  return topics.map((topic) => {
    const said = saidScore(topic.said, (part) => text.includes(part))
    const like = likeness(pairs.get(topic) ?? new Set(), asked, rarity)
    return { topic, score: said + like, enough: said > 0 || like >= ENOUGH_LIKENESS }
  })
}

/**
 * Typed by sound, a word is often another that sounds the same: 脱欠工姿. Looked at where the letters say nothing;
 * one letter at least must be right, or 视频 would be 食品.
 */
function bySound(topics: readonly Topic[], text: string): readonly Scored[] {
  const heard = soundOf(text)
  const sounds = (part: string) => {
    const sound = soundOf(part)
    for (let at = heard.indexOf(sound); at >= 0; at = heard.indexOf(sound, at + 1))
      if ([...part].some((letter, place) => text[at + place] === letter)) return true
    return false
  }
  return topics.map((topic) => {
    const score = saidScore(
      topic.said.filter((words) => words.split('+').every((part) => part.length > 1)),
      sounds,
    )
    return { topic, score, enough: score > 0 }
  })
}

function best(scored: readonly Scored[]): readonly Topic[] {
  const sorted = scored.filter(({ score, enough }) => enough && score >= 2).sort((a, b) => b.score - a.score)
  const most = sorted[0]?.score ?? 0
  return sorted
    .filter(({ score }) => score >= most * 0.45)
    .slice(0, MOST)
    .map(({ topic }) => topic)
}

/** What is said in the villages for what stands in the topics. */
const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/[俺咱]们?/g, '我'],
  [/咋样|咋|咋么|咋着/g, '怎么'],
  [/啥/g, '什么'],
  [/娃儿|娃娃|娃子|娃|小孩儿?|妮儿|小子/g, '孩子'],
  [/木有|冇/g, '没有'],
  [/老头儿?|老太太?|老汉|爷爷|奶奶/g, '老人'],
  [/[咧嘞哩呗]/g, ''],
]

/** One width, one case, no blanks and marks; common speech. */
function plain(typed: string): string {
  const letters = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
  return SPOKEN.reduce((text, [spoken, written]) => text.replaceAll(spoken, written), letters)
}

/** The longest way of saying it counts fully, every other a little: ten near-synonyms are not ten worries. */
function saidScore(said: readonly string[], isSaid: (part: string) => boolean): number {
  const scores = said
    .map((words) => words.toLowerCase().split('+'))
    .filter((parts) => parts.every(isSaid))
    // Two things said together name a worry more exactly than either alone.
    .map((parts) => parts.reduce((sum, part) => sum + weight(part), 0) * (parts.length > 1 ? 1.4 : 1))
    .sort((a, b) => b - a)
  const [first = 0, ...rest] = scores
  return first + rest.reduce((sum, score) => sum + score, 0) / 3
}

/** A long word says far more than a short one. */
function weight(part: string): number {
  return part.length ** 1.4 * 2
}

/** How much of what was typed the topic's own words share, pair by pair; rare pairs count more. */
function likeness(own: ReadonlySet<string>, asked: ReadonlySet<string>, rarity: ReadonlyMap<string, number>): number {
  return [...asked].reduce((sum, pair) => (own.has(pair) ? sum + (rarity.get(pair) ?? 0) : sum), 0)
}

interface Index {
  readonly pairs: ReadonlyMap<Topic, ReadonlySet<string>>
  readonly rarity: ReadonlyMap<string, number>
}

const indexes = new WeakMap<readonly Topic[], Index>()

/** Cut into pairs once, not at every letter typed on a slow telephone. */
function indexOf(topics: readonly Topic[]): Index {
  const known = indexes.get(topics)
  if (known) return known
  const pairs = new Map(
    topics.map((topic) => [topic, pairsOf([topic.title, ...topic.said].join('+').toLowerCase())] as const),
  )
  const counts = new Map<string, number>()
  for (const own of pairs.values()) for (const pair of own) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  const index = { pairs, rarity: new Map([...counts].map(([pair, count]) => [pair, 2.5 / count])) }
  indexes.set(topics, index)
  return index
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = text
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((run) => Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2)))
  return new Set(pairs)
}
