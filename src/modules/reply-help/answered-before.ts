import type { Kysely } from 'kysely'
import { type Cited, citedIn } from '../../language/reply-checklist.ts'
import { words } from '../../language/words.ts'
import { type AnsweredRecord, findAnsweredBefore } from '../../store/answered.ts'
import type { Schema } from '../../store/schema.ts'

/** A matter like the one at hand, with its answer. */
export interface Answered extends AnsweredRecord {
  /** Words both have in common, weightiest first. */
  readonly common: readonly string[]
  readonly cited: readonly Cited[]
}

/** Whose answers are looked for, and for which text. */
export interface AnsweredQuery {
  readonly text: string
  /** The matter at hand, which is not its own precedent. */
  readonly matter: string
  readonly procedures: readonly string[]
  /** The reader's office where the role is bound to one; absent for those who read the whole county. */
  readonly involving?: string | null
}

const ASKED = 24
const SHOWN = 6
/** Less alike than this, another's answer leads astray. */
const ALIKE = 0.18

/** Answered matters most like a text, by the words they share, rare words counting most. */
export async function answeredBefore(tx: Kysely<Schema>, county: string, query: AnsweredQuery): Promise<Answered[]> {
  const { matter: not, procedures, involving } = query
  const asked = telling(query.text)
  const rows = await findAnsweredBefore(tx, county, {
    words: [...asked].slice(0, ASKED),
    procedures,
    not,
    ...(involving === undefined ? {} : { involving }),
  })
  const read = rows.map((row) => ({ row, own: telling(row.text) }))
  const weight = rarity(read.map(({ own }) => own))
  const size = (all: ReadonlySet<string>) => Math.sqrt([...all].reduce((sum, word) => sum + weight(word) ** 2, 0)) || 1
  const mine = size(asked)
  return read
    .map(({ row, own }) => {
      const common = [...asked].filter((word) => own.has(word)).sort((a, b) => weight(b) - weight(a))
      const score = common.reduce((sum, word) => sum + weight(word) ** 2, 0) / (mine * size(own))
      return { row, common, score }
    })
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score || (a.row.closedOn < b.row.closedOn ? 1 : -1))
    .slice(0, SHOWN)
    .map(({ row, common }) => ({ ...row, common: common.slice(0, 8), cited: citedIn(row.answer) }))
}

/** Words of two characters and more, numbers apart, in the order in which they come. */
function telling(text: string): ReadonlySet<string> {
  return new Set(words(text).filter((word) => [...word].length >= 2 && !/^[\d.a-z]+$/.test(word)))
}

/** How much a word says: the rarer among the matters found, the more. */
function rarity(all: readonly ReadonlySet<string>[]): (word: string) => number {
  const seen = new Map<string, number>()
  for (const own of all) for (const word of own) seen.set(word, (seen.get(word) ?? 0) + 1)
  return (word) => 1 + Math.log((all.length + 2) / ((seen.get(word) ?? 0) + 1))
}
