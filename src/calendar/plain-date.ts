declare const brand: unique symbol

/** A calendar day 'YYYY-MM-DD' without time or zone. Compares as text. Years 1900–2199. */
export type PlainDate = string & { readonly [brand]: 'PlainDate' }

const DAY = 86_400_000

/** True if the text is a day that exists, written 'YYYY-MM-DD'. */
export function isPlainDate(text: string): text is PlainDate {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const instant = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
}

/** The day a text names. Throws RangeError if there is no such day. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** The day `count` calendar days later; earlier if negative. */
export function addDays(day: PlainDate, count: number): PlainDate {
  return ofInstant(instantOf(day) + count * DAY)
}

/** The corresponding day `count` months later, or that month's last day where it has none (民法典 art. 202). */
export function addMonths(day: PlainDate, count: number): PlainDate {
  const [year, month, date] = partsOf(day)
  const first = new Date(Date.UTC(year, month - 1 + count, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return ofInstant(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)))
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
  return Math.round((instantOf(to) - instantOf(from)) / DAY)
}

/** 1 (Monday) to 7 (Sunday). */
export function weekday(day: PlainDate): number {
  return new Date(instantOf(day)).getUTCDay() || 7
}

/** The calendar year. */
export function yearOf(day: PlainDate): number {
  return Number(day.slice(0, 4))
}

/** The day it is in Beijing at an instant. */
export function today(now: Date): PlainDate {
  return ofInstant(now.getTime() + 8 * 3_600_000)
}

/** 2020年3月5日. */
export function dateText(day: PlainDate): string {
  const [year, month, date] = partsOf(day)
  return `${year}年${month}月${date}日`
}

function partsOf(day: PlainDate): [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

function instantOf(day: PlainDate): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function ofInstant(instant: number): PlainDate {
  return new Date(instant).toISOString().slice(0, 10) as PlainDate
}
