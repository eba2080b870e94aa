import type { Topic } from './topic.ts'

/** Topics shown at most: more would be a list to read, not an answer. */
const MOST = 4

/** Words that ask, and name nothing. */
const IDLE = /怎么办|怎么|什么|请问|我想|我要|可以|能不能|应该|一下|[的了吗呢啊呀吧我你您他她就都也很]/g

interface Scored {
  readonly topic: Topic
  readonly score: number
}

/**
 * The worries that answer to what was typed, best first; none where nothing is like it.
 * Pure and on the device: what was typed is sent nowhere and kept nowhere.
 */
export function rankTopics(topics: readonly Topic[], typed: string): readonly Topic[] {
  const text = plain(typed)
  if (text.length < 2) return []
  const { pairs, rarity } = indexOf(topics)
  const asked = pairsOf(text.replaceAll(IDLE, '+'))
  const scored = topics
    .map(
      (topic): Scored => ({
        topic,
        score: saidScore(topic, text) + likeness(pairs.get(topic) ?? new Set(), asked, rarity),
      }),
    )
    .filter(({ score }) => score >= 2)
    .sort((a, b) => b.score - a.score)
  const best = scored[0]?.score ?? 0
  return scored
    .filter(({ score }) => score >= best * 0.45)
    .slice(0, MOST)
    .map(({ topic }) => topic)
}

/** One width, one case, no blanks and marks. */
function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** The longest way of saying it counts fully, every other a little: ten near-synonyms are not ten worries. */
function saidScore({ said }: Topic, text: string): number {
  const scores = said
    .map((words) => words.toLowerCase().split('+'))
    .filter((parts) => parts.every((part) => text.includes(part)))
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
