import type { MemoryState } from './memory-state.ts'

/** A feature of a message with its value. */
export interface Trait {
  readonly key: number
  readonly value: number
  /** How a person would name it; '' for what is not worth naming. */
  readonly text: string
}

/** A past decision on a message that says much the same. */
export interface Similar {
  readonly reference: string
  readonly office: string
  /** Share of telling words in common, 0 to 1. */
  readonly likeness: number
}

interface Learnt {
  weight: number
  decisions: number
}

const MOST_TRAITS = 10_000
const MOST_RECENT = 500
const MOST_TOLD = 400
const KEYS_KEPT = 24
/** One feature never outweighs this, however often it was learnt. */
const HEAVIEST = 4
const RATE = 0.4
const STEPS = 4
/** Offices less likely than this are not worth moving away from. */
const LEAST_MOVED = 0.03
/** A weight smaller than this is not stored. */
const LEAST_KEPT = 0.02
/** Alike enough to be worth showing. */
const ALIKE = 0.3

/**
 * What a county's own decisions say beyond the base model: for each office and feature a weight, moved at once by every
 * decision, correction and return; bounded in size and in force.
 */
export class OfficeMemory {
  readonly #weights = new Map<number, Map<string, Learnt>>()
  readonly #model: string
  #recent: MemoryState['recent'] = []
  #told: [number, boolean][] = []
  #decisions = 0

  /** Restores a memory; an empty one where there is none or it belongs to another base model (after retraining). */
  constructor(model: string, state?: MemoryState) {
    this.#model = model
    if (state?.model !== model) return
    for (const [key, offices] of state.weights)
      this.#weights.set(key, new Map(offices.map(([office, weight, decisions]) => [office, { weight, decisions }])))
    this.#recent = [...state.recent]
    this.#told = state.told.map(([probability, right]) => [probability, right])
    this.#decisions = state.decisions
  }

  /** Decisions learnt from. */
  get decisions(): number {
    return this.#decisions
  }

  /** First suggestions and whether they were right, latest last. */
  get told(): readonly (readonly [number, boolean])[] {
    return this.#told
  }

  /** What the memory adds to an office's score. */
  score(traits: readonly Trait[], office: string): number {
    let sum = 0
    for (const { key, value } of traits) sum += (this.#weights.get(key)?.get(office)?.weight ?? 0) * value
    return sum
  }

  /** Named features that spoke for or against an office, with how many decisions they were learnt from. */
  reasons(traits: readonly Trait[], office: string): { text: string; weight: number; decisions: number }[] {
    return traits.flatMap(({ key, value, text }) => {
      const learnt = this.#weights.get(key)?.get(office)
      if (!learnt || text === '' || learnt.decisions === 0) return []
      return [{ text, weight: learnt.weight * value, decisions: learnt.decisions }]
    })
  }

  /** The latest decision most like a message for each office; `own` names the message's own matter, which is none. */
  similar(traits: readonly Trait[], own?: string): Map<string, Similar> {
    const keys = new Set(telling(traits))
    const best = new Map<string, Similar>()
    if (keys.size < 3) return best
    for (const { reference, office, keys: theirs } of this.#recent) {
      if (reference === own) continue
      const shared = theirs.filter((key) => keys.has(key)).length
      const likeness = shared / (keys.size + theirs.length - shared)
      if (likeness >= Math.max(ALIKE, best.get(office)?.likeness ?? 0))
        best.set(office, { reference, office, likeness })
    }
    return best
  }

  /**
   * Moves the weights until the office decided for stands first with some room, a few steps at most. `probabilities`
   * gives the offices' probabilities under the weights as they are at each step.
   */
  learn(
    traits: readonly Trait[],
    office: string,
    reference: string,
    probabilities: () => ReadonlyMap<string, number>,
  ): void {
    for (let step = 0; step < STEPS; step++) {
      const told = probabilities()
      const own = told.get(office) ?? 0
      // What was right is confirmed once; what was wrong is corrected until it would not be said again.
      if (step > 0 && own >= Math.max(...told.values())) break
      for (const [other, probability] of told)
        if (other === office || probability > LEAST_MOVED)
          this.#move(traits, other, RATE * ((other === office ? 1 : 0) - probability))
    }
    for (const { key } of traits) {
      const learnt = this.#weights.get(key)?.get(office)
      if (learnt) learnt.decisions++
    }
    this.#decisions++
    this.#recent = [...this.#recent, { reference, office, keys: telling(traits) }].slice(-MOST_RECENT)
  }

  /** An office gave a message back: it is less likely for such messages, all others keep what they have. */
  learnReturn(traits: readonly Trait[], office: string, probability: () => number): void {
    for (let step = 0; step < STEPS; step++) this.#move(traits, office, -RATE * Math.max(probability(), 0.1))
  }

  /** Notes how a first suggestion did, told before the decision was learnt. */
  note(probability: number, right: boolean): void {
    this.#told.push([probability, right])
    if (this.#told.length > MOST_TOLD) this.#told.shift()
  }

  /** The stored form; offices no longer on the list are left out. */
  state(offices: ReadonlySet<string>): MemoryState {
    const rounded = (value: number) => Math.round(value * 1e4) / 1e4
    const weights = [...this.#weights].flatMap(([key, learnt]): MemoryState['weights'] => {
      const kept = [...learnt]
        .filter(([office, { weight }]) => offices.has(office) && Math.abs(weight) >= LEAST_KEPT)
        .map(([office, { weight, decisions }]): [string, number, number] => [office, rounded(weight), decisions])
      return kept.length > 0 ? [[key, kept]] : []
    })
    return {
      kind: 'heng-office-memory-1',
      model: this.#model,
      decisions: this.#decisions,
      weights,
      recent: this.#recent.filter(({ office }) => offices.has(office)),
      told: this.#told.map(([probability, right]) => [rounded(probability), right]),
    }
  }

  #move(traits: readonly Trait[], office: string, by: number): void {
    for (const { key, value } of traits) {
      const offices = this.#weights.get(key) ?? new Map<string, Learnt>()
      const learnt = offices.get(office) ?? { weight: 0, decisions: 0 }
      learnt.weight = Math.max(-HEAVIEST, Math.min(HEAVIEST, learnt.weight + by * value))
      offices.set(office, learnt)
      // What was touched last stands last, so that what is dropped is what nobody has used for longest.
      this.#weights.delete(key)
      this.#weights.set(key, offices)
    }
    for (const key of this.#weights.keys()) {
      if (this.#weights.size <= MOST_TRAITS) break
      this.#weights.delete(key)
    }
  }
}

/** The keys that tell a message best. */
function telling(traits: readonly Trait[]): number[] {
  return traits
    .filter(({ text }) => text !== '')
    .sort((a, b) => b.value - a.value)
    .slice(0, KEYS_KEPT)
    .map(({ key }) => key)
}
