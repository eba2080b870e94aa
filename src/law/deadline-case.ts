import type { Length } from '../calendar/length.ts'
import { isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { findLimit, isLimit, LIMITS } from './limit.ts'
import { type LimitVersion, unitOf } from './limit-version.ts'
import { reckon } from './reckon.ts'
import type { ReckonEntry, ReckonError, Reckoning } from './reckoning.ts'

/** One event of a {@link DeadlineCase}, days as text; what does not belong to its type is passed over. */
export interface CaseEvent {
  readonly type: string
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
  readonly on?: string | null | undefined
  readonly total?: number | null | undefined
  readonly amount?: number | null | undefined
  readonly approvedOn?: string | null | undefined
}

/** Facts about one limit as a sheet gives them; nothing in it is trusted. */
export interface DeadlineCase {
  /** A version's id, or a family: then the version in force on the day of the start is taken. */
  readonly limitId: string
  /** 'YYYY-MM-DD'; for a limit in hours 'YYYY-MM-DDTHH:mm'. */
  readonly start: string
  readonly events?: readonly CaseEvent[] | undefined
  /** The county's figure, where the county sets it. */
  readonly amount?: number | undefined
}

/** The reckoning of a sheet's facts, or that its limit is not known here. */
export type CaseResult =
  | { readonly reckoning: Reckoning; readonly limit: LimitVersion }
  | { readonly error: 'unknown-limit' | ReckonError }

/** Reckons what a sheet says. Total: bad facts give an error code, never an exception. */
export function reckonCase(
  { limitId, start, events = [], amount }: DeadlineCase,
  calendar: WorkingCalendar,
): CaseResult {
  if (!isLimit(limitId)) return { error: 'unknown-limit' }
  const [day = '', startTime] = start.split('T')
  const startOn = day as PlainDate
  const limit = limitFor(limitId, day)
  if (!limit) return { error: isPlainDate(day) ? 'not-in-force' : 'invalid-date' }
  const entries = events.map((event) => entryOf(event, unitOf(limit)))
  if (entries.includes(undefined)) return { error: isPlainDate(day) ? 'event-not-allowed' : 'invalid-date' }
  const length: Length | undefined = amount ? { amount, unit: unitOf(limit) } : undefined
  return {
    limit,
    reckoning: reckon({
      limit,
      startOn,
      ...(startTime === undefined ? {} : { startTime }),
      ...(length ? { length } : {}),
      entries: entries.filter((entry) => entry !== undefined),
      calendar,
    }),
  }
}

/** The due day, or moment, in the form of a sheet. */
export function dueText({ dueAt, dueOn }: Reckoning): string | null {
  return dueAt ?? dueOn
}

function limitFor(limitId: string, day: string): LimitVersion | undefined {
  const exact = LIMITS.find(({ id }) => id === limitId)
  return exact ?? (isPlainDate(day) ? findLimit(limitId, day) : undefined)
}

function entryOf(event: CaseEvent, unit: Length['unit']): ReckonEntry | undefined {
  switch (event.type) {
    case 'exclude':
      return { type: 'exclude', from: asDay(event.from), ...(event.to ? { to: asDay(event.to) } : {}) }
    case 'restart':
      return { type: 'restart', on: asDay(event.on) }
    case 'use':
      return { type: 'use', amount: Number(event.amount) }
    case 'extend': {
      if (!Number.isInteger(event.total)) return undefined
      const approved = event.approvedOn ? { approvedOn: asDay(event.approvedOn) } : {}
      return { type: 'extend', total: { amount: Number(event.total), unit }, ...approved }
    }
    default:
      return undefined
  }
}

/** Taken as it stands: the reckoning itself refuses what is no day. */
function asDay(text: string | null | undefined): PlainDate {
  return String(text ?? '') as PlainDate
}
