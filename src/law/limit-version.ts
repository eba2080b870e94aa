import type { Length } from '../calendar/length.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Citation } from './cite.ts'

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
