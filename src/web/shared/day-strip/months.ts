import type { StripDayInfo, StripInfo } from '../../../server/api-types/clocks.ts'

/** A week as a wall calendar has it: Monday first, blanks where the strip or the month has no day. */
export type Week = readonly (StripDayInfo | undefined)[]

/** The days of a strip that lie in one month; `gapBefore` where days were left out just before. */
export interface StripMonth {
  /** 'YYYY-MM'. */
  readonly id: string
  readonly weeks: readonly Week[]
  readonly gapBefore: boolean
}

/** A strip as the pages of a wall calendar. A month that the gap cuts in two gives two. */
export function stripMonths({ days, skipped }: StripInfo): StripMonth[] {
  const months: { id: string; days: StripDayInfo[]; gapBefore: boolean }[] = []
  for (const day of days) {
    const id = day.on.slice(0, 7)
    const last = months.at(-1)
    const lastDay = last?.days.at(-1)
    const gapBefore = skipped !== undefined && lastDay !== undefined && lastDay.on < skipped.from && day.on > skipped.to
    if (last?.id === id && !gapBefore) last.days.push(day)
    else months.push({ id, days: [day], gapBefore })
  }
  return months.map(({ id, days: own, gapBefore }) => ({ id, weeks: weeksOf(own), gapBefore }))
}

function weeksOf(days: readonly StripDayInfo[]): Week[] {
  const weeks: (StripDayInfo | undefined)[][] = []
  for (const day of days) {
    const column = weekdayOf(day.on)
    const last = weeks.at(-1)
    const week = last && column > 0 ? last : newWeek(weeks)
    week[column] = day
  }
  return weeks
}

function newWeek(weeks: (StripDayInfo | undefined)[][]): (StripDayInfo | undefined)[] {
  const week = Array.from<StripDayInfo | undefined>({ length: 7 }).fill(undefined)
  weeks.push(week)
  return week
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(on: string): number {
  const [year = 0, month = 1, date = 1] = on.split('-').map(Number)
  return (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7
}

/** Days in a span, both ends included. */
export function spanLength({ from, to }: { from: string; to: string }): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1
}
