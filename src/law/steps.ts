import { addDays, daysBetween, type PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Step } from './reckoning.ts'

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
