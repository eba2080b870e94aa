import { addDays, addMonths, type PlainDate, plainDate } from '../calendar/plain-date.ts'
import type { Scheme } from './scheme.ts'

/** A period of assessment, both days included. */
export interface Period {
  readonly from: PlainDate
  readonly to: PlainDate
  /** 2020年3月, 2020年第1季度. */
  readonly label: string
}

const MONTHS = { month: 1, quarter: 3 } as const

/** The period that holds a day. */
export function periodOf(kind: Scheme['period'], day: PlainDate): Period {
  const [year = '', month = ''] = day.split('-')
  const size = MONTHS[kind]
  const first = Math.floor((Number(month) - 1) / size) * size + 1
  const from = plainDate(`${year}-${String(first).padStart(2, '0')}-01`)
  const label = kind === 'month' ? `${year}年${first}月` : `${year}年第${(first + 2) / 3}季度`
  return { from, to: addDays(addMonths(from, size), -1), label }
}

/** True if a period begins on the day. */
export function beginsPeriod(kind: Scheme['period'], day: PlainDate): boolean {
  return periodOf(kind, day).from === day
}

/** The period before one that begins on `from`. */
export function periodBefore(kind: Scheme['period'], from: PlainDate): Period {
  return periodOf(kind, addDays(from, -1))
}

/** The period after the one that holds a day. */
export function periodAfter(kind: Scheme['period'], day: PlainDate): Period {
  return periodOf(kind, addDays(periodOf(kind, day).to, 1))
}

/** The periods from one day to another, the earliest first; the last may not be over yet. */
export function periodsBetween(kind: Scheme['period'], from: PlainDate, to: PlainDate): Period[] {
  const periods: Period[] = []
  for (let period = periodOf(kind, from); period.from <= to; period = periodAfter(kind, period.from))
    periods.push(period)
  return periods
}
