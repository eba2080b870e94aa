import type { PlainDate } from '../calendar/plain-date.ts'
import type { ClockState, Settings } from './clock.ts'
import type { Appointment, Publication, Ruling } from './define.ts'
import type { Actor, Input, Matter, MatterEvent } from './matter.ts'

/** What opening or acting yields: one event to append, and the matter and clocks after it. */
export interface Acted {
  readonly event: MatterEvent
  readonly matter: Matter
  readonly clocks: readonly ClockState[]
  /** Kind of the numbered document the act issues; the number is taken when it is recorded. */
  readonly issues?: string
  readonly relation?: { readonly kind: string; readonly receiptNumber: string }
  readonly publication?: Publication | 'withdraw'
  readonly ruling?: Ruling
  /** Matters to open with it, linked to this one. */
  readonly begins?: { readonly procedure: string; readonly kind: string; readonly inputs: readonly Input[] }
  readonly appointment?: Appointment | { readonly label: string; readonly cancelled: true }
}

/** Common to opening and acting. `happenedOn` may lie before `today`: a fact entered late is still a fact. */
export interface Request {
  readonly input: unknown
  readonly actor: Actor
  readonly today: PlainDate
  readonly happenedOn?: PlainDate
  /** ISO instant of entry. */
  readonly recordedAt: string
  readonly settings: Settings
  /** Every event so far; an action that corrects one needs them. */
  readonly history?: readonly MatterEvent[]
}
