import type { ProcedureDescription } from '../../../server/api-types.ts'
import { type Door, doorsOf } from '../common/doors.ts'
import { rankDoors, type TurnedAway, turnedAway } from './rank-doors.ts'
import { rankTopics } from './rank-topics.ts'
import { DOOR_PLACES, LIMIT_NAMES, type Topic } from './topic.ts'
import { TOPICS } from './topics/all.ts'

/** A way as it can be taken in this county: a door that is open, else a place. */
export interface FoundWay {
  readonly name: string
  readonly why: string
  readonly to?: string
  readonly tel?: string
}

/** A worry with its ways, its days and the word under which replies may be found. */
export interface FoundTopic {
  readonly id: string
  readonly title: string
  readonly ways: readonly FoundWay[]
  readonly limits: readonly { readonly to: string; readonly name: string }[]
  readonly replies?: string
}

/** Everything found for what was typed. */
export interface Found {
  readonly topics: readonly FoundTopic[]
  /** Doors whose own words answer, where no topic leads to them already. */
  readonly doors: readonly Door[]
  readonly away: readonly TurnedAway[]
}

/** Looks through worries, doors and what the doors turn away. */
export function find(procedures: readonly ProcedureDescription[], typed: string): Found {
  const open = new Map(doorsOf(procedures).map((door) => [door.id, door]))
  const topics = rankTopics(TOPICS, typed).map((topic) => foundTopic(topic, open))
  const led = new Set(topics.flatMap(({ ways }) => ways.map(({ to }) => to)))
  return {
    topics,
    doors: rankDoors(procedures, typed).filter(({ to }) => !led.has(to)),
    away: turnedAway(procedures, typed),
  }
}

function foundTopic({ id, title, ways, limits = [], replies }: Topic, open: ReadonlyMap<string, Door>): FoundTopic {
  return {
    id,
    title,
    ways: ways.map((way): FoundWay => {
      if (!('door' in way)) return { name: way.place, why: way.why, ...(way.tel ? { tel: way.tel } : {}) }
      const door = open.get(way.door)
      return door
        ? { name: door.name, why: way.why, to: door.to }
        : { name: DOOR_PLACES[way.door] ?? way.door, why: way.why }
    }),
    limits: limits.map((family) => ({ to: `/deadlines?limit=${family}`, name: LIMIT_NAMES[family] ?? family })),
    ...(replies ? { replies } : {}),
  }
}
