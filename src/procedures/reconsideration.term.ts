import { addYears, type PlainDate, plainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { findLimit } from '../law/limit.ts'
import { reckon } from '../law/reckon.ts'
import { dayIn } from './reconsideration.forms.ts'

/**
 * The last day to apply: sixty days from knowing of the act; since 2024, where the
 * applicant was not told of the right to apply, from learning of it, a year from the
 * act's content at the most (art. 20 ¶3). The law in force on the day it starts governs.
 */
export function lastDayToApply(
  facts: Readonly<Record<string, unknown>>,
  calendar: WorkingCalendar,
): PlainDate | undefined {
  const knownOn = dayIn(facts, 'knownOn')
  if (!knownOn) return undefined
  const toldOn = dayIn(facts, 'toldOn')
  const [from, untold] = toldOn && toldOn > knownOn ? [toldOn, true] : [knownOn, false]
  const limit = findLimit('reconsideration-apply', from)
  const due = limit && dayOf(reckon({ limit, startOn: from, entries: [], calendar }))
  const cap = untold && due ? capOf(knownOn, calendar) : undefined
  return cap && due && cap < due ? cap : due
}

function capOf(knownOn: PlainDate, calendar: WorkingCalendar): PlainDate | undefined {
  const limit = findLimit('reconsideration-apply-untold-cap', knownOn)
  return limit ? dayOf(reckon({ limit, startOn: knownOn, entries: [], calendar })) : undefined
}

function dayOf({ dueOn, estimatedOn }: ReturnType<typeof reckon>): PlainDate | undefined {
  return dueOn ?? estimatedOn ?? undefined
}

/** Since 2024: five years after the act, twenty where it is about land or buildings, nobody may apply (art. 21). */
export function longStop(facts: Readonly<Record<string, unknown>>): PlainDate | undefined {
  const madeOn = dayIn(facts, 'madeOn')
  const aboutLand = facts['act'] === '自然资源确权' || facts['act'] === '征收征用补偿'
  return madeOn ? addYears(plainDate(madeOn), aboutLand ? 20 : 5) : undefined
}
