import type { Reason, Suggestion } from '../../../language/advice.ts'
import { bandOf } from '../../../language/bands.ts'
import { wordKey } from '../../../language/features.ts'
import type { GazetteerEntry } from '../../../language/gazetteer.ts'
import { softmax } from '../../../language/softmax-regression.ts'
import { clearReasons } from '../clear-reasons.ts'
import type { OfficeKind } from '../department/duties.ts'
import type { Message } from '../department/features.ts'
import { kindOfOffice, kindPresent } from '../department/kinds.ts'
import { baseDepartmentModel, type DepartmentModel } from '../department/model.ts'
import { type Confidence, confidenceOf } from './confidence.ts'
import { OfficeMemory, type Trait } from './memory.ts'
import type { MemoryState } from './memory-state.ts'
import type { Office, OfficeAdvice, Ruled } from './office.ts'
import { type Prior, priorOf } from './prior.ts'
import { labelReasons, type Reading, readingOf } from './reading.ts'
import { type Candidate, type Roster, rosterOf } from './roster.ts'

/** What an adviser is made of. */
export interface AdviserParts {
  readonly offices: readonly Office[]
  /** The county's list of places; townships come from the offices' names. */
  readonly places?: readonly GazetteerEntry[]
  /** What it remembered, as {@link OfficeAdviser.state} gave it. */
  readonly memory?: MemoryState
  /** The base model; the one shipped where absent. */
  readonly model?: DepartmentModel
}

/** With fewer decisions an adviser rests on the list of duties, and says so. */
const HISTORY_FROM = 30
const REASONS = 8
const PLACELESS = 0.3
/** What a ruling on the like adds to the score of the office it named: little for the remotely like, more than all else for the same. */
const RULED_FORCE = 10
const RULED_FROM = 0.15

/**
 * Which of a county's own offices should handle a message. One for each county, kept while the server runs:
 *
 * - `advise` before a person decides; the band `sure` comes only with a history that bears it out.
 * - `learn` for every decision, confirmation and correction, in the order they were made; `learnReturn` when an office
 *   gives a message back. Both count at once.
 * - store `state()` (JSON, a megabyte at most) with the county now and then, and hand it back as `memory` after a
 *   restart; its `decisions` says how many it holds, so that those after can be learnt again. A memory made beside
 *   another base model is dropped: after retraining, make a new adviser and learn the county's latest decisions again.
 * - make a new one, with `state()`, when the list of offices or places changes.
 */
export class OfficeAdviser {
  readonly #model: DepartmentModel
  readonly #roster: Roster
  readonly #memory: OfficeMemory
  #confidence: Confidence | undefined

  /** Prepares the lists; some ten milliseconds. */
  constructor({ offices, places = [], memory, model = baseDepartmentModel() }: AdviserParts) {
    this.#model = model
    this.#roster = rosterOf(offices, places)
    this.#memory = new OfficeMemory(String(wordKey(JSON.stringify([model.labels, model.biases]))), memory)
  }

  /**
   * At most three offices, best first, with reasons; none where there is nothing to go by. `ruled` are precedents. `own`
   * is the reference of the message's matter: taken back, it was learnt from, and is not like itself.
   */
  advise(message: Message, ruled: readonly Ruled[] = [], own?: string): OfficeAdvice {
    const { decisions } = this.#memory
    const basis = decisions >= HISTORY_FROM ? 'history' : 'duty-list'
    const read = this.#read(message)
    if (!read) return { band: 'unknown', suggestions: [], basis, decisions }
    const told = this.#probabilities(read, ruled)
    const { calibrated, limits } = this.#confident()
    const best = [...told.keys()].sort((a, b) => (told[b] as number) - (told[a] as number)).slice(0, 3)
    const first = told[best[0] as number] as number
    const sure = calibrated(first)
    const similar = this.#memory.similar(read.traits, own)
    const suggestions = best.map((at, place): Suggestion => {
      const share = told[at] as number
      const probability = place === 0 ? sure : Math.min(sure, (share * (1 - sure)) / Math.max(1 - first, 1e-9))
      const office = (this.#roster.candidates[at] as Candidate).office.id
      return {
        label: office,
        probability,
        reasons: [...precedents(ruled, office), ...this.#reasons(read, at, similar.get(office))],
      }
    })
    const missing = read.prior.placeless > PLACELESS ? { missing: 'place' as const } : {}
    const band = bandOf(sure, limits)
    // Whose it is was in dispute: a person looks, and no history bears out how sure a ruling makes.
    return { band: band === 'sure' && ruled.length > 0 ? 'confirm' : band, suggestions, basis, decisions, ...missing }
  }

  /**
   * Learns that an office was decided for. `reference` names the matter to those who see it as a similar one (its
   * receipt number). False for an office that is not on the list, or a message that says nothing: nothing is learnt.
   */
  learn(message: Message, office: string, reference: string): boolean {
    const read = this.#read(message)
    if (!read || !this.#ids().includes(office)) return false
    const before = this.#probabilities(read)
    const best = before.indexOf(Math.max(...before))
    this.#memory.note(before[best] as number, this.#ids()[best] === office)
    this.#confidence = undefined
    this.#memory.learn(read.traits, office, reference, () => {
      const told = this.#probabilities(read)
      return new Map(this.#ids().map((id, at) => [id, told[at] as number]))
    })
    return true
  }

  /** Learns that an office gave a message back. False as in {@link learn}. */
  learnReturn(message: Message, office: string): boolean {
    const read = this.#read(message)
    const at = this.#ids().indexOf(office)
    if (!read || at < 0) return false
    this.#memory.learnReturn(read.traits, office, () => this.#probabilities(read)[at] as number)
    return true
  }

  /** What it remembers, to be stored; bounded in size. */
  state(): MemoryState {
    return this.#memory.state(new Set(this.#ids()))
  }

  #ids(): string[] {
    return this.#roster.candidates.map(({ office }) => office.id)
  }

  #confident(): Confidence {
    this.#confidence ??= confidenceOf(this.#memory.told)
    return this.#confidence
  }

