import { addDays, daysBetween, type PlainDate, yearOf } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Step } from './reckoning.ts'
import type { Base } from './refused.ts'

type Holidays = Extract<Step, { kind: 'holidays' }>

/** Holidays passed over and make-up days taken in by a count of working days in (from, to]. */
export function daysOffSteps(from: PlainDate, to: PlainDate, calendar: WorkingCalendar): Step[] {
  const holidays: Holidays[] = []
  const makeup: PlainDate[] = []
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const { kind, name } = calendar.dayKind(day)
    if (kind === 'makeup') makeup.push(day)
    if (kind !== 'holiday' || !name) continue
    const last = holidays.at(-1)
    if (last?.name === name && daysBetween(last.to, day) === 1) holidays[holidays.length - 1] = { ...last, to: day }
    else holidays.push({ kind: 'holidays', name, from: day, to: day })
  }
  return [...holidays, ...(makeup.length > 0 ? [{ kind: 'makeup', on: makeup } as const] : [])]
}

/** That one of the law's two figures was used; nothing where it has only one. */
export function usedSteps({ limit, length }: Base): Step[] {
  if (!limit?.otherLength || !limit.length || !length || limit.mode === 'window') return []
  const other = length.amount === limit.length.amount ? limit.otherLength : limit.length
  return [{ kind: 'used', length, other }]
}

/** The working day before one that is not worked and stays all the same; nothing if it is worked, or not known. */
export function safeStep(on: PlainDate, calendar: WorkingCalendar): Extract<Step, { kind: 'safe' }> | undefined {
  if (!calendar.isPublished(yearOf(on)) || calendar.isWorkingDay(on)) return undefined
  const safeBy = calendar.previousWorkingDay(on)
  return calendar.isPublished(yearOf(safeBy)) ? { kind: 'safe', safeBy } : undefined
}
