/** A length of time whose unit is part of it: 20 working days and 20 days are not the same law. */
export interface Length {
  readonly amount: number
  readonly unit: 'workingDay' | 'day' | 'month' | 'year' | 'hour'
}

/** So many working days (工作日). */
export function workingDays(amount: number): Length {
  return { amount, unit: 'workingDay' }
}

/** So many calendar days (日). */
export function days(amount: number): Length {
  return { amount, unit: 'day' }
}

/** So many months. */
export function months(amount: number): Length {
  return { amount, unit: 'month' }
}

/** So many years. */
export function years(amount: number): Length {
  return { amount, unit: 'year' }
}

/** So many hours. */
export function hours(amount: number): Length {
  return { amount, unit: 'hour' }
}

const UNIT: Readonly<Record<Length['unit'], string>> = {
  workingDay: '个工作日',
  day: '日',
  month: '个月',
  year: '年',
  hour: '小时',
}

/** 20个工作日. */
export function lengthText({ amount, unit }: Length): string {
  return `${amount}${UNIT[unit]}`
}
