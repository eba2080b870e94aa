import type { ProcedureDescription } from '../../../server/api-types.ts'
import { type Door, doorName, doorsOf } from '../common/doors.ts'

/** Something a door says it does not take, and where it belongs. */
export interface TurnedAway {
  readonly door: string
  readonly what: string
  readonly instead: string
}

/** The doors whose own words answer to what was typed, best first, whatever procedures the county has. */
export function rankDoors(procedures: readonly ProcedureDescription[], typed: string): readonly Door[] {
  const asked = pairsOf(typed)
  return doorsOf(procedures)
    .map((door) => ({ door, score: 3 * shared(asked, door.name) + shared(asked, door.intro) }))
    .filter(({ score }) => score >= 3)
    .sort((a, b) => b.score - a.score)
    .map(({ door }) => door)
}

/** What the doors do not take that sounds like what was typed. */
export function turnedAway(procedures: readonly ProcedureDescription[], typed: string): readonly TurnedAway[] {
  const asked = pairsOf(typed)
  return procedures
    .flatMap((procedure) =>
      (procedure.notAccepted ?? []).map(({ what, instead }) => ({
        door: doorName(procedure),
        what,
        instead,
        score: shared(asked, what),
      })),
    )
    .filter(({ score }) => score >= 1)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ door, what, instead }) => ({ door, what, instead }))
}

function shared(asked: ReadonlySet<string>, text: string): number {
  const own = pairsOf(text)
  return [...asked].filter((pair) => own.has(pair)).length
}

function pairsOf(text: string): ReadonlySet<string> {
  const runs = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  return new Set(
    runs.flatMap((run) => Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2))),
  )
}
