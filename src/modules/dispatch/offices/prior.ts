import type { Reason } from '../../../language/advice.ts'
import { softmax } from '../../../language/softmax-regression.ts'
import type { OfficeKind } from '../department/duties.ts'
import { KINDS, kindOfOffice, kindPresent } from '../department/kinds.ts'
import type { DepartmentModel } from '../department/model.ts'
import { dutyEvidence, type Reading } from './reading.ts'
import type { Candidate, Roster } from './roster.ts'

/** What list, places and base model say before any decision of the county. */
export interface Prior {
  /** By candidate: the logarithm of how likely it is. */
  readonly scores: Float64Array
  /** The logarithm of how likely it is for none of them: of a kind that neither the list nor a successor has. */
  readonly nobody: number
  /** How likely a township is meant while the text names none that is known. */
  readonly placeless: number
  readonly reasons: (candidate: number) => Reason[]
}

/** A kind no label stands for is chosen by its duties: so much does one word weigh. */
const DUTY_FORCE = 1.2
/** The share of an office no word of whose duties is said, beside that. */
const SILENT = 0.15
/** An office whose name tells no kind is known by its list alone: silent where another's speaks, it keeps this share. */
const MUTE = 0.25
/** What a word of an office's own list adds to its score, and the most that all of them add. */
const OWN_FORCE = 0.6
const OWN_MOST = 2.4
const NAMED = 0.7
/** A place an office answers for decides among offices of one kind. */
const PLACE_FORCE = 6
/** Of what a list takes over from the default duties, so much goes to the taker. */
const TAKEN = 0.9
const LEAST = 1e-4
/** The base model has weighed a default duty already; among the reasons it stands for this much. */
const DEFAULT_SHOWN = 0.25

/** The candidates' likelihood without any history. */
export function priorOf(model: DepartmentModel, roster: Roster, reading: Reading): Prior {
  const { candidates, byKind } = roster
  const evidence = dutyEvidence(reading, roster)
  const own = ownEvidence(roster, reading)
  const placed = placeEvidence(roster, reading)
  const shares = new Float64Array(candidates.length)
  let nobody = 0
  // What silent offices do not keep goes to those that speak.
  let muted = 0
  const spoken = own.reduce((sum, weight) => sum + weight, 0)
  const isSilent = (at: number) => spoken > 0 && own[at] === 0 && placed[at] === 0 && !reading.named.has(at)
  const give = (kind: OfficeKind, share: number) => {
    const taken = evidence.get(kind)
    let left = share
    for (const [at, weight] of taken?.taken ?? []) {
      const part = (share * TAKEN * weight) / (taken?.all ?? 1)
      shares[at] = (shares[at] as number) + part
      left -= part
    }
    const present = kindPresent(kind, roster.kinds) ?? kindPresent('other', roster.kinds)
    if (present === undefined) nobody += left
    const members = (present && byKind.get(present)) ?? []
    const split = softmax(
      Float64Array.from(members, (at) => (own[at] as number) + PLACE_FORCE * (placed[at] as number)),
    )
    members.forEach((at, place) => {
      const part = left * (split[place] as number)
      const kept = present === 'other' && isSilent(at) ? part * MUTE : part
      shares[at] = (shares[at] as number) + kept
      muted += part - kept
    })
  }
  const duties = (kind: OfficeKind) => evidence.get(kind)?.all ?? 0
  for (const [kind, share] of kindShares(model, reading, duties, roster.kinds)) give(kind, share)
  if (muted > 0)
    own.forEach((weight, at) => {
      shares[at] = (shares[at] as number) + (muted * weight) / spoken
    })
  const scores = shares.map(
    (share, at) =>
      Math.log(Math.max(share, LEAST)) +
      Math.min(OWN_FORCE * (own[at] as number), OWN_MOST) +
      (reading.named.has(at) ? NAMED : 0),
  )
  const township = candidates.reduce((sum, { seat }, at) => sum + (seat ? (shares[at] as number) : 0), 0)
  return {
    scores,
    nobody: Math.log(Math.max(nobody, LEAST)),
    placeless: placed.some((evidence) => evidence > 0) ? 0 : township,
    reasons: (at) => reasonsOf(roster, reading, at, placed[at] as number),
  }
}

/** The probability of each kind: as the model tells it, and what it calls "other" shared out by duties. */
function kindShares(
  { labels }: DepartmentModel,
  { told }: Reading,
  duties: (kind: OfficeKind) => number,
  present: ReadonlySet<OfficeKind>,
): Map<OfficeKind, number> {
  const shares = new Map<OfficeKind, number>()
  let other = 0
  labels.forEach((label, at) => {
    const kind = kindOfOffice(label)
    if (kind === undefined || kind === 'other') other += told[at] as number
    else shares.set(kind, (shares.get(kind) ?? 0) + (told[at] as number))
  })
  const unlabelled: OfficeKind[] = [...KINDS.filter((kind) => !shares.has(kind)), 'other']
  const force = (kind: OfficeKind) => Math.expm1(DUTY_FORCE * duties(kind)) + (kindPresent(kind, present) ? SILENT : 0)
  const all = unlabelled.reduce((sum, kind) => sum + force(kind), 0) || 1
  for (const kind of unlabelled) shares.set(kind, (other * force(kind)) / all)
  return shares
}

function ownEvidence({ candidates }: Roster, { hits }: Reading): Float64Array {
  const own = new Float64Array(candidates.length)
  for (const { owner, count } of hits)
    if (owner.candidate !== undefined)
      own[owner.candidate] = (own[owner.candidate] as number) + owner.weight * Math.sqrt(count)
  return own
}

/** 1 for the office of a place named, less for those of places named later. */
function placeEvidence({ candidates, byPlace }: Roster, { places }: Reading): Float64Array {
  const evidence = new Float64Array(candidates.length)
  let force = 1
  for (const { name, within } of places) {
    const at = [name, ...within].map((one) => byPlace.get(one)).find((one) => one !== undefined)
    if (at === undefined || evidence[at] !== 0) continue
    evidence[at] = force
    force *= 0.7
  }
  return evidence
}

function reasonsOf(
  { byPlace, candidates, kinds }: Roster,
  { hits, places, named }: Reading,
  at: number,
  placed: number,
) {
  const reasons: Reason[] = []
  const duties = new Map<string, { words: string[]; weight: number }>()
  for (const { owner, duty, word, count } of hits) {
    const own = owner.candidate === at
    if (!own && (owner.candidate !== undefined || kindPresent(owner.kind, kinds) !== candidates[at]?.kind)) continue
    const one = duties.get(duty) ?? { words: [], weight: 0 }
    if (word !== duty && !one.words.includes(word)) one.words.push(word)
    one.weight += owner.weight * Math.sqrt(count) * (own ? OWN_FORCE : DEFAULT_SHOWN)
    duties.set(duty, one)
  }
  for (const [duty, { words, weight }] of duties)
    reasons.push({ kind: 'duty', text: words.length > 0 ? `${duty}（${words.join('、')}）` : duty, weight })
  const place = places.find(({ name, within }) => [name, ...within].some((one) => byPlace.get(one) === at))
  if (place) {
    const seat = (candidates[at] as Candidate).seat
    const text = seat && seat !== place.name ? `${place.name}（${seat}）` : place.name
    reasons.push({ kind: 'place', text, weight: placed })
  }
  if (named.has(at))
    reasons.push({ kind: 'office-name', text: (candidates[at] as Candidate).office.name, weight: NAMED })
  return reasons
}
