import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { Link } from 'react-router'
import type { RedatingList, RedatingStatus } from '../../../server/api-types/calendar.ts'
import { read } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { instantText, spanText } from '../common/time.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'

const COLUMNS: WideColumn<RedatingStatus>[] = [
  { title: '开始', dataIndex: 'startedAt', width: 150, className: 'desk-number', render: instantText },
  {
    title: '缘由',
    dataIndex: 'reason',
    render: (reason: string, { id }) => <Link to={`/desk/redatings/${id}`}>{reason}</Link>,
  },
  {
    title: '改变的日子',
    dataIndex: 'fromOn',
    width: 210,
    className: 'desk-number',
    render: (_, { fromOn, toOn }) => spanText(fromOn, toOn),
  },
  { title: '改了届满日', dataIndex: 'moved', width: 110, align: 'right', className: 'desk-number' },
  { title: '改了是否逾期', dataIndex: 'rejudged', width: 120, align: 'right', className: 'desk-number' },
  {
    title: '状态',
    dataIndex: 'finishedAt',
    width: 100,
    render: (at: string | null) => <Tag color={at ? 'success' : 'processing'}>{at ? '已完成' : '进行中'}</Tag>,
  },
]

/** 期限重算: every pass after a change of the calendar, newest first. */
export function RedatingsPage() {
  const redatings = useQuery({ queryKey: ['redatings'], queryFn: () => read<RedatingList>('/api/redatings') })
  return (
    <>
      <PageHeading
        title="期限重算"
        note="放假安排变动后，在办事项的届满日随之重算一次；谁改了、从哪天改到哪天，都在这里。"
      />
      <ListState
        query={redatings}
        items={redatings.data?.items}
        empty="还没有因放假安排变动重算过期限"
        next="系统管理员录入新一年的放假安排后，受影响的期限会列在这里。"
      >
        {(items) => <WideTable<RedatingStatus> rowKey="id" columns={COLUMNS} rows={items} least={860} />}
      </ListState>
    </>
  )
}
