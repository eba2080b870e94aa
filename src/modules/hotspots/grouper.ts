import { type Key, Lexicon } from '../../language/lexicon.ts'
import type { Place, PlaceFinder } from '../../language/places.ts'
import {
  cosine,
  countKeys,
  type Profile,
  type Reading,
  readText,
  strongestKeys,
  type Text,
  type TextVector,
  textVector,
} from '../../language/text-vector.ts'
import { agglomerate, type Bounds, type Unit } from './agglomerate.ts'
import { Cluster, type Note } from './cluster.ts'

/** Weights chosen on messages of 2019, see docs/models/hotspots.md. */
export const EVENT_PROFILE: Profile = {
  title: 5,
  body: 400,
  pair: 0.3,
  place: 0.4,
  withoutAreas: true,
  dampened: true,
  strongest: 96,
}

export const EVENT_BOUNDS: Bounds = { centre: 0.265, mean: 0.14 }

/** A message is looked up by so many of its strongest keys. */
const LOOKED_UP = 24
/** Of each key so many of the latest messages are looked at. */
const LATEST = 250
/** So many nearest events are looked at closely. */
const NEAREST = 12
/** So many messages are grouped anew at once. */
const REGROUPED = 90
/** Events whose centre is as near as this share of the bound are grouped anew together. */
const NEAR = 0.75

/** Of messages that name different places so much of their likeness counts: one complaint at ten estates is ten events. */
const ELSEWHERE = 0.75
/** Of a body so many places are looked at where the title names none. */
const PLACES_OF_BODY = 2

/** Where a message is before it is placed. */
const NOWHERE = new Cluster('')

/** What one message changed: the messages whose event is another now, with it. */
export interface Change {
  readonly moved: readonly { readonly id: string; readonly event: string; readonly from?: string }[]
  /** Events that went into another whole, with messages of theirs that memory has let go. */
  readonly joined: readonly Joined[]
}

/** An event that is part of another now. */
export interface Joined {
  readonly from: string
  readonly into: string
}

/**
 * Groups messages into events one at a time. Each message is compared with the events
 * nearest to it, and those few are grouped anew, so that the outcome hardly depends on
 * the order of arrival and no rebuild is ever due. Memory is bounded: after `capacity`
 * messages the oldest are let go, with them events that nobody speaks of any more.
 */
export class Grouper {
  private readonly lexicon = new Lexicon()
  private readonly byKey = new Map<Key, Note[]>()
  private readonly byId = new Map<string, Note>()
  private readonly clusters = new Map<string, Cluster>()
  private arrivals = 0
  private readonly find: PlaceFinder
  private readonly newEvent: () => string
  private readonly capacity: number
  private readonly bounds: Bounds

  constructor(options: { find: PlaceFinder; newEvent: () => string; capacity?: number; bounds?: Bounds }) {
    this.find = options.find
    this.newEvent = options.newEvent
    this.capacity = options.capacity ?? 20_000
    this.bounds = options.bounds ?? EVENT_BOUNDS
  }

  /** Mean cosine of an event's messages with one another: 1 for one wording, near 0 for a loose theme. */
  tightness(event: string): number {
    const { size, inner } = this.clusters.get(event) ?? { size: 0, inner: 0 }
    return size < 2 ? 1 : (inner - size) / (size * (size - 1))
  }

  /** How many messages are in memory. */
  get remembered(): number {
    return this.byId.size
  }

  /** Takes a message in and answers what changed. A message already in memory changes nothing. */
  add(id: string, text: Text): Change {
    if (this.byId.has(id)) return { moved: [], joined: [] }
    const note = this.noteOf(id, text)
    const near = note.vector.keys.length > 0 ? this.nearest(note.vector) : []
    const own = this.begin(this.newEvent(), note)
    this.remember(note)
    const before = new Map([...near.flatMap(({ notes }) => notes)].map((other) => [other.id, other.cluster.event]))
    const joined = near.length > 0 ? this.regroup([own, ...near]) : []
    const touched = [note, ...near.flatMap(({ notes }) => notes)]
    const moved = [...new Set([...touched, ...note.cluster.notes])]
      .filter((one) => before.get(one.id) !== one.cluster.event)
      .map((one) => {
        const from = before.get(one.id)
        return { id: one.id, event: one.cluster.event, ...(from === undefined ? {} : { from }) }
      })
    return { moved, joined: joined.filter(({ from }) => from !== own.event) }
  }

