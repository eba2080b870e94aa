import type { Length } from '../calendar/length.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { LimitVersion } from './limit-version.ts'

/** A fact that moves a due day. Facts may be entered in any order; the day is the same. */
export type ReckonEntry =
  /** Time from the day after `from` to `to` does not count; without `to` it still stands still. */
  | { readonly type: 'exclude'; readonly from: PlainDate; readonly to?: PlainDate }
  /** Added to the limit, granted on a day that must lie within it. */
  | { readonly type: 'extend'; readonly by: Length; readonly approvedOn?: PlainDate }
  /** The same, told as the whole length, first part included. */
  | { readonly type: 'extend'; readonly total: Length; readonly approvedOn?: PlainDate }
  /** The law has two figures, and this one governs here. */
  | { readonly type: 'use'; readonly amount: number }
  /** Counted anew from this day, which itself is not counted; what came before no longer matters. */
  | { readonly type: 'restart'; readonly on: PlainDate }

/**
 * Why a day cannot be given, first cause first: a date that does not exist; a limit
 * not in force on the day of the start; no length settled; longer than the law
 * allows; granted after the end; a pause or restart the law does not give; an end
 * that is not after its beginning.
 */
export type ReckonError =
  | 'invalid-date'
  | 'not-in-force'
  | 'not-configured'
  | 'extension-over-cap'
  | 'extension-late'
  | 'event-not-allowed'
  | 'event-order'

/** What is counted: a statutory limit (with the county's length where the law has none), or a bare length such as a norm. */
export interface ReckonRequest {
  readonly limit?: LimitVersion
  /** Used without a limit, or where the county may set its own (its far end, for a window). */
  readonly length?: Length
  /** The day the count starts from; for a limit that counts back, the day of the event. */
  readonly startOn: PlainDate
  /** 'HH:mm' in Beijing, for a limit in hours and only there. */
  readonly startTime?: string
  readonly entries: readonly ReckonEntry[]
  readonly calendar: WorkingCalendar
}

/** One step of the account, as plain data; all days included unless said otherwise. */
export type Step =
  | { readonly kind: 'length'; readonly length: Length }
  /** Day zero, not counted. */
  | { readonly kind: 'start'; readonly on: PlainDate; readonly restarted: boolean }
  /** Days left out, from the first to the last of them. */
  | { readonly kind: 'excluded'; readonly from: PlainDate; readonly to: PlainDate }
  | { readonly kind: 'extended'; readonly by: Length; readonly total: Length; readonly approvedOn?: PlainDate }
  /** Holidays that a count of working days passed over. */
  | { readonly kind: 'holidays'; readonly name: string; readonly from: PlainDate; readonly to: PlainDate }
  /** Working weekend days that a count of working days took in. */
  | { readonly kind: 'makeup'; readonly on: readonly PlainDate[] }
  /** The last day was moved; `name` of the holiday, absent for a weekend. */
  | { readonly kind: 'rolled'; readonly from: PlainDate; readonly to: PlainDate; readonly name?: string }
  | { readonly kind: 'due'; readonly on: PlainDate }
  /** The end of a limit in hours, 'YYYY-MM-DDTHH:mm'. */
  | { readonly kind: 'dueAt'; readonly from: string; readonly at: string }
  /** Day zero of a count that goes back, not counted. */
  | { readonly kind: 'event'; readonly on: PlainDate }
  /** The last day to act before an event, and the stricter reading of full days between. */
  | { readonly kind: 'notice'; readonly on: PlainDate; readonly conservative: PlainDate }
  /** The latest notice fell before the law came into force, so the earlier version governs. */
  | { readonly kind: 'earlierLaw'; readonly before: PlainDate }
  /** Nothing may follow before the period is full: its last day, the next day, the first worked one if known. */
  | {
      readonly kind: 'full'
      readonly on: PlainDate
      readonly earliestOn: PlainDate
      readonly earliestWorkingOn?: PlainDate
    }
  /** Not before, not after. */
  | { readonly kind: 'window'; readonly from: PlainDate; readonly to: PlainDate }
  | { readonly kind: 'triggered'; readonly on: PlainDate }
  | { readonly kind: 'fixedDay'; readonly on: PlainDate; readonly day: string }
  /** Of two figures this one was used. */
  | { readonly kind: 'used'; readonly length: Length; readonly other: Length }
  /** A day that is never moved and not worked: the last working day before it. */
  | { readonly kind: 'safe'; readonly safeBy: PlainDate }
  /** The law is silent and the day not worked. */
  | { readonly kind: 'silent'; readonly safeBy: PlainDate; readonly dueIfRolled?: PlainDate }
  /** The law is silent and whether the day is worked is not known yet. */
  | { readonly kind: 'silentUnknown'; readonly year: number }
  | { readonly kind: 'provisional'; readonly year: number; readonly estimatedOn: PlainDate }
  | { readonly kind: 'suspended'; readonly since: PlainDate }
  | { readonly kind: 'refused'; readonly error: ReckonError }

/** A due day with how it came about. Plain data. All days are last days: an act on that day is in time. */
export interface Reckoning {
  readonly limit?: LimitVersion
  /** Null only with the error 'not-configured'. */
  readonly length: Length | null
  /** Day zero of the count that holds. */
  readonly countedFrom: PlainDate
  readonly restartedOn?: PlainDate
  /** Null while time stands still, while the calendar of a year is wanting, or with an `error`. */
  readonly dueOn: PlainDate | null
  /** For a limit in hours: the moment, 'YYYY-MM-DDTHH:mm' in Beijing; `dueOn` is its day. */
  readonly dueAt?: string
  /** Counting back: one day stricter, with all the days between full. */
  readonly dueConservative?: PlainDate
  /** First day of what may only follow: after a period to be full, or from a window's near end. */
  readonly earliestOn?: PlainDate
  /** The first working day of that, if the calendar is known. */
  readonly earliestWorkingOn?: PlainDate
  /** The last day before it was moved. */
  readonly rawDueOn: PlainDate | null
  /** The day is not worked and the law does not move it: the last working day before it. */
  readonly safeBy?: PlainDate
  /** The same: the day if it rolled over. */
  readonly dueIfRolled?: PlainDate
  /** True if the day rests on a year whose notice is not out; `dueOn` is then null. */
  readonly provisional?: true
  /** That year. */
  readonly needsCalendar?: number
  /** With `provisional`: where the day would fall if that year had plain weeks. For display only. */
  readonly estimatedOn?: PlainDate
  readonly suspended?: true
  readonly error?: ReckonError
  /** The account; worked out only when read. */
  readonly steps: readonly Step[]
}
