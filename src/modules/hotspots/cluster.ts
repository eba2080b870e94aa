import type { Key } from '../../language/lexicon.ts'
import { cosine, type TextVector } from '../../language/text-vector.ts'

/** A message in the grouper's memory: its direction and where it belongs, nothing of its text or sender. */
export interface Note {
  readonly id: string
  readonly vector: TextVector
  /** Keys of the small places its title names, or else the first its body names. */
  readonly places: readonly string[]
  readonly arrival: number
  /** Event that a person put it in. */
  fixed: string | undefined
  cluster: Cluster
}

/** So many messages of one event are compared one by one; of older ones only the sum is kept. */
const KEPT_NOTES = 90
/** So many directions of an event's sum are kept. */
const KEPT_KEYS = 400

/** Messages about one event, with the sum of their directions. */
export class Cluster {
  readonly event: string
  notes: Note[] = []
  size = 0
  /** Squared length of the sum: all pairs' cosines, each message with itself included. */
  inner = 0
  /** Absent while one message is all there is: most stay alone, and their own direction is the sum. */
  private sum: Map<Key, number> | undefined

  constructor(event: string) {
    this.event = event
  }

  /** True while every message of it is still in memory, so that it can be grouped anew. */
  get whole(): boolean {
    return this.notes.length === this.size
  }

  get fixed(): string | undefined {
    return this.notes.find(({ fixed }) => fixed !== undefined)?.fixed
  }

  /** The places a third or more of its messages name, of those that name any. */
  get places(): readonly string[] {
    const counts = new Map<string, number>()
    const naming = this.notes.filter(({ places }) => places.length > 0)
    for (const { places } of naming) for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1)
    return [...counts].filter(([, count]) => count * 3 >= naming.length).map(([place]) => place)
  }

  add(note: Note): void {
    this.inner += 2 * this.dot(note.vector) + 1
    if (this.size > 0) addTo(this.summed(), note.vector)
    this.size += 1
    note.cluster = this
    this.notes.push(note)
    this.trim()
  }

  absorb(other: Cluster): void {
    this.inner += other.inner + 2 * this.across(other)
    if (this.size > 0 || other.size > 1) {
      const sum = this.summed()
      for (const [key, weight] of other.summed()) sum.set(key, (sum.get(key) ?? 0) + weight)
    }
    this.size += other.size
    for (const note of other.notes) note.cluster = this
    this.notes.push(...other.notes)
    this.trim()
  }

  /** Sum of cosines of a message with every message of the cluster. */
  dot(vector: TextVector): number {
    const { sum } = this
    const [only] = this.notes
    if (!sum) return only ? cosine(only.vector, vector) : 0
    let total = 0
    for (let at = 0; at < vector.keys.length; at++)
      total += (sum.get(vector.keys[at] ?? 0) ?? 0) * (vector.weights[at] ?? 0)
    return total
  }

  /** Sum of cosines of all pairs between two clusters. */
  across(other: Cluster): number {
    const [mine, theirs] = [this.sum, other.sum]
    if (!mine) return this.notes[0] ? other.dot(this.notes[0].vector) : 0
    if (!theirs) return other.notes[0] ? this.dot(other.notes[0].vector) : 0
    const [few, many] = mine.size < theirs.size ? [mine, theirs] : [theirs, mine]
    let total = 0
    for (const [key, weight] of few) total += weight * (many.get(key) ?? 0)
    return total
  }

  private summed(): Map<Key, number> {
    if (this.sum) return this.sum
    const sum = new Map<Key, number>()
    for (const { vector } of this.notes) addTo(sum, vector)
    this.sum = sum
    return sum
  }

  private trim(): void {
    if (this.notes.length > 2 * KEPT_NOTES) this.notes = this.notes.slice(-KEPT_NOTES)
    if (!this.sum || this.sum.size <= 2 * KEPT_KEYS) return
    const weakest = [...this.sum].sort((one, other) => other[1] - one[1]).slice(KEPT_KEYS)
    for (const [key] of weakest) this.sum.delete(key)
  }
}

function addTo(sum: Map<Key, number>, { keys, weights }: TextVector): void {
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0
    sum.set(key, (sum.get(key) ?? 0) + (weights[at] ?? 0))
  }
}
