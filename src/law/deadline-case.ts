import type { Length } from '../calendar/length.ts'
import { isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { findLimit, isLimit, LIMITS } from './limit.ts'
import { citedOn, type LimitVersion, unitOf } from './limit-version.ts'
import { reckon } from './reckon.ts'
import type { ReckonEntry, ReckonError, Reckoning } from './reckoning.ts'

/**
 * One event of a {@link DeadlineCase}: exclude (from, to), extend (total, approvedOn),
 * restart (on) or use (amount). Values are taken as they come: one that is no day is
 * refused, what does not belong to the type is passed over.
 */
export interface CaseEvent {
  readonly type?: unknown
  readonly from?: unknown
  /** Absent or null while it lasts. */
  readonly to?: unknown
  readonly on?: unknown
  readonly total?: unknown
  readonly amount?: unknown
  /** Absent or null where nobody wrote it down. */
  readonly approvedOn?: unknown
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
  const [day, startTime] = dayAndTime(start)
  const startOn = day as PlainDate
  const version = limitFor(limitId, day)
  if (!version || day > LAST_DAY)
    return { error: isPlainDate(day) && day <= LAST_DAY ? 'not-in-force' : 'invalid-date' }
  const limit = citedOn(version, startOn)
  const entries = events.map((event) => entryOf(event, unitOf(limit)))
  const length: Length | undefined = amount ? { amount, unit: unitOf(limit) } : undefined
  const reckoning = reckon({
    limit,
    startOn,
    ...(startTime === undefined ? {} : { startTime }),
    ...(length ? { length } : {}),
    entries: entries.filter((entry) => entry !== undefined),
    calendar,
  })
  const unread = entries.includes(undefined) && !(reckoning.error && BEFORE_EVENTS.has(reckoning.error))
  return unread ? { error: 'event-not-allowed' } : { limit, reckoning }
}

/** No fact lies beyond: what is reckoned from a later day would leave the years a calendar knows. */
const LAST_DAY = '2100-12-31'

/** What is wrong with the case itself, told before what is wrong with an event. */
const BEFORE_EVENTS: ReadonlySet<ReckonError> = new Set(['invalid-date', 'not-in-force', 'not-configured'])

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
      return { type: 'exclude', from: asDay(event.from), ...(isGiven(event.to) ? { to: asDay(event.to) } : {}) }
    case 'restart':
      return { type: 'restart', on: asDay(event.on) }
    case 'use':
      return typeof event.amount === 'number' ? { type: 'use', amount: event.amount } : undefined
    case 'extend': {
      if (!Number.isInteger(event.total)) return undefined
      const approved = isGiven(event.approvedOn) ? { approvedOn: asDay(event.approvedOn) } : {}
      return { type: 'extend', total: { amount: Number(event.total), unit }, ...approved }
    }
    default:
      return undefined
  }
}

function dayAndTime(start: string): [day: string, time?: string] {
  const at = start.indexOf('T')
  return at < 0 ? [start] : [start.slice(0, at), start.slice(at + 1)]
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}

/** Taken as it stands: the reckoning itself refuses what is no day. */
function asDay(value: unknown): PlainDate {
  return (typeof value === 'string' && value <= LAST_DAY ? value : '') as PlainDate
}
