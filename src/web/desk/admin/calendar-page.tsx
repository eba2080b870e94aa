import { useQuery } from '@tanstack/react-query'
import { Alert, DatePicker, Tag } from 'antd'
import dayjs from 'dayjs'
import { Link, useSearchParams } from 'react-router'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useCounty } from '../common/queries.ts'
import { CalendarEditor } from './calendar-editor.tsx'
import { CalendarYears, calendarQuery } from './calendar-years.tsx'

const SOURCES = { library: '随软件提供', county: '本县录入', none: '未公布' } as const

/** 工作日历: which days of a year are off or worked, as the State Council's notice says. */
export function CalendarPage() {
  const [params, setParams] = useSearchParams()
  const today = useCounty().data?.today
  const thisYear = today === undefined ? undefined : Number(today.slice(0, 4))
  const asked = params.get('year')
  const year = asked ? Number(asked) : thisYear
  const calendar = useQuery({ ...calendarQuery(year ?? 0), enabled: year !== undefined })
  return (
    <>
      <PageHeading
        title="工作日历"
        extra={<Link to="/desk/redatings">历次期限重算</Link>}
        note="期限按国务院办公厅的放假安排计算。安排未公布的年度，所有期限都标为“暂定”。"
      />
      <search className="desk-filters">
        <span>年度</span>
        <DatePicker
          aria-label="年度"
          picker="year"
          allowClear={false}
          value={year ? dayjs(`${year}-01-01`) : null}
          onChange={(_, chosen) => typeof chosen === 'string' && chosen && setParams({ year: chosen })}
        />
        {calendar.data && (
          <Tag color={calendar.data.published ? 'success' : 'warning'}>{SOURCES[calendar.data.source]}</Tag>
        )}
        {thisYear !== undefined && <CalendarYears from={thisYear} />}
      </search>
      {calendar.isError && <ProblemPanel error={calendar.error} onRetry={() => calendar.refetch()} />}
      {calendar.isPending && <Loading />}
      {calendar.data && !calendar.data.published && (
        <Alert
          type="warning"
          showIcon
          title={`${calendar.data.year} 年的放假安排尚未录入`}
          description="国务院办公厅公布后，请照通知录入放假日和调休上班日；录入后，暂定的期限会重新计算。"
        />
      )}
      {calendar.data && <CalendarEditor key={calendar.data.year} calendar={calendar.data} />}
    </>
  )
}
