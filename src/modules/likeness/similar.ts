import type { Kysely } from 'kysely'
import { keyOf, Lexicon } from '../../language/lexicon.ts'
import { type Likable, likableOf, likeness, SAME_MATTER } from '../../language/likeness.ts'
import { placeFinder } from '../../language/places.ts'
import { readText, type Text } from '../../language/text-vector.ts'
import { withoutPlaces } from '../../language/without-places.ts'
import { characterPairs, folded } from '../../language/words.ts'
import { type Candidate, findPublishedSharing, findSharing } from '../../store/likeness.ts'
import type { Schema } from '../../store/schema.ts'

/** A text like another. */
export interface Similar {
  readonly id: string
  /** 0 to 1; see {@link likeness}. */
  readonly likeness: number
}

/** Found by so many of the rarest pairs of characters. */
const ASKED_PAIRS = 14
/** So many candidates are compared closely. */
const COMPARED = 300
const READ = 600

/** What an office answered about one township is worth reading in the next. */
const ANYWHERE = (likable: Likable): Likable => ({ ...likable, townships: new Set() })

const lexicon = new Lexicon()
const find = placeFinder()

/** Matters that may say the same as a text, most alike first, none below the least likeness. */
export async function similarMatters(
  tx: Kysely<Schema>,
  county: string,
  query: Text & {
    readonly procedures: readonly string[]
    readonly not: string
    readonly least: number
    readonly limit: number
  },
): Promise<Similar[]> {
  const pairs = tellingPairs(query)
  const found = await findSharing(tx, county, { ...query, pairs, limit: COMPARED })
  return ranked(query, found, query, (likable) => likable)
}

/** Published answers to questions like a text, most alike first. */
export async function similarReplies(
  tx: Kysely<Schema>,
  county: string,
  query: Text & { readonly least: number; readonly limit: number },
): Promise<Similar[]> {
  return ranked(query, await findPublishedSharing(tx, county, tellingPairs(query), COMPARED), query, ANYWHERE)
}

/** The rarest pairs of characters, those of the title first among equals. */
function tellingPairs({ title, body }: Text): string[] {
  const pairs = new Set(characterPairs(folded(`${title} ${body.slice(0, READ)}`)))
  return [...pairs]
    .map((pair) => ({ pair, weight: lexicon.weight(keyOf('pair', pair)) }))
    .sort((one, other) => other.weight - one.weight)
    .slice(0, ASKED_PAIRS)
    .map(({ pair }) => pair)
}

function ranked(
  text: Text,
  candidates: readonly Candidate[],
  { least, limit }: { least: number; limit: number },
  placed: (likable: Likable) => Likable,
): Similar[] {
  const own = placed(likableOf(readText(text, find), lexicon))
  return candidates
    .map(({ id, title, text: body }) => {
      const other = { title, body: withoutTitle(title, body) }
      const told = likeness(own, likableOf(readText(other, find), lexicon))
      return { id, likeness: told >= SAME_MATTER && merelyThere(text, other) ? MERELY_THERE : told }
    })
    .filter((one) => one.likeness >= least)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, limit)
}

/** Two texts that have nothing in common but where they speak of are no more alike than this. */
const MERELY_THERE = 0.3
/** Less alike than this without the names of places: of judged pairs that say the same, none is below 0.16. */
const NOTHING_IN_COMMON = 0.05

function merelyThere(one: Text, other: Text): boolean {
  const bare = (text: Text) =>
    likableOf(readText({ title: withoutPlaces(text.title, find), body: withoutPlaces(text.body, find) }, find), lexicon)
  return likeness(bare(one), bare(other)) < NOTHING_IN_COMMON
}

function withoutTitle(title: string, body: string): string {
  return body.startsWith(title) ? body.slice(title.length) : body
}