  /** Puts back a message whose event is known, as after a restart; `fixed` if a person put it there. */
  restore(id: string, text: Text, { event, fixed }: { event: string; fixed: boolean }): void {
    if (this.byId.has(id)) return
    const note = this.noteOf(id, text)
    note.fixed = fixed ? event : undefined
    const cluster = this.clusters.get(event)
    if (cluster) cluster.add(note)
    else this.begin(event, note)
    this.remember(note)
  }

  /** A person puts messages into an event: they and what is there already stay there, whatever comes. */
  fix(ids: readonly string[], event: string): void {
    const notes = ids.flatMap((id) => this.byId.get(id) ?? [])
    const leaving = new Set(notes.map(({ cluster }) => cluster))
    const target = this.clusters.get(event) ?? new Cluster(event)
    this.clusters.set(event, target)
    for (const cluster of leaving) if (cluster !== target) this.rebuild(cluster, new Set(notes))
    for (const note of notes) if (note.cluster !== target || !target.notes.includes(note)) target.add(note)
    for (const note of target.notes) note.fixed = event
    if (target.size === 0) this.clusters.delete(event)
  }

  private noteOf(id: string, text: Text): Note {
    const reading = readText(text, this.find)
    this.lexicon.learn(countKeys(reading, EVENT_PROFILE).keys())
    const vector = textVector(reading, EVENT_PROFILE, this.lexicon)
    this.arrivals += 1
    return {
      id,
      vector,
      places: smallPlaces(reading),
      arrival: this.arrivals,
      fixed: undefined,
      cluster: NOWHERE,
    }
  }

  private begin(event: string, note: Note): Cluster {
    const cluster = new Cluster(event)
    cluster.add(note)
    this.clusters.set(event, cluster)
    return cluster
  }

  private remember(note: Note): void {
    this.byId.set(note.id, note)
    for (const key of strongestKeys(note.vector, LOOKED_UP)) {
      const notes = this.byKey.get(key)
      if (!notes) this.byKey.set(key, [note])
      else {
        notes.push(note)
        if (notes.length > 2 * LATEST) notes.splice(0, notes.length - LATEST)
      }
    }
    if (this.byId.size > this.capacity * 1.1) this.letGo()
  }

  /** Lets the oldest messages go, and whatever led to them. */
  private letGo(): void {
    const oldest = this.arrivals - this.capacity
    for (const [id, note] of this.byId) {
      if (note.arrival > oldest) break
      this.byId.delete(id)
    }
    for (const [key, notes] of this.byKey) {
      const kept = notes.filter(({ arrival }) => arrival > oldest)
      if (kept.length > 0) this.byKey.set(key, kept)
      else this.byKey.delete(key)
    }
    for (const [event, cluster] of this.clusters) {
      cluster.notes = cluster.notes.filter(({ arrival }) => arrival > oldest)
      if (cluster.notes.length === 0) this.clusters.delete(event)
    }
  }

  /** The events whose centre is near a message, nearest first. */
  private nearest(vector: TextVector): Cluster[] {
    const shared = new Map<Cluster, number>()
    for (const key of strongestKeys(vector, LOOKED_UP))
      for (const { cluster } of (this.byKey.get(key) ?? []).slice(-LATEST))
        shared.set(cluster, (shared.get(cluster) ?? 0) + 1 / cluster.size)
    return [...shared.keys()]
      .map((cluster) => ({ cluster, near: cluster.dot(vector) / Math.sqrt(cluster.inner) }))
      .filter(({ near }) => near >= this.bounds.centre * NEAR)
      .sort((one, other) => other.near - one.near)
      .slice(0, NEAREST)
      .map(({ cluster }) => cluster)
  }

  /** Groups a few events anew and answers those that went into another whole. */
  private regroup(clusters: readonly Cluster[]): Joined[] {
    const parts = this.parts(clusters)
    const across = (one: number, other: number) => between(parts[one], parts[other])
    const groups = agglomerate(parts.map(unitOf), across, this.bounds).map((places) =>
      places.flatMap((at) => parts[at] ?? []),
    )
    return this.settle(clusters, groups)
  }

