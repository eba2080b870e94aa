import type { BulletinLineInfo } from '../../../server/api-types/bulletins.ts'

/** '2020-03' as 2020年3月. */
export function monthText(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`
}

/** A value as its line counts: a rate in percent, a dash where there is none. */
export function valueText(value: number | null, rate: boolean): string {
  if (value === null) return '—'
  return rate ? `${(value * 100).toFixed(1)}%` : String(value)
}

/** Whether a line is a rate. */
export function isRate({ denominator }: Pick<BulletinLineInfo, 'denominator'>): boolean {
  return denominator !== undefined
}
