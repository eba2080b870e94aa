import type { PlainDate } from '../calendar/plain-date.ts'
import {
  afterConsultation,
  afterInformation,
  afterLetter,
  afterReconsideration,
  type Remedy,
  whileLetterLate,
} from '../papers/remedies.ts'
import { REFUSING } from './foi-request.outcomes.ts'

/** A matter whose applicant asks what is left to do. */
export interface Asked {
  readonly openedOn: PlainDate
  readonly closedOn: PlainDate | null
  readonly outcome: string | null
  /** Some duty's day has passed. */
  readonly late: boolean
  readonly today: PlainDate
}

/**
 * Procedures whose answer, or silence, can be answered in turn; by the law of the
 * day of the answer, and by that of today while there is none. A procedure that
 * is not here ends in no decision.
 */
const REMEDIES: Readonly<Record<string, (asked: Asked) => Remedy[]>> = {
  letter: ({ closedOn, late, today }) => (closedOn ? afterLetter(closedOn) : late ? whileLetterLate(today) : []),
  'foi-request': ({ openedOn, closedOn, outcome, late, today }) =>
    closedOn || late
      ? afterInformation(closedOn ?? today, {
          answered: closedOn !== null,
          refused: (REFUSING as readonly (string | null)[]).includes(outcome),
          openedOn,
        })
      : [],
  reconsideration: ({ closedOn }) => (closedOn ? afterReconsideration(closedOn) : []),
  'online-consultation': ({ closedOn }) => (closedOn ? afterConsultation() : []),
}

/** What is left to whoever is not content; nothing to whoever withdrew. */
export function remediesOf(procedure: string, asked: Asked): Remedy[] {
  return asked.outcome === 'withdrawn' ? [] : (REMEDIES[procedure]?.(asked) ?? [])
}
