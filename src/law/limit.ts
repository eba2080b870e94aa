import type { Length } from '../calendar/length.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Citation } from './cite.ts'
import { PETITION_LIMITS } from './limits/petition.ts'

/** What happens when the last day is not worked. */
export type Rollover = 'next-working-day' | 'working-day-unit' | 'unspecified' | 'unspecified-roll-for-party' | 'none'

/** By how much a limit may be extended: added to it, up to a total, or at discretion. */
export interface ExtensionRule {
  readonly kind: 'fixed' | 'atMost' | 'total'
  readonly total: Length
  readonly approver: string
  readonly notice?: string
}

/** One version of a statutory limit, in force for starts from `effectiveFrom` to `effectiveTo`, both included. */
export interface LimitVersion {
  readonly id: string
  /** The limit itself, through all its versions. */
  readonly family: string
  readonly name: string
  readonly citation: Citation
  readonly mode: 'max' | 'min' | 'wait' | 'backward' | 'window' | 'trigger'
  readonly length: Length
  /** The event the count starts from; that day itself is not counted. */
  readonly startEvent: string
  readonly actor: string
  readonly rollover: Rollover
  readonly extension?: ExtensionRule
  /** Why time may stand still; where absent, the law gives no pause. */
  readonly pauses?: readonly string[]
  readonly restarts?: true
  readonly effectiveFrom: PlainDate
  readonly effectiveTo?: PlainDate
  /** Read against the text of the instrument. */
  readonly verified: boolean
}

const LIMITS: readonly LimitVersion[] = PETITION_LIMITS
const byId = new Map(LIMITS.map((limit) => [limit.id, limit]))

/** The version of a limit in force on a day, by its family or its own id; nothing if none was. */
export function findLimit(familyOrId: string, on: PlainDate): LimitVersion | undefined {
  return LIMITS.find(
    ({ family, id, effectiveFrom, effectiveTo }) =>
      (family === familyOrId || id === familyOrId) && effectiveFrom <= on && (!effectiveTo || on <= effectiveTo),
  )
}

/** The version of that id. Throws RangeError if there is none. */
export function limitById(id: string): LimitVersion {
  const limit = byId.get(id)
  if (!limit) throw new RangeError(`no limit ${id}`)
  return limit
}

/** True if the text names a limit's family or one of its versions. */
export function isLimit(familyOrId: string): boolean {
  return LIMITS.some(({ family, id }) => family === familyOrId || id === familyOrId)
}

/** Every version of a limit, oldest first. */
export function versionsOf(family: string): readonly LimitVersion[] {
  return LIMITS.filter((limit) => limit.family === family)
}
