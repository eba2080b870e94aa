import type { Length } from '../calendar/length.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { LimitVersion } from './limit-version.ts'
import type { ReckonError, Reckoning } from './reckoning.ts'

/** What is known of a reckoning before its day is. */
export interface Base {
  readonly limit?: LimitVersion
  readonly length: Length | null
  readonly countedFrom: PlainDate
  readonly restartedOn?: PlainDate
}

/** A reckoning that gives no day, and why. */
export function refused(base: Base, error: ReckonError): Reckoning {
  return { ...base, dueOn: null, rawDueOn: null, error, steps: [{ kind: 'refused', error }] }
}