  #read(message: Message): Read | undefined {
    if (this.#roster.candidates.length === 0) return undefined
    const reading = readingOf(this.#model, this.#roster, message)
    if (!reading.speaks) return undefined
    return { reading, traits: traitsOf(this.#model, reading), prior: priorOf(this.#model, this.#roster, reading) }
  }

  #probabilities({ prior, traits }: Read, ruled: readonly Ruled[] = []): Float64Array {
    const force = (id: string) => Math.max(0, ...ruled.flatMap((one) => (one.office === id ? ruledForce(one) : [])))
    const scores = this.#ids().map(
      (id, at) => (prior.scores[at] as number) + this.#memory.score(traits, id) + force(id),
    )
    return softmax(Float64Array.from([...scores, prior.nobody])).subarray(0, scores.length)
  }

  /** The base model's likeliest label of those an office of a kind stands for; -1 if there is none. */
  #labelOf(kind: OfficeKind, { told }: Reading): number {
    let best = -1
    this.#model.labels.forEach((name, at) => {
      const meant = kindPresent(kindOfOffice(name) ?? 'other', this.#roster.kinds)
      if (meant === kind && (told[at] as number) > (told[best] ?? -1)) best = at
    })
    return best
  }

  #reasons({ reading, prior, traits }: Read, at: number, similar: { reference: string; likeness: number } | undefined) {
    const { kind, office } = this.#roster.candidates[at] as Candidate
    const label = this.#labelOf(kind, reading)
    const learnt = this.#memory.reasons(traits, office.id).map(
      ({ text, weight, decisions }): Reason => ({
        kind: 'history',
        text: `“${text}”此前交办 ${decisions} 件`,
        weight,
      }),
    )
    const words = label < 0 ? [] : labelReasons(this.#model, reading, label).filter(({ kind }) => kind === 'word')
    const strongest = (reasons: readonly Reason[], most: number) =>
      [...reasons].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, most)
    const alike: Reason[] = similar
      ? [{ kind: 'history', text: `与 ${similar.reference} 相近`, weight: similar.likeness }]
      : []
    const told = [...prior.reasons(at), ...strongest(words, 6), ...strongest(learnt, 3)]
    return [...alike, ...clearReasons(strongest(told, told.length)).slice(0, REASONS)]
  }
}

function ruledForce({ likeness }: Pick<Ruled, 'likeness'>): number {
  return RULED_FORCE * Math.max(0, likeness - RULED_FROM)
}

/** Rulings on the like, as reasons for the office they named. */
function precedents(ruled: readonly Ruled[], office: string): Reason[] {
  return ruled
    .filter((one) => one.office === office)
    .map(({ number, subject, likeness }) => ({
      kind: 'precedent',
      text: `${number}裁定“${subject}”由该单位承办`,
      weight: ruledForce({ likeness }),
    }))
}

interface Read {
  readonly reading: Reading
  readonly traits: readonly Trait[]
  readonly prior: Prior
}

/** How much each block of features weighs in what is learnt from decisions. */
const TRAIT_WEIGHTS = { word: 1.2, kind: 0.7, duty: 1, place: 0.7, shape: 0.2, topic: 0.3 } as const

/** What a memory learns by: the features of unit length by block, and what the base model took the message for. */
function traitsOf(model: DepartmentModel, { features, told }: Reading): Trait[] {
  const values = features.map(({ key, strength }) => strength * model.vocabulary.rarity(key))
  const squares: Record<string, number> = {}
  features.forEach(({ block }, at) => {
    squares[block] = (squares[block] ?? 0) + (values[at] as number) ** 2
  })
  const traits = features.map(({ block, key, text }, at): Trait => {
    const value = (TRAIT_WEIGHTS[block] * (values[at] as number)) / Math.sqrt(squares[block] as number)
    return { key, value, text }
  })
  const labels = model.labels.map((label, at): Trait => {
    return { key: wordKey(`label:${label}`), value: told[at] as number, text: '' }
  })
  return [...traits, ...labels]
}