  /** Small events by their messages, large ones whole. */
  private parts(clusters: readonly Cluster[]): Part[] {
    let room = REGROUPED
    return clusters.flatMap((cluster): Part[] => {
      const open = cluster.whole && cluster.size <= room
      if (open) room -= cluster.size
      return open && cluster.size > 1 ? cluster.notes.map((note) => ({ note, cluster })) : [{ cluster }]
    })
  }

  /** Gives each group the event that most of it had, and new events to the rest. */
  private settle(clusters: readonly Cluster[], groups: readonly Part[][]): Joined[] {
    const joined: Joined[] = []
    const taken = new Set<string>()
    const sizes = groups.map((group) => group.reduce((sum, part) => sum + sizeOf(part), 0))
    const order = [...groups.keys()].sort((one, other) => (sizes[other] ?? 0) - (sizes[one] ?? 0))
    for (const at of order) {
      const group = groups[at] ?? []
      const event = this.inherited(group, taken)
      taken.add(event)
      for (const { note, cluster } of group)
        if (!note && cluster.event !== event) joined.push({ from: cluster.event, into: event })
      this.compose(event, group)
    }
    for (const { event } of clusters) if (!taken.has(event)) this.clusters.delete(event)
    return joined
  }

  private inherited(group: readonly Part[], taken: ReadonlySet<string>): string {
    const shares = new Map<string, number>()
    for (const part of group) {
      const { event } = part.cluster
      shares.set(event, (shares.get(event) ?? 0) + sizeOf(part) + (fixedOf(part) === event ? 1_000_000 : 0))
    }
    const [best] = [...shares].filter(([event]) => !taken.has(event)).sort((one, other) => other[1] - one[1])
    return best?.[0] ?? this.newEvent()
  }

  private compose(event: string, group: readonly Part[]): void {
    const same = group.length === 1 && group[0]?.cluster.event === event && !group[0].note
    if (same) return
    const composed = new Cluster(event)
    for (const part of group) {
      if (part.note) composed.add(part.note)
      else composed.absorb(part.cluster)
    }
    composed.notes.sort((one, other) => one.arrival - other.arrival)
    this.clusters.set(event, composed)
  }

  private rebuild(cluster: Cluster, without: ReadonlySet<Note>): void {
    const rest = cluster.notes.filter((note) => !without.has(note))
    if (rest.length === 0) this.clusters.delete(cluster.event)
    else {
      const rebuilt = new Cluster(cluster.event)
      for (const note of rest) rebuilt.add(note)
      for (const note of rest) note.fixed = cluster.event
      this.clusters.set(cluster.event, rebuilt)
    }
  }
}

interface Part {
  readonly cluster: Cluster
  /** Set where the message stands for itself. */
  readonly note?: Note
}

const sizeOf = ({ note, cluster }: Part): number => (note ? 1 : cluster.size)
const fixedOf = ({ note, cluster }: Part): string | undefined => (note ? note.fixed : cluster.fixed)

function unitOf(part: Part): Unit {
  return { size: sizeOf(part), inner: part.note ? 1 : part.cluster.inner, fixed: fixedOf(part) }
}

function smallPlaces({ titlePlaces, bodyPlaces }: Reading): string[] {
  const small = (places: readonly Place[]) =>
    places.filter(({ kind }) => kind !== 'area' && kind !== 'township').map(({ key }) => key)
  const inTitle = small(titlePlaces)
  return inTitle.length > 0 ? inTitle : small(bodyPlaces).slice(0, PLACES_OF_BODY)
}

/** Sum of the cosines across two parts, less if they speak of different places. */
function between(one: Part | undefined, other: Part | undefined): number {
  if (!one || !other) return 0
  const [here, there] = [placesOf(one), placesOf(other)]
  const elsewhere =
    here.length > 0 && there.length > 0 && !here.some((place) => there.some((next) => isOne(place, next)))
  return cosines(one, other) * (elsewhere ? ELSEWHERE : 1)
}

const placesOf = ({ note, cluster }: Part): readonly string[] => note?.places ?? cluster.places
const isOne = (place: string, other: string) => place.includes(other) || other.includes(place)

function cosines(one: Part, other: Part): number {
  if (one.note && other.note) return cosine(one.note.vector, other.note.vector)
  if (one.note) return other.cluster.dot(one.note.vector)
  return other.note ? one.cluster.dot(other.note.vector) : one.cluster.across(other.cluster)
}
