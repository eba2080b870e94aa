import type { PlainDate } from '../calendar/plain-date.ts'
import type { Exclusion } from './exclusion.ts'

/** What an allowed objection does to the items or marks it names. */
export const REMEDIES = ['不计入', '认定为达标', '撤销扣分'] as const

/** One of {@link REMEDIES}. */
export type Remedy = (typeof REMEDIES)[number]

/** What an item rests on: enough to judge it again from this alone. Absent where it does not apply. */
export interface Evidence {
  /** The clock, with the last day that counts here. */
  readonly clock?: string
  readonly dueOn?: PlainDate | null
  readonly stoppedOn?: PlainDate | null
  /** It ended on its last day, but after the hour. */
  readonly afterHour?: boolean
  readonly paused?: boolean
  readonly outcome?: string | null
  /** The answer given, and what was decided of the follow-up. */
  readonly value?: string | null
  readonly followUp?: string | null
  /** False while the follow-up has reached nobody. */
  readonly reached?: boolean
  /** The matter stands on the list of what takes long. */
  readonly hanging?: boolean
  /** Returns by the office, each with the office the matter went to next. */
  readonly returns?: readonly { readonly seq: number; readonly on: PlainDate; readonly next: string | null }[]
  /** Numbers of the events that were faults. */
  readonly faults?: readonly number[]
  /** Number of the event that decided it. */
  readonly seq?: number
  /** What an objection that was allowed made of it. */
  readonly remedy?: Remedy
}

/** One matter under one indicator, of the office that answers for it. */
export interface Item {
  readonly indicator: string
  readonly office: string
  readonly matter: string
  readonly receiptNumber: string
  readonly procedure: string
  /** The matter's newest event when the item was taken: its input. */
  readonly seq: number
  readonly on: PlainDate
  readonly good: boolean
  readonly excluded: Exclusion | null
  readonly evidence: Evidence
}

/** One event that may cost or bring points. */
export interface Mark {
  /** Id of a mark event. */
  readonly event: string
  readonly office: string
  readonly matter: string
  readonly receiptNumber: string
  readonly procedure: string
  /** Number of the event within its matter. */
  readonly seq: number
  readonly on: PlainDate
}

/** Everything a period is assessed by. */
export interface Records {
  readonly items: readonly Item[]
  readonly marks: readonly Mark[]
}

/** An item's name among those of a period. */
export function keyOf({ indicator, office, matter }: Pick<Item, 'indicator' | 'office' | 'matter'>): string {
  return `${indicator} ${office} ${matter}`
}

/** A mark's name among those of a period. */
export function markKeyOf({ event, matter, seq }: Pick<Mark, 'event' | 'matter' | 'seq'>): string {
  return `${event} ${matter} ${seq}`
}
