import { addDays, addMonths, addYears, type PlainDate } from '../calendar/plain-date.ts'

/** Fewer than so many behind a rate say little: it is marked. */
export const SMALL_BASE = 5

/** What a kind of matter is counted by in a bulletin, in the order of its columns. */
export const KIND_COLUMNS = {
  received: '收到',
  closed: '办结',
  past: '其中超期',
  late: '其中超法定期限',
  open: '月末在办',
  openPast: '其中已超期',
} as const

/** A column of {@link KIND_COLUMNS}. */
export type KindColumn = keyof typeof KIND_COLUMNS

/** Parts of a bulletin that hold numbers. */
export type BulletinSection = 'kinds' | 'whistles' | 'rates' | 'supervision' | 'late'

/** A number of a bulletin. What it counts is kept beside it as a list of matters, and is that list's length. */
export interface BulletinLine {
  /** Stable from month to month: 'kind.letter.received', 'ladder.order'. */
  readonly id: string
  readonly section: BulletinSection
  readonly label: string
  /** A count, or a rate from 0 to 1; null where a rate would be of nothing. */
  readonly value: number | null
  /** Of a rate. */
  readonly numerator?: number
  readonly denominator?: number
  /** A month earlier, and in the same month of last year; null where no records reach back so far. */
  readonly previous: number | null
  readonly yearBefore: number | null
  /** A rate of fewer than {@link SMALL_BASE}. */
  readonly small: boolean
  /** The lead office, where it is of one. */
  readonly office?: string
}

/** A matter told by number in a bulletin: its title without personal data. */
export interface NamedMatter {
  readonly id: string
  readonly receiptNumber: string
  readonly title: string
  readonly procedure: string
  readonly office: string | null
  readonly why: string
}

/** An office's place in an assessment that ends with the month; null where too few matters allow none. */
export interface RankedOffice {
  /** The scheme and the first day of its period, by which the assessment is found. */
  readonly scheme: string
  readonly from: PlainDate
  /** Title and period of the assessment. */
  readonly assessment: string
  readonly group: string
  readonly office: string
  readonly place: number | null
  readonly score: number | null
  readonly matters: number
}

/** Everything a bulletin says. */
export interface BulletinContent {
  /** 'YYYY-MM'. */
  readonly month: string
  readonly from: PlainDate
  readonly to: PlainDate
  /** The day whose records it was counted from. */
  readonly countedOn: PlainDate
  readonly lines: readonly BulletinLine[]
  /** Offices by most overrun first; the matters of each, the first few. */
  readonly late: readonly { readonly office: string | null; readonly matters: readonly NamedMatter[] }[]
  readonly ranking: readonly RankedOffice[]
  readonly praised: readonly NamedMatter[]
  readonly named: readonly NamedMatter[]
  /** Names of the offices as they then were. */
  readonly offices: Readonly<Record<string, string>>
}

/** A number that a correction changed. */
export interface BulletinChange {
  readonly line: string
  readonly label: string
  readonly before: number | null
  readonly after: number | null
  readonly rate: boolean
}

/** Days, both included. */
export interface BulletinPeriod {
  readonly from: PlainDate
  readonly to: PlainDate
}

/** The days of a month named 'YYYY-MM'. */
export function monthPeriod(month: string): BulletinPeriod {
  const from = `${month}-01` as PlainDate
  return { from, to: addDays(addMonths(from, 1), -1) }
}

/** The month before, and the same month a year before. */
export function comparedMonths(month: string): { previous: string; yearBefore: string } {
  const from = `${month}-01` as PlainDate
  return { previous: addMonths(from, -1).slice(0, 7), yearBefore: addYears(from, -1).slice(0, 7) }
}

/** What differs between two contents of the same month, line by line; a line that one lacks counts as nothing there. */
export function changesBetween(before: BulletinContent, after: BulletinContent): BulletinChange[] {
  const old = new Map(before.lines.map((line) => [line.id, line]))
  const now = new Map(after.lines.map((line) => [line.id, line]))
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), now.get(id)]
    const line = is ?? was
    if (!line) return []
    const rate = line.denominator !== undefined
    const absent = rate ? null : 0
    const [left, right] = [was ? was.value : absent, is ? is.value : absent]
    return left === right ? [] : [{ line: id, label: line.label, before: left, after: right, rate }]
  })
}
