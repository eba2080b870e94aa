import dayjs, { type Dayjs } from 'dayjs'
import { useCounty } from './queries.ts'

/** A stretch of days with the name people give it. */
export interface NamedRange {
  label: string
  value: [Dayjs, Dayjs]
}

/** The stretches offices speak of, reckoned from the county's own day; none until that is known. */
export function rangePresets(today: string | undefined): NamedRange[] {
  if (!today) return []
  const day = dayjs(today)
  const month = day.subtract(1, 'month')
  const year = day.subtract(1, 'year')
  return [
    { label: '本月', value: [day.startOf('month'), day] },
    { label: '上月', value: [month.startOf('month'), month.endOf('month')] },
    { label: '今年', value: [day.startOf('year'), day] },
    { label: '去年', value: [year.startOf('year'), year.endOf('year')] },
  ]
}

/** {@link rangePresets} of today. */
export function useRangePresets(): NamedRange[] {
  return rangePresets(useCounty().data?.today)
}
