import type { Length } from '../calendar/length.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { ReckonEntry } from '../law/reckoning.ts'
import type { Role } from './roles.ts'

/** Values a procedure keeps about a matter; their shape is the procedure's `facts` schema. */
export type Facts = Readonly<Record<string, unknown>>

/** What was filled in to open a matter or to act on it. */
export type Input = Readonly<Record<string, unknown>>

/** Who acts: a person in a post. An applicant without an account has no `person`. */
export interface Actor {
  readonly person: string | null
  readonly role: Role
  readonly office: string | null
  /** True for the citizen whose matter this is (by account, or by receipt number and query code). */
  readonly applicant?: boolean
}

/**
 * One run of a clock, as facts: the due day is never kept here, it is reckoned
 * from these whenever it is asked for.
 */
export interface ClockLedger {
  readonly startedOn: PlainDate
  /** 'HH:mm' in Beijing, for a limit in hours; likewise `stoppedTime`. */
  readonly startTime?: string
  readonly stoppedTime?: string
  /** Id of the version of the statutory limit, chosen by the day the clock started. */
  readonly limit?: string
  /** The county's length for a limit the law leaves to it, as it stood that day. */
  readonly length?: Length
  /** The county's own norm as it stood that day. */
  readonly target?: Length
  /** The last day, where the act that started the clock named it. */
  readonly until?: PlainDate
  readonly entries: readonly ReckonEntry[]
  readonly stoppedOn?: PlainDate
}

/** What the county had settled on the day of an event: kept with it so that a replay gives the same. */
export interface Terms {
  /** Of the opening event: what else is fixed for good. `party` commits to the applicant's sealed particulars. */
  readonly opening?: {
    readonly procedure: string
    readonly version: number
    readonly receiptNumber: string
    readonly channel: string
    readonly party?: string
    /** The matter whose act began it. */
    readonly begunBy?: { readonly matter: string; readonly seq: number; readonly kind: string }
  }
  /** Files handed in with the act, each with its SM3 digest in hexadecimal. */
  readonly documents?: readonly { readonly id: string; readonly name: string; readonly digest: string }[]
  readonly limits?: Readonly<Record<string, string>>
  readonly lengths?: Readonly<Record<string, Length>>
  readonly targets?: Readonly<Record<string, Length>>
  /** Of a correction: what the corrected event starts under, by its right day. */
  readonly corrected?: Pick<Terms, 'limits' | 'lengths' | 'targets'>
  /** Of a correction: the days it moved, as told to those concerned. */
  readonly redated?: readonly Redated[]
}

/** A clock's day before and after something moved it; null where there was or is none. */
export interface Redated {
  readonly clock: string
  readonly from: PlainDate | null
  readonly to: PlainDate | null
}

/** One act, as recorded. The list of these is the matter; all else is derived. */
export interface MatterEvent {
  readonly seq: number
  readonly action: string
  readonly actor: Actor
  readonly input: Input
  readonly terms: Terms
  readonly documentNumber?: string
  readonly happenedOn: PlainDate
  /** ISO instant at which it was entered; later than `happenedOn` when entered late. */
  readonly recordedAt: string
}

/** A matter: the fold of its events. */
export interface Matter {
  readonly procedure: string
  readonly version: number
  readonly stage: string
  readonly seq: number
  readonly title: string
  readonly facts: Facts
  readonly leadOffice: string | null
  readonly assistingOffices: readonly string[]
  readonly assignee: string | null
  readonly openedOn: PlainDate
  readonly closedOn: PlainDate | null
  readonly outcome: string | null
  /** The first closing, which figures go by: a matter reopened and closed again was closed once. */
  readonly firstClosing?: { readonly on: PlainDate; readonly outcome: string | null }
  readonly suspended: boolean
  /** Stages in the order first reached. */
  readonly reached: readonly string[]
  /** How often each action was taken, and the day it last happened. */
  readonly acts: Readonly<Record<string, { readonly times: number; readonly lastOn: PlainDate }>>
  /** Every run of every clock; the last run is the current one. */
  readonly clocks: Readonly<Record<string, readonly ClockLedger[]>>
}

/** How many times an action was taken on the matter. */
export function times(matter: Matter, action: string): number {
  return matter.acts[action]?.times ?? 0
}

/** The day an action last happened, if it did. */
export function lastOn(matter: Matter, action: string): PlainDate | undefined {
  return matter.acts[action]?.lastOn
}

/** How an office stands to a matter. */
export function standing(matter: Matter, office: string | null): 'lead' | 'assisting' | 'none' {
  if (office === null) return 'none'
  if (matter.leadOffice === office) return 'lead'
  return matter.assistingOffices.includes(office) ? 'assisting' : 'none'
}
