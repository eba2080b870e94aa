import { addDays } from '../calendar/plain-date.ts'
import { type CaseResult, dueText } from './deadline-case.ts'
import type { ReckonError, Reckoning } from './reckoning.ts'

/** The answer to one case as a sheet holds it; days as 'YYYY-MM-DD', only those that apply. */
export interface DeadlineRow {
  /** The last day, or moment; null where none can be given. */
  readonly due: string | null
  /** The last day before it was moved, where it was. */
  readonly rawLastDay?: string
  readonly safeBy?: string
  readonly dueIfRolled?: string
  readonly dueConservative?: string
  /** The near end of a window. */
  readonly earliest?: string
  /** After a period to be full: the next day, and the first working one if known. */
  readonly earliestNextAction?: string
  readonly earliestNextWorkday?: string
  /** From this day a fine not paid grows. */
  readonly lateFeeFrom?: string
  readonly provisional?: true
  readonly needsCalendar?: number
  readonly error?: 'unknown-limit' | 'suspended' | 'invalid-case' | ReckonError
}

/** A reckoning as a sheet's answer. */
export function deadlineRow(result: CaseResult): DeadlineRow {
  if ('error' in result) return { due: null, error: result.error }
  const { reckoning } = result
  const { safeBy, dueIfRolled, dueConservative, provisional, needsCalendar } = reckoning
  const error = reckoning.error ?? (reckoning.suspended ? 'suspended' : undefined)
  return {
    due: dueText(reckoning),
    ...moved(reckoning),
    ...(safeBy ? { safeBy } : {}),
    ...(dueIfRolled ? { dueIfRolled } : {}),
    ...(dueConservative ? { dueConservative } : {}),
    ...following(reckoning),
    ...(provisional ? { provisional, ...(needsCalendar ? { needsCalendar } : {}) } : {}),
    ...(error ? { error } : {}),
  }
}

function moved({ dueOn, rawDueOn }: Reckoning): Partial<DeadlineRow> {
  return dueOn && rawDueOn && rawDueOn !== dueOn ? { rawLastDay: rawDueOn } : {}
}

function following({ limit, dueOn, earliestOn, earliestWorkingOn }: Reckoning): Partial<DeadlineRow> {
  if (limit?.mode === 'window') return earliestOn ? { earliest: earliestOn } : {}
  return {
    ...(earliestOn ? { earliestNextAction: earliestOn } : {}),
    ...(earliestWorkingOn ? { earliestNextWorkday: earliestWorkingOn } : {}),
    ...(dueOn && limit?.lateFee ? { lateFeeFrom: addDays(dueOn, 1) } : {}),
  }
}
