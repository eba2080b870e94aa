import type { Kysely } from 'kysely'
import { Lexicon } from '../../language/lexicon.ts'
import { areApart, type Likable, likableOf, likeness } from '../../language/likeness.ts'
import { placeFinder } from '../../language/places.ts'
import { readText, type Text } from '../../language/text-vector.ts'
import { listStandingPrecedents, type PrecedentRecord } from '../../store/precedents.ts'
import type { Schema } from '../../store/schema.ts'

/** A precedent for a message, and how much it is one: 0 to 1. */
export interface Precedent {
  readonly precedent: PrecedentRecord
  readonly likeness: number
}

/** So many, the latest, are compared; older ones are found by search. */
const COMPARED = 1_000
/** Less alike than this, a decision says nothing of the message. */
const ALIKE = 0.2
/** What the same class adds, and another takes away. */
const SAME_CLASS = 0.15
const SHOWN = 3

interface Entry {
  readonly precedent: PrecedentRecord
  readonly likable: Likable
  /** The office decided for answers for its own area alone. */
  readonly local: boolean
}

const lexicon = new Lexicon()
const find = placeFinder()

/** The county's precedents that stand, ready to be compared with a message. */
export class PrecedentIndex {
  readonly #entries: readonly Entry[]

  constructor(entries: readonly Entry[]) {
    this.#entries = entries
  }

  /**
   * The precedents for a message, strongest first: by its words, its class where known, and its place. What was decided
   * for a township says nothing of another's area; a department's kind of matter is the same in the whole county.
   */
  for(message: Text, about: { readonly category?: string; readonly not?: string } = {}): Precedent[] {
    if (this.#entries.length === 0) return []
    const own = likableOf(readText(message, find), lexicon)
    const anywhere = withoutPlace(own)
    return this.#entries
      .filter(({ precedent }) => precedent.matter !== about.not)
      .flatMap(({ precedent, likable, local }) => {
        if (local && areApart(own.townships, likable.townships)) return []
        const told = local ? likeness(own, likable) : likeness(anywhere, withoutPlace(likable))
        const known = about.category !== undefined && precedent.category !== null
        const bonus = known ? (precedent.category === about.category ? SAME_CLASS : -SAME_CLASS) : 0
        const all = Math.min(1, told + bonus)
        return told > 0 && all >= ALIKE ? [{ precedent, likeness: all }] : []
      })
      .sort((one, other) => other.likeness - one.likeness)
      .slice(0, SHOWN)
  }
}

/** The road a lamp stands on does not tell whose lamps are. */
function withoutPlace(likable: Likable): Likable {
  return { ...likable, places: new Set(), townships: new Set() }
}

/** Reads a county's precedents into an index. */
export async function readPrecedents(db: Kysely<Schema>, county: string): Promise<PrecedentIndex> {
  const [rows, offices] = await Promise.all([
    listStandingPrecedents(db, county, COMPARED),
    db.selectFrom('office').select('id').where('county', '=', county).where('kind', '=', 'township').execute(),
  ])
  const townships = new Set(offices.map(({ id }) => id))
  return new PrecedentIndex(
    rows.map(({ text, ...precedent }) => {
      const end = text.indexOf('\n')
      const [title, body] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 1)]
      return {
        precedent,
        likable: likableOf(readText({ title, body: `${precedent.subject}\n${body}` }, find), lexicon),
        local: townships.has(precedent.office),
      }
    }),
  )
}
