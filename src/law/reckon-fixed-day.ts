import { plainDate, yearOf } from '../calendar/plain-date.ts'
import type { Reckoning, ReckonRequest } from './reckoning.ts'
import { safeStep } from './steps.ts'

/** The day of the year named by the law, that day included, on or next after the start; it is never moved. */
export function reckonFixedDay({ limit, startOn, calendar }: ReckonRequest): Reckoning {
  const day = limit?.fixedDay ?? '12-31'
  const year = yearOf(startOn)
  const thisYear = plainDate(`${year}-${day}`)
  const dueOn = thisYear >= startOn ? thisYear : plainDate(`${year + 1}-${day}`)
  const safe = safeStep(dueOn, calendar)
  return {
    ...(limit ? { limit } : {}),
    length: null,
    countedFrom: startOn,
    dueOn,
    rawDueOn: dueOn,
    ...(safe ? { safeBy: safe.safeBy } : {}),
    steps: [{ kind: 'fixedDay', on: dueOn, day }, { kind: 'due', on: dueOn }, ...(safe ? [safe] : [])],
  }
}
