declare const brand: unique symbol

/** A calendar day 'YYYY-MM-DD' without time or zone. Compares as text. Years 1900–2199. */
export type PlainDate = string & { readonly [brand]: 'PlainDate' }

const DAY = 86_400_000
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** True if the text is a day that exists, written 'YYYY-MM-DD'. */
export function isPlainDate(text: string): text is PlainDate {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, date] = partsOf(text)
  return month >= 1 && month <= 12 && date >= 1 && date <= monthLength(year, month)
}

/** The day a text names. Throws RangeError if there is no such day. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** The day `count` calendar days later; earlier if negative. */
export function addDays(day: PlainDate, count: number): PlainDate {
  return ofNumber(numberOf(day) + count)
}

/** The corresponding day `count` months later, or that month's last day where it has none (民法典 art. 202). */
export function addMonths(day: PlainDate, count: number): PlainDate {
  const [year, month, date] = partsOf(day)
  const months = year * 12 + month - 1 + count
  const [inYear, inMonth] = [Math.floor(months / 12), (months % 12) + 1]
  return ofParts(inYear, inMonth, Math.min(date, monthLength(inYear, inMonth)))
}

/** The corresponding day `count` years later; 29 February gives 28 February in a common year. */
export function addYears(day: PlainDate, count: number): PlainDate {
  return addMonths(day, count * 12)
}

/** For sorting: negative if `a` is earlier, 0 for the same day, positive if later. */
export function compareDays(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Calendar days from `from` to `to`: 0 for the same day, negative if `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return numberOf(to) - numberOf(from)
}

/** 1 (Monday) to 7 (Sunday). */
export function weekday(day: PlainDate): number {
  return ((((numberOf(day) + 3) % 7) + 7) % 7) + 1
}

/** The calendar year. */
export function yearOf(day: PlainDate): number {
  return Number(day.slice(0, 4))
}

/** The day it is in Beijing at an instant. */
export function today(now: Date): PlainDate {
  return ofNumber(Math.floor((now.getTime() + 8 * 3_600_000) / DAY))
}

/** 2020年3月5日. */
export function dateText(day: string): string {
  const [year, month, date] = partsOf(day)
  return `${year}年${month}月${date}日`
}

function partsOf(day: string): [year: number, month: number, date: number] {
  return [digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10)]
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - 48
  return value
}

function monthLength(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
}

/** Days since 1970-01-01: the civil calendar by arithmetic, since a due day is reckoned for every row of a list. */
function numberOf(day: string): number {
  const [year, month, date] = partsOf(day)
  const shifted = month <= 2 ? year - 1 : year
  const yearOfEra = shifted % 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return Math.floor(shifted / 400) * 146_097 + dayOfEra - 719_468
}

function ofNumber(number: number): PlainDate {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return ofParts(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
}

function ofParts(year: number, month: number, date: number): PlainDate {
  return `${year}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}` as PlainDate
}
