import type { BulletinLineInfo } from '../../../server/api-types/bulletins.ts'

/** A value as its line counts: a rate in percent, a dash where there is none. */
export function valueText(value: number | null, rate: boolean): string {
  if (value === null) return '—'
  return rate ? `${(value * 100).toFixed(1)}%` : String(value)
}

/** Whether a line is a rate. */
export function isRate({ denominator }: Pick<BulletinLineInfo, 'denominator'>): boolean {
  return denominator !== undefined
}
