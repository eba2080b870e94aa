/** Which runs of a text are features. */
export interface FeatureOptions {
  /** Words up to this many in a row. */
  readonly words: 1 | 2
  /** Lengths of runs of characters across words, e.g. [2, 3]; function words being out, they bridge gaps. */
  readonly characters: readonly number[]
  /** What begins within the first `words` words counts `times` over: a title says most. */
  readonly lead: { readonly words: number; readonly times: number }
}

/**
 * Tells every feature of a text as a 32-bit key, with the first and last word it covers. Keys are hashes: a model holds
 * no sentence of the texts it learnt from.
 */
export function eachFeature(
  words: readonly string[],
  options: FeatureOptions,
  tell: (key: number, first: number, last: number) => void,
): void {
  let before = 0
  for (let at = 0; at < words.length; at++) {
    const hash = hashed(words[at] as string, WORD)
    tell(mixed(hash), at, at)
    if (options.words === 2 && at > 0) tell(mixed(Math.imul(before, 0x9e3779b1) ^ hash), at - 1, at)
    before = hash
  }
  for (const length of options.characters) eachRun(words, length, tell)
}

function eachRun(words: readonly string[], length: number, tell: (key: number, first: number, last: number) => void) {
  const text = words.join('')
  let first = 0
  let firstEnds = words[0]?.length ?? 0
  let last = 0
  let lastEnds = firstEnds
  for (let start = 0; start + length <= text.length; start++) {
    while (start >= firstEnds) firstEnds += words[++first]?.length ?? 1
    while (start + length > lastEnds) lastEnds += words[++last]?.length ?? 1
    let hash = RUN + length
    for (let at = start; at < start + length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
    tell(mixed(hash), first, last)
  }
}

/**
 * Shares out what each feature of a text weighs among the words it covers, by their place: a run of characters across
 * words is shared by all of them, a feature that stands several times by all its places.
 */
export function sharedOut(
  words: readonly string[],
  options: FeatureOptions,
  weightOf: (key: number) => number,
): Float64Array {
  const { lead } = options
  const totals = new Map<number, { weight: number; count: number }>()
  const found: { key: number; count: number; first: number; last: number }[] = []
  eachFeature(words, options, (key, first, last) => {
    const count = first < lead.words ? lead.times : 1
    const total = totals.get(key)
    if (total) total.count += count
    else totals.set(key, { weight: weightOf(key), count })
    found.push({ key, count, first, last })
  })
  const shares = new Float64Array(words.length)
  for (const { key, count, first, last } of found) {
    const total = totals.get(key)
    if (!total || total.weight === 0) continue
    const share = (total.weight * count) / total.count / (last - first + 1)
    for (let at = first; at <= last; at++) shares[at] = (shares[at] as number) + share
  }
  return shares
}

/** The key of a single word. */
export function wordKey(word: string): number {
  return mixed(hashed(word, WORD))
}

const WORD = 0x811c9dc5
const RUN = 0x2545f491
const PRIME = 0x01000193

function hashed(word: string, seed: number): number {
  let hash = seed
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME)
  return hash
}

/** Spreads the bits (the finish of MurmurHash3); never zero, which marks an empty place in tables. */
function mixed(hash: number): number {
  let key = hash ^ (hash >>> 16)
  key = Math.imul(key, 0x85ebca6b)
  key ^= key >>> 13
  key = Math.imul(key, 0xc2b2ae35)
  return key ^ (key >>> 16) || 1
}
