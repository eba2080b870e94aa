import { addDays, type PlainDate, today } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-calendar.ts'
import type { Preferences } from '../desk/index.ts'

/** When a person wants mail. Times are 'HH:mm' in Beijing. */
export type MailTimes = Pick<Preferences['mail'], 'digestAt' | 'workingDaysOnly' | 'quietFrom' | 'quietUntil'>

/**
 * The first moment from `at` on at which a letter may go out: at once, or at the next hour of the
 * digest; never in the quiet hours (`quietFrom` inclusive to `quietUntil` exclusive, over midnight where
 * they end before they begin; none where both are the same), and on working days only where the person
 * wants it so. What waited for a working day goes with that day's digest.
 */
export function mailAt(at: Date, how: 'atOnce' | 'digest', times: MailTimes, calendar: WorkingCalendar): Date {
  const { digestAt, workingDaysOnly } = times
  let day = today(at)
  let minute = minuteOf(at)
  const digest = minutes(digestAt)
  if (how === 'digest') {
    if (minute > digest) day = addDays(day, 1)
    minute = digest
  }
  if (workingDaysOnly && !calendar.isWorkingDay(day)) {
    day = calendar.nextWorkingDay(day)
    minute = digest
  }
  const end = quietEnd(day, minute, times)
  if (!end) return day === today(at) && minute === minuteOf(at) ? at : instant(day, minute)
  // The quiet hours may end on a day that is not worked.
  return mailAt(instant(end.day, end.minute), 'atOnce', times, calendar)
}

function quietEnd(day: PlainDate, minute: number, { quietFrom, quietUntil }: MailTimes) {
  const [from, until] = [minutes(quietFrom), minutes(quietUntil)]
  if (from < until) return minute >= from && minute < until ? { day, minute: until } : undefined
  if (from === until) return undefined
  if (minute < until) return { day, minute: until }
  return minute >= from ? { day: addDays(day, 1), minute: until } : undefined
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

const BEIJING_MINUTES = 8 * 60

function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / 60_000 + BEIJING_MINUTES) % (24 * 60)
}

function instant(day: PlainDate, minute: number): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + (minute - BEIJING_MINUTES) * 60_000)
}
