/** Which runs of a text are features. */
export interface FeatureOptions {
  /** Words up to this many in a row. */
  readonly words: 1 | 2
  /** Lengths of runs of characters across words, e.g. [2, 3]; function words being out, they bridge gaps. */
  readonly characters: readonly number[]
  readonly lead: LeadOptions
}

/** How a text's beginning, its title, is read. */
export interface LeadOptions {
  /** It ends before a greeting, if one stands within the first so many words; 0 or absent: greetings are not looked for. */
  readonly greeted?: number
  /** Without a greeting it is this many words. */
  readonly words: number
  /** What begins there counts so many times over: a title says most. */
  readonly times: number
  /** The words there and their runs of two characters are features of their own besides: they may mean another thing. */
  readonly apart?: boolean
}

/** What the body of a letter begins with: whom it greets, or what it is about to do. Function words are out already. */
const GREETINGS: ReadonlySet<string> = new Set(
  (
    '尊敬 敬爱 亲爱 您好 你好 各位 书记 县委书记 市委书记 省委书记 领导 县长 市长 省长 厅长 局长 主任 县委 市委 ' +
    '反映 请问 相关 有关 部门'
  ).split(' '),
)
/** A title has words; a greeting before is one of its own. */
const FEWEST_LEADING = 3

/** How many words of a text are its beginning. */
export function leadOf(words: readonly string[], { greeted = 0, words: usual }: LeadOptions): number {
  const until = Math.min(words.length, greeted)
  for (let at = FEWEST_LEADING; at < until; at++) if (GREETINGS.has(words[at] as string)) return at
  return Math.min(words.length, usual)
}

/** The features of a text, one beside another: 32-bit keys, and the first and last word each covers. */
export interface Features {
  /** The words' own come first, in their order. */
  readonly keys: Int32Array
  readonly firsts: Int32Array
  readonly lasts: Int32Array
  /** How many words are the text's beginning. */
  readonly lead: number
}

/**
 * The features of a text cut into words. Keys are hashes: a model holds no sentence of the texts it learnt from. Typed
 * arrays and letters read once, because every message of a county passes here.
 */
export function featuresOf(words: readonly string[], options: FeatureOptions): Features {
  let length = 0
  for (const word of words) length += word.length
  const leading = leadOf(words, options.lead)
  const lead = options.lead.apart ? leading : 0
  let leadEnds = 0
  for (let at = 0; at < lead; at++) leadEnds += (words[at] as string).length
  const room = words.length * options.words + length * options.characters.length + lead + leadEnds
  const found = { keys: new Int32Array(room), firsts: new Int32Array(room), lasts: new Int32Array(room), lead: leading }
  const letters = new Uint16Array(length)
  const holders = new Int32Array(length)
  const hashes = new Int32Array(words.length)
  let letter = 0
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string
    let hash = WORD
    for (let place = 0; place < word.length; place++) {
      const code = word.charCodeAt(place)
      letters[letter] = code
      holders[letter++] = at
      hash = Math.imul(hash ^ code, PRIME)
    }
    hashes[at] = hash
    found.keys[at] = mixed(hash)
    found.firsts[at] = at
    found.lasts[at] = at
  }
  let many = words.length
  if (options.words === 2) many = addPairs(hashes, found, many)
  for (const run of options.characters) many = addRuns({ letters, holders, mark: 0 }, run, found, many)
  for (let at = 0; at < lead; at++) {
    found.keys[many] = mixed((hashes[at] as number) ^ LEAD)
    found.firsts[many] = at
    found.lasts[many++] = at
  }
  if (lead > 0) many = addRuns({ letters: letters.subarray(0, leadEnds), holders, mark: LEAD }, 2, found, many)
  return {
    keys: found.keys.subarray(0, many),
    firsts: found.firsts.subarray(0, many),
    lasts: found.lasts.subarray(0, many),
    lead: leading,
  }
}

function addPairs(hashes: Int32Array, { keys, firsts, lasts }: Features, from: number): number {
  let many = from
  for (let at = 1; at < hashes.length; at++) {
    keys[many] = mixed(Math.imul(hashes[at - 1] as number, 0x9e3779b1) ^ (hashes[at] as number))
    firsts[many] = at - 1
    lasts[many++] = at
  }
  return many
}

function addRuns(
  { letters, holders, mark }: { readonly letters: Uint16Array; readonly holders: Int32Array; readonly mark: number },
  length: number,
  { keys, firsts, lasts }: Features,
  from: number,
): number {
  let many = from
  for (let start = 0; start + length <= letters.length; start++) {
    let hash = RUN + length
    for (let at = start; at < start + length; at++) hash = Math.imul(hash ^ (letters[at] as number), PRIME)
    keys[many] = mixed(hash ^ mark)
    firsts[many] = holders[start] as number
    lasts[many++] = holders[start + length - 1] as number
  }
  return many
}

/** Tells every feature of a text with the first and last word it covers, and how often it counts. */
export function eachFeature(
  words: readonly string[],
  options: FeatureOptions,
  tell: (key: number, first: number, last: number, count: number) => void,
): void {
  const { keys, firsts, lasts, lead } = featuresOf(words, options)
  for (let at = 0; at < keys.length; at++) {
    const first = firsts[at] as number
    tell(keys[at] as number, first, lasts[at] as number, first < lead ? options.lead.times : 1)
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
  const totals = new Map<number, { weight: number; count: number }>()
  const found: { key: number; count: number; first: number; last: number }[] = []
  eachFeature(words, options, (key, first, last, count) => {
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
  let hash = WORD
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME)
  return mixed(hash)
}

const WORD = 0x811c9dc5
const RUN = 0x2545f491
const LEAD = 0x5bd1e995
const PRIME = 0x01000193

/** Spreads the bits (the finish of MurmurHash3); never zero, which marks an empty place in tables. */
function mixed(hash: number): number {
  let key = hash ^ (hash >>> 16)
  key = Math.imul(key, 0x85ebca6b)
  key ^= key >>> 13
  key = Math.imul(key, 0xc2b2ae35)
  return key ^ (key >>> 16) || 1
}
