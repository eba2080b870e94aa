const UNITS: Readonly<Record<string, string>> = {
  workingDay: '个工作日',
  day: '日',
  month: '个月',
  year: '年',
  hour: '小时',
}

/** A unit of a length after its number: 3 个工作日. */
export function unitText(unit: string): string {
  return UNITS[unit] ?? unit
}
