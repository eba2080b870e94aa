import type { Length } from '../calendar/length.ts'
import { datesHold } from './entries.ts'
import { isCountyLimit } from './limit-version.ts'
import { reckonBackward } from './reckon-backward.ts'
import { reckonFixedDay } from './reckon-fixed-day.ts'
import { reckonForward } from './reckon-forward.ts'
import { reckonHours } from './reckon-hours.ts'
import { reckonPeriod } from './reckon-period.ts'
import type { ReckonError, Reckoning, ReckonRequest } from './reckoning.ts'
import { type Base, refused } from './refused.ts'

/**
 * The due day, replayed from facts. The day of the start is not counted and a month
 * ends on its corresponding day (民法典 art. 201, 202); a limit in hours runs on
 * through nights and holidays.
 *
 * Throws RangeError if working days after 2199 would have to be counted.
 */
export function reckon(request: ReckonRequest): Reckoning {
  const { limit, startOn, entries } = request
  const chosen = chosenLength(request)
  const length = chosen === 'event-not-allowed' ? null : chosen
  const base = (): Base => ({ ...(limit ? { limit } : {}), length, countedFrom: startOn })
  const error = unusable(request, length) ?? (chosen === 'event-not-allowed' ? chosen : undefined)
  if (error) return refused(base(), error)
  if (length && length.unit !== 'hour' && (!limit || limit.mode === 'max')) return reckonForward(request, length)
  if (length && !limit) return reckonHours(request, length)
  if (entries.some(({ type }) => type === 'extend')) return refused(base(), 'extension-over-cap')
  if (entries.some(({ type }) => type !== 'use')) return refused(base(), 'event-not-allowed')
  return counted(request, length)
}

/** What is counted in its own way takes no pause, restart or extension. */
function counted(request: ReckonRequest, length: Length | null): Reckoning {
  const { limit } = request
  if (!limit || !length) return reckonFixedDay(request)
  if (length.unit === 'hour') return reckonHours(request, length)
  if (limit.mode === 'backward' || limit.mode === 'trigger') return reckonBackward(request, length)
  return reckonPeriod(request, length)
}

/** The law's length, the county's where it may set one, or the figure of two that the facts ask for. */
function chosenLength({ limit, length, entries }: ReckonRequest): Length | null | 'event-not-allowed' {
  if (!limit) return length ?? null
  const standard = limit.mode !== 'window' && isCountyLimit(limit) ? (length ?? limit.length) : limit.length
  if (entries.length === 0) return standard
  const asked = new Set(entries.flatMap((entry) => (entry.type === 'use' ? [entry.amount] : [])))
  if (asked.size === 0) return standard
  const figures = limit.mode === 'window' ? [] : [limit.length, limit.otherLength]
  const found = figures.find((figure) => figure && asked.has(figure.amount))
  return asked.size === 1 && limit.otherLength && found ? found : 'event-not-allowed'
}

function unusable(request: ReckonRequest, length: Length | null): ReckonError | undefined {
  const { limit, startOn, startTime, entries } = request
  const inHours = (limit?.length ?? length)?.unit === 'hour'
  if (!datesHold(startOn, entries, limit) || !timeHolds(startTime, inHours)) return 'invalid-date'
  if (limit && (startOn < limit.effectiveFrom || (limit.effectiveTo && startOn > limit.effectiveTo)))
    return 'not-in-force'
  return length || limit?.length || limit?.fixedDay ? undefined : 'not-configured'
}

function timeHolds(time: string | undefined, wanted: boolean): boolean {
  return wanted ? /^([01]\d|2[0-3]):[0-5]\d$/.test(time ?? '') : time === undefined
}
