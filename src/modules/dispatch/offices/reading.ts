import type { Place } from '../../../language/places.ts'
import { departmentReasons, mostlyChinese, speaks } from '../department/advise.ts'
import type { OfficeKind } from '../department/duties.ts'
import { featuresOf, type Message, readable } from '../department/features.ts'
import { type DepartmentModel, departmentProbabilities } from '../department/model.ts'
import type { Owner, Roster } from './roster.ts'

/** A word of a duty found in a message; what stands in the title counts more. */
export interface Hit {
  readonly owner: Owner
  readonly duty: string
  readonly word: string
  readonly count: number
}

/** Everything a message says to a county's list of offices. */
export interface Reading {
  readonly features: ReturnType<typeof featuresOf>
  readonly row: ReturnType<DepartmentModel['vocabulary']['row']>
  /** The base model's probabilities of its labels. */
  readonly told: Float64Array
  readonly hits: readonly Hit[]
  readonly places: readonly Place[]
  /** Candidates named in full. */
  readonly named: ReadonlySet<number>
  /** Words a candidate's own list has, which the default duties then give nobody else. */
  readonly listed: ReadonlyMap<string, ReadonlySet<number>>
  /** Whether there is anything to go by. */
  readonly speaks: boolean
}

const TITLE_COUNTS = 2

/** Reads a message for a county. */
export function readingOf(model: DepartmentModel, roster: Roster, message: Message): Reading {
  const { title, body } = readable(message)
  const features = featuresOf(message)
  const row = model.vocabulary.row(features)
  const hits = hitsOf(roster, [
    [title, TITLE_COUNTS],
    [body, 1],
  ])
  const named = new Set<number>()
  const places: Place[] = []
  for (const part of [title, body]) {
    roster.names.find(part, ({ owner }) => named.add(owner))
    places.push(...roster.places(part))
  }
  const listed = new Map<string, Set<number>>()
  for (const { owner, word } of hits)
    if (owner.candidate !== undefined) listed.set(word, (listed.get(word) ?? new Set<number>()).add(owner.candidate))
  const own = listed.size > 0 || named.size > 0 || places.some(({ known }) => known)
  return {
    features,
    row,
    told: departmentProbabilities(model, row),
    hits,
    places,
    named,
    listed,
    speaks: mostlyChinese(message) && (own || speaks(row.named)),
  }
}

/** Each word counts once in each part. */
function hitsOf(roster: Roster, parts: readonly (readonly [string, number])[]): Hit[] {
  const hits = new Map<string, Hit>()
  for (const [part, count] of parts) {
    const seen = new Set<string>()
    roster.duties.find(part, ({ owner, duty, word }) => {
      const name = `${owner.candidate ?? owner.kind}/${duty}/${word}`
      if (seen.has(name)) return
      seen.add(name)
      hits.set(name, { owner, duty, word, count: count + (hits.get(name)?.count ?? 0) })
    })
  }
  return [...hits.values()]
}

/** How much the default duties speak for each kind, and how much of that a candidate's own list takes over. */
export interface DutyEvidence {
  readonly all: number
  readonly taken: ReadonlyMap<number, number>
}

/** The default duties' evidence by kind; a word many kinds share tells each less. */
export function dutyEvidence({ hits, listed }: Reading, roster: Roster): Map<OfficeKind, DutyEvidence> {
  const holders = new Map<string, Set<OfficeKind>>()
  const defaults = hits.filter(({ owner }) => owner.candidate === undefined)
  for (const { word, owner } of defaults)
    holders.set(word, (holders.get(word) ?? new Set<OfficeKind>()).add(owner.kind))
  const evidence = new Map<OfficeKind, { all: number; taken: Map<number, number> }>()
  for (const { word, owner, count } of defaults) {
    const one = evidence.get(owner.kind) ?? { all: 0, taken: new Map<number, number>() }
    const weight = Math.sqrt(count) / (holders.get(word)?.size ?? 1)
    one.all += weight
    const takers = [...(listed.get(word) ?? [])].filter((at) => roster.candidates[at]?.kind !== 'township')
    if (takers.length > 0 && !takers.some((at) => roster.candidates[at]?.kind === owner.kind))
      for (const at of takers) one.taken.set(at, (one.taken.get(at) ?? 0) + weight / takers.length)
    evidence.set(owner.kind, one)
  }
  return evidence
}

/** What of the base model's features spoke for one of its labels, strongest first. */
export function labelReasons(model: DepartmentModel, { row }: Reading, label: number) {
  return departmentReasons(model, row, label)
}
