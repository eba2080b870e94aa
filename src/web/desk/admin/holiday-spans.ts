import dayjs from 'dayjs'
import { dateText } from '../../shared/format.ts'

/** A day off, or one that is worked in exchange. */
export interface NamedDay {
  on: string
  name: string
}

/** Days on end of one festival. */
export interface HolidaySpan {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly days: number
}

/** The days as spans; they must be in order. */
export function spansOf(days: readonly NamedDay[]): HolidaySpan[] {
  const spans: HolidaySpan[] = []
  for (const { on, name } of days) {
    const last = spans.at(-1)
    const goesOn = last?.name === name && dayjs(last.to).add(1, 'day').format('YYYY-MM-DD') === on
    if (last && goesOn) spans[spans.length - 1] = { ...last, to: on, days: last.days + 1 }
    else spans.push({ name, from: on, to: on, days: 1 })
  }
  return spans
}

/** A year's notice may begin the New Year in the last week of December. */
export function firstDay(year: number): string {
  return `${year - 1}-12-25`
}

/** The last day a year's notice names. */
export function lastDay(year: number): string {
  return `${year}-12-31`
}

/** 2026-01-01 周四. */
export function dayText(on: string): string {
  return `${dateText(on)} 周${'日一二三四五六'[dayjs(on).day()]}`
}
