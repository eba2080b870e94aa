import type { Frequencies } from './lexicon.ts'
import { characterPairs, folded, words } from './words.ts'

/** What stands in fewer texts than this is as good as unseen, and might be somebody's name. */
const LEAST = 15

/** Counts in how many texts each word and pair of characters stands; rare ones are left out. */
export function countFrequencies(texts: Iterable<string>): Frequencies {
  const wordCounts = new Map<string, number>()
  const pairCounts = new Map<string, number>()
  let total = 0
  for (const text of texts) {
    total += 1
    const plain = folded(text)
    for (const word of new Set(words(plain))) if (word.length > 1) wordCounts.set(word, (wordCounts.get(word) ?? 0) + 1)
    for (const pair of new Set(characterPairs(plain))) pairCounts.set(pair, (pairCounts.get(pair) ?? 0) + 1)
  }
  return { texts: total, words: common(wordCounts), pairs: common(pairCounts) }
}

function common(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries(
    [...counts].filter(([, count]) => count >= LEAST).sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}
