import chineseDays from 'chinese-days'
import { addDays, daysBetween, type PlainDate, plainDate, weekday, yearOf } from './plain-date.ts'
import { noticeOf } from './state-council-notices.ts'

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
  readonly holidays: readonly NamedDay[]
  readonly makeupDays: readonly NamedDay[]
  /** Days an earlier notice had named and a later one gave back to the plain week. */
  readonly plainDays?: readonly { readonly on: PlainDate; readonly notice: string }[]
}

/** A day a notice names. */
export interface NamedDay {
  readonly on: PlainDate
  readonly name: string
  /** The notice it rests on, where that is another than the year's own. */
  readonly notice?: string | undefined
}

/**
 * Which days are worked. A year whose notice is not out is *provisional*: it is
 * answered as plain weeks, and every answer that rests on it must say so.
 */
export interface WorkingCalendar {
  /** Throws RangeError outside 1900–2199. */
  dayKind(day: PlainDate): DayKind
  isWorkingDay(day: PlainDate): boolean
  /** True if the year's notice is known. */
  isPublished(year: number): boolean
  /**
   * The `count`-th working day after `day`, which itself is not counted; before it
   * if negative. Throws RangeError if `count` is 0 or not whole.
   */
  addWorkingDays(day: PlainDate, count: number): PlainDate
  /** The first working day on or after the day. */
  nextWorkingDay(day: PlainDate): PlainDate
  /** The last working day on or before the day. */
  previousWorkingDay(day: PlainDate): PlainDate
  /** Working days in (from, to]; negative if `to` is earlier. */
  workingDaysBetween(from: PlainDate, to: PlainDate): number
  /** The first year whose notice is not known and that has a day in [from, to]; nothing if all are known. */
  firstUnpublished(from: PlainDate, to: PlainDate): number | undefined
}

/** No calendar reaches back farther. */
export const FIRST_YEAR = 1900
/** The first year with a notice of holidays and make-up days. */
export const FIRST_PUBLISHED = 2004
const LAST_PUBLISHED = 2026
/** Nor on beyond this. */
export const LAST_YEAR = 2199

/** The State Council's yearly notices on holidays and make-up working days, from a kept library. */
export const nationalCalendar: WorkingCalendar = calendarOf(
  (day) => {
    const { name, work } = chineseDays.getDayDetail(day)
    // The library answers an English weekday name for plain days, and 'English,中文,n' for the notice's days.
    const holiday = name.split(',')[1]
    if (holiday === undefined) return plain(day)
    const notice = noticeOf(day, holiday)
    return work ? { kind: 'makeup', name: holiday, notice } : { kind: 'holiday', name: holiday, notice }
  },
  (year) => year >= FIRST_PUBLISHED && year <= LAST_PUBLISHED,
)

/**
 * A calendar with further years, or amended ones, as entered by the county. A
 * notice also governs the days it names outside its own year: New Year's holiday
 * may begin in December.
 */
export function withYears(base: WorkingCalendar, entered: readonly YearNotice[]): WorkingCalendar {
  if (entered.length === 0) return base
  const years = new Set(entered.map(({ year }) => year))
  const named = new Map(entered.toSorted((a, b) => a.year - b.year).flatMap(namedDays))
  return calendarOf(
    (day) => named.get(day) ?? (years.has(yearOf(day)) ? plain(day) : base.dayKind(day)),
    (year) => years.has(year) || base.isPublished(year),
  )
}

function namedDays({ holidays, makeupDays, plainDays = [], notice: yearly }: YearNotice): [PlainDate, DayKind][] {
  return [
    ...plainDays.map(({ on, notice }): [PlainDate, DayKind] => [on, { ...plain(on), notice }]),
    ...makeupDays.map(({ on, name, notice = yearly }): [PlainDate, DayKind] => [on, { kind: 'makeup', name, notice }]),
    ...holidays.map(({ on, name, notice = yearly }): [PlainDate, DayKind] => [on, { kind: 'holiday', name, notice }]),
  ]
}

function plain(day: PlainDate): DayKind {
  return { kind: weekday(day) >= 6 ? 'weekend' : 'working' }
}

interface YearTable {
  readonly first: PlainDate
  /** Working days of the year up to and including each day of it, by day of the year. */
  readonly counts: Int16Array
  readonly working: readonly PlainDate[]
}

function yearTable(year: number, isWorkingDay: (day: PlainDate) => boolean): YearTable {
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new RangeError(`no calendar for ${year}`)
  const first = plainDate(`${year}-01-01`)
  const counts = new Int16Array(daysBetween(first, plainDate(`${year}-12-31`)) + 1)
  const working: PlainDate[] = []
  for (let at = 0; at < counts.length; at += 1) {
    const day = addDays(first, at)
    if (isWorkingDay(day)) working.push(day)
    counts[at] = working.length
  }
  if (working.length === 0) throw new RangeError(`no working day in ${year}`)
  return { first, counts, working }
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
  const isWorkingDay = (day: PlainDate) => {
    const { kind } = dayKind(day)
    return kind === 'working' || kind === 'makeup'
  }
  const seek = (day: PlainDate, step: 1 | -1): PlainDate => {
    for (let at = day, tried = 0; tried < LONGEST_BREAK; at = addDays(at, step), tried += 1)
      if (isWorkingDay(at)) return at
    throw new RangeError(`no working day near ${day}`)
  }
  const years = new Map<number, YearTable>()
  const tableOf = (year: number) => {
    const known = years.get(year)
    if (known) return known
    const table = yearTable(year, isWorkingDay)
    years.set(year, table)
    return table
  }
  /** Working days of the day's year up to and including it. */
  const countTo = (day: PlainDate) => {
    const { first, counts } = tableOf(yearOf(day))
    return counts[daysBetween(first, day)] ?? 0
  }
  const countIn = (from: PlainDate, to: PlainDate) => {
    let count = countTo(to) - countTo(from)
    for (let year = yearOf(from); year < yearOf(to); year += 1) count += tableOf(year).counts.at(-1) ?? 0
    return count
  }
  return {
    dayKind,
    isWorkingDay,
    isPublished,
    nextWorkingDay: (day) => seek(day, 1),
    previousWorkingDay: (day) => seek(day, -1),
    addWorkingDays(day, count) {
      if (!Number.isInteger(count) || count === 0) throw new RangeError(`not a number of working days: ${count}`)
      // Counting back, a day that is worked is itself one too many.
      const before = countTo(day) - (count < 0 && isWorkingDay(day) ? 1 : 0)
      let year = yearOf(day)
      let left = before + count + (count < 0 ? 1 : 0)
      for (; left < 1; left += tableOf(year).working.length) year -= 1
      for (; left > tableOf(year).working.length; year += 1) left -= tableOf(year).working.length
      return tableOf(year).working[left - 1] ?? day
    },
    workingDaysBetween: (from, to) => (to >= from ? countIn(from, to) : -countIn(to, from)),
    firstUnpublished(from, to) {
      for (let year = yearOf(from); year <= yearOf(to); year += 1) if (!isPublished(year)) return year
      return undefined
    },
  }
}
