import { z } from 'zod'
import { Lexicon } from '../language/lexicon.ts'
import { type Likable, likableOf, likeness, likenessKeys, SAME_MATTER } from '../language/likeness.ts'
import { placeFinder } from '../language/places.ts'
import { readText } from '../language/text-vector.ts'
import { print, tell } from './console.ts'
import { UserError } from './environment.ts'
import { readJson } from './json-file.ts'
import { readMessages } from './messages.ts'

interface Options {
  readonly pairs: string
  readonly in: string
  readonly json?: boolean
}

const PAIRS = z.array(z.object({ a: z.coerce.string(), b: z.coerce.string(), dup: z.boolean() }))
type Pair = z.output<typeof PAIRS>[number]

/** heng duplicates: how well near-duplicates are told, on pairs judged by hand. */
export async function duplicates(options: Options): Promise<number> {
  const pairs = await readPairs(options.pairs)
  const likables = await readLikables(options.in, new Set(pairs.flatMap(({ a, b }) => [a, b])))
  const judged = pairs.flatMap(({ a, b, dup }) => {
    const [one, other] = [likables.get(a), likables.get(b)]
    return one && other ? [{ a, b, dup, likeness: Math.round(likeness(one, other) * 10_000) / 10_000 }] : []
  })
  const result = {
    ...measured(judged.map(({ dup, likeness }) => ({ dup, told: likeness >= SAME_MATTER }))),
    missing: pairs.length - judged.length,
    threshold: SAME_MATTER,
    pairs: judged,
  }
  if (options.json) print(JSON.stringify(result, null, 2))
  if (result.n === 0) tell(`没有可以核对的对子：${pairs.length} 对中没有一对的来件都在 ${options.in} 里`)
  else if (!options.json) print(`${result.n} 对：准确率 ${result.precision}，召回率 ${result.recall}，F ${result.f}`)
  return result.n === 0 ? 1 : 0
}

async function readPairs(path: string): Promise<Pair[]> {
  const pairs = PAIRS.safeParse(await readJson(path))
  if (!pairs.success) throw new UserError(`${path} 应为标注的对子 [{"a": …, "b": …, "dup": true}]`)
  return pairs.data
}

/** Every message teaches the lexicon; only those in pairs are kept. */
async function readLikables(path: string, wanted: ReadonlySet<string>): Promise<Map<string, Likable>> {
  const find = placeFinder()
  const lexicon = new Lexicon()
  const texts = new Map<string, ReturnType<typeof readText>>()
  for await (const message of readMessages(path)) {
    const reading = readText(message, find)
    lexicon.learn(likenessKeys(reading))
    if (wanted.has(message.id)) texts.set(message.id, reading)
  }
  return new Map([...texts].map(([id, reading]) => [id, likableOf(reading, lexicon)]))
}

function measured(pairs: readonly { readonly dup: boolean; readonly told: boolean }[]) {
  const count = (dup: boolean, told: boolean) => pairs.filter((pair) => pair.dup === dup && pair.told === told).length
  const [right, wrong, missed] = [count(true, true), count(false, true), count(true, false)]
  const [precision, recall] = [share(right, right + wrong), share(right, right + missed)]
  const f = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0
  return { precision, recall, f: Math.round(f * 10_000) / 10_000, n: pairs.length }
}

/** Nothing told, nothing wrong: precision of an empty answer is 1, recall of nothing to find too. */
function share(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 10_000) / 10_000
}
