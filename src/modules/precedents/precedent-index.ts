import type { Kysely } from 'kysely'
import { Lexicon } from '../../language/lexicon.ts'
import { areApart, WHOLE } from '../../language/likeness.ts'
import { placeFinder } from '../../language/places.ts'
import { cosine, readText, type Text, type TextVector, textVector } from '../../language/text-vector.ts'
import { withoutPlaces } from '../../language/without-places.ts'
import { listStandingPrecedents, type PrecedentRecord } from '../../store/precedents.ts'
import type { Schema } from '../../store/schema.ts'
import { townshipsIn } from './keep.ts'

/** A precedent for a message, and how much it is one: 0 to 1. */
export interface Precedent {
  readonly precedent: PrecedentRecord
  readonly likeness: number
}

/** So many, the latest, are compared; older ones are found by search. */
const COMPARED = 1_000
/** Less alike than this, a ruling says nothing of the message: what is of another kind stays below 0.2. */
const ALIKE = 0.25
/** What the same class adds, and another takes away. */
const SAME_CLASS = 0.05
const SHOWN = 3

interface Entry {
  readonly precedent: PrecedentRecord
  /** What was ruled on, and the kind of matter the ruling says it is. */
  readonly whole: TextVector
  readonly subject: TextVector
  /** The office ruled for answers for its own area alone. */
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
   * The precedents for a message, strongest first: half by the words of what was ruled on, half by the kind the ruling
   * says it is, a little by its class where known. Places do not count, but for a township: what was ruled for one says
   * nothing of another's area.
   */
  for(message: Text, about: { readonly category?: string; readonly not?: string } = {}): Precedent[] {
    if (this.#entries.length === 0) return []
    const own = vectorOf(message)
    const townships = new Set(townshipsIn(`${message.title}\n${message.body}`))
    return this.#entries
      .filter(({ precedent, local }) => {
        if (precedent.matter === about.not) return false
        return !local || !areApart(townships, new Set(precedent.townships))
      })
      .flatMap(({ precedent, whole, subject }) => {
        const told = (Math.sqrt(cosine(own, whole)) + Math.sqrt(cosine(own, subject))) / 2
        const known = about.category !== undefined && precedent.category !== null
        const bonus = known ? (precedent.category === about.category ? SAME_CLASS : -SAME_CLASS) : 0
        return told + bonus >= ALIKE ? [{ precedent, likeness: Math.min(1, told + bonus) }] : []
      })
      .sort((one, other) => other.likeness - one.likeness)
      .slice(0, SHOWN)
  }
}

/** What a text says, wherever it is: the road a lamp stands on does not tell whose lamps are. */
function vectorOf({ title, body }: Text): TextVector {
  const bare = { title: withoutPlaces(title, find), body: withoutPlaces(body, find) }
  return textVector(readText(bare, find), WHOLE, lexicon)
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
        whole: vectorOf({ title, body }),
        subject: vectorOf({ title: precedent.subject, body: '' }),
        local: townships.has(precedent.office),
      }
    }),
  )
}
