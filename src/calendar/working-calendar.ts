import chineseDays from 'chinese-days'
import { addDays, type PlainDate, weekday, yearOf } from './plain-date.ts'

/** What kind of day it is, and the authority for it. */
export interface DayKind {
  readonly kind: 'working' | 'weekend' | 'holiday' | 'makeup'
  /** The holiday's name, for a holiday or the make-up day that pays for it. */
  readonly name?: string
  /** The yearly notice the day rests on, for every day that is not plain. */
  readonly notice?: string
}

/** A yearly notice as an administrator enters it. */
export interface YearNotice {
  readonly year: number
  /** Title and number of the notice. */
  readonly notice: string
  readonly holidays: readonly { readonly on: PlainDate; readonly name: string }[]
  readonly makeupDays: readonly { readonly on: PlainDate; readonly name: string }[]
}

/**
 * Which days are worked. A year whose notice is not out is *provisional*: it is
 * answered as plain weeks, and every answer that rests on it must say so.
 */
export interface WorkingCalendar {
  /** Throws RangeError outside 2004–2199. */
  dayKind(day: PlainDate): DayKind
  isWorkingDay(day: PlainDate): boolean
  /** True if the year's notice is known. */
  isPublished(year: number): boolean
  /** The `count`-th working day after `day`, which itself is not counted; `count` ≥ 1. */
  addWorkingDays(day: PlainDate, count: number): PlainDate
  /** The first working day on or after the day. */
  nextWorkingDay(day: PlainDate): PlainDate
  /** The last working day on or before the day. */
  previousWorkingDay(day: PlainDate): PlainDate
  /** Working days in (from, to]; negative if `to` is earlier. */
  workingDaysBetween(from: PlainDate, to: PlainDate): number
}

const FIRST_YEAR = 2004
const LAST_PUBLISHED = 2026
const LAST_YEAR = 2199

/** The State Council's yearly notices on holidays and make-up working days, from a kept library. */
export const nationalCalendar: WorkingCalendar = calendarOf(
  (day) => {
    const { name, work } = chineseDays.getDayDetail(day)
    // The library answers an English weekday name for plain days, and 'English,中文,n' for the notice's days.
    const holiday = name.split(',')[1]
    if (holiday === undefined) return plain(day)
    const notice = `国务院办公厅关于${yearOf(day)}年部分节假日安排的通知`
    return work ? { kind: 'makeup', name: holiday, notice } : { kind: 'holiday', name: holiday, notice }
  },
  (year) => year >= FIRST_YEAR && year <= LAST_PUBLISHED,
)

/** A calendar with further years, or amended ones, as entered by the county. */
export function withYears(base: WorkingCalendar, entered: readonly YearNotice[]): WorkingCalendar {
  if (entered.length === 0) return base
  const years = new Map(entered.map((notice) => [notice.year, indexed(notice)]))
  return calendarOf(
    (day) => years.get(yearOf(day))?.(day) ?? base.dayKind(day),
    (year) => years.has(year) || base.isPublished(year),
  )
}

function indexed({ holidays, makeupDays, notice }: YearNotice): (day: PlainDate) => DayKind {
  const off = new Map(holidays.map(({ on, name }) => [on, name]))
  const worked = new Map(makeupDays.map(({ on, name }) => [on, name]))
  return (day) => {
    const holiday = off.get(day)
    if (holiday !== undefined) return { kind: 'holiday', name: holiday, notice }
    const makeup = worked.get(day)
    return makeup === undefined ? plain(day) : { kind: 'makeup', name: makeup, notice }
  }
}

function plain(day: PlainDate): DayKind {
  return { kind: weekday(day) >= 6 ? 'weekend' : 'working' }
}

/** No stretch of days off is longer; a calendar that has one is wrong, and must not be searched for ever. */
const LONGEST_BREAK = 60

function calendarOf(kindOf: (day: PlainDate) => DayKind, isPublished: (year: number) => boolean): WorkingCalendar {
  const kinds = new Map<PlainDate, DayKind>()
  const dayKind = (day: PlainDate): DayKind => {
    const known = kinds.get(day)
    if (known) return known
    const year = yearOf(day)
    if (year < FIRST_YEAR || year > LAST_YEAR) throw new RangeError(`no calendar for ${year}`)
    const kind = isPublished(year) ? kindOf(day) : plain(day)
    kinds.set(day, kind)
    return kind
  }
  const isWorkingDay = (day: PlainDate) => ['working', 'makeup'].includes(dayKind(day).kind)
  const seek = (day: PlainDate, step: 1 | -1): PlainDate => {
    for (let at = day, tried = 0; tried < LONGEST_BREAK; at = addDays(at, step), tried += 1)
      if (isWorkingDay(at)) return at
    throw new RangeError(`no working day near ${day}`)
  }
  const nextWorkingDay = (day: PlainDate) => seek(day, 1)
  const countIn = (from: PlainDate, to: PlainDate) => {
    let count = 0
    for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at)) count += 1
    return count
  }
  return {
    dayKind,
    isWorkingDay,
    isPublished,
    nextWorkingDay,
    previousWorkingDay: (day) => seek(day, -1),
    addWorkingDays(day, count) {
      let at = day
      for (let left = count; left > 0; left -= 1) at = nextWorkingDay(addDays(at, 1))
      return at
    },
    workingDaysBetween: (from, to) => (to >= from ? countIn(from, to) : -countIn(to, from)),
  }
}
