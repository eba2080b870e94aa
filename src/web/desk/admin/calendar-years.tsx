import { useQueries } from '@tanstack/react-query'
import { Tag } from 'antd'
import { Link } from 'react-router'
import type { CalendarYear } from '../../../server/api-types/calendar.ts'
import { read } from '../client.ts'

/** A year's place in the cache, shared by all who look at it. */
export function calendarQuery(year: number) {
  return {
    queryKey: ['calendar', year],
    queryFn: () => read<CalendarYear>(`/api/admin/calendar-years/${year}`),
  }
}

/** This year and the two after it: known, or provisional. */
export function CalendarYears({ from }: { from: number }) {
  const numbers = [from, from + 1, from + 2]
  const years = useQueries({ queries: numbers.map(calendarQuery) })
  return (
    <ul className="desk-inline" aria-label="各年度">
      {numbers.map((year, at) => (
        <li key={year}>
          <Link to={`/desk/calendar?year=${year}`}>{year} 年</Link> <Known calendar={years[at]?.data} />
        </li>
      ))}
    </ul>
  )
}

function Known({ calendar }: { calendar: CalendarYear | undefined }) {
  if (!calendar) return null
  return calendar.published ? <Tag color="success">已公布</Tag> : <Tag color="warning">未公布，期限暂定</Tag>
}
