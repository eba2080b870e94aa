import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** In how many of so many texts a word or a pair of characters stands. */
export interface Frequencies {
  readonly texts: number
  readonly words: Readonly<Record<string, number>>
  readonly pairs: Readonly<Record<string, number>>
}

/** A word, a pair of characters or a place, as a number: 32 bits serve as well as the text and keep memory flat. */
export type Key = number

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** FNV-1a of the text's UTF-16 units, begun with the sort of thing it is. */
export function keyOf(sort: 'word' | 'pair' | 'place', text: string): Key {
  let hash = FNV_OFFSET ^ sort.charCodeAt(1)
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME)
  return hash >>> 0
}

/** More keys than these are not counted apart: the rarest are forgotten, and count as new when they come again. */
const MOST_KEYS = 400_000

/**
 * How much each word tells: the rarer, the more. It begins with frequencies from
 * public messages and goes on counting the county's own, so that a new county has
 * weights from the first message and its own town's name soon tells nothing.
 */
export class Lexicon {
  private readonly base = new Map<Key, number>()
  private readonly own = new Map<Key, number>()
  private texts: number

  constructor(base: Frequencies = shipped()) {
    this.texts = base.texts
    for (const [word, count] of Object.entries(base.words)) this.base.set(keyOf('word', word), count)
    for (const [pair, count] of Object.entries(base.pairs)) this.base.set(keyOf('pair', pair), count)
  }

  /** Counts one text by its distinct keys. */
  learn(keys: Iterable<Key>): void {
    this.texts += 1
    for (const key of keys) this.own.set(key, (this.own.get(key) ?? 0) + 1)
    if (this.own.size > MOST_KEYS) this.forget()
  }

  /** Inverse document frequency, natural logarithm, never below zero. */
  weight(key: Key): number {
    const count = (this.base.get(key) ?? 0) + (this.own.get(key) ?? 0)
    return Math.max(0, Math.log((this.texts + 1) / (count + 0.5)))
  }

  private forget(): void {
    for (let least = 1; this.own.size > MOST_KEYS / 2; least++)
      for (const [key, count] of this.own) if (count <= least) this.own.delete(key)
  }
}

let read: Frequencies | undefined

/** The frequencies that come with the program; docs/models/hotspots.md says from what. */
function shipped(): Frequencies {
  read ??= JSON.parse(readFileSync(join(import.meta.dirname, 'frequencies.json'), 'utf8')) as Frequencies
  return read
}
