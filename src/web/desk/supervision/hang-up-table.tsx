import { useInfiniteQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { Link } from 'react-router'
import type { HangUpList } from '../../../server/api-types/hang-ups.ts'
import { read } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { MoreButton } from '../common/more-button.tsx'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { useSignedIn } from '../session/session.ts'

type Row = HangUpList['items'][number]

const COLUMNS: WideColumn<Row>[] = [
  {
    title: '复核日',
    key: 'review',
    width: 170,
    className: 'desk-number',
    render: (_, { reviewOn, overdue }) => (
      <>
        {reviewOn} {overdue && <Tag color="error">已过</Tag>}
      </>
    ),
  },
  { title: '原因', dataIndex: 'cause', width: 90 },
  {
    title: '标题',
    key: 'title',
    ellipsis: true,
    render: (_, { matter }) => <Link to={`/desk/matters/${matter.id}`}>{matter.title}</Link>,
  },
  {
    title: '主办单位',
    key: 'office',
    width: 150,
    ellipsis: true,
    render: (_, { matter }) => matter.leadOfficeName ?? '未分办',
  },
  {
    title: '环节',
    key: 'stage',
    width: 150,
    render: (_, { matter }) => (matter.closedOn ? '已答复，仍挂账' : matter.stageLabel),
  },
]

/** 挂账清单: what waits for money, a plan or a policy; left out of shares on time, and never out of sight. */
export function HangUpTable() {
  const { post } = useSignedIn()
  const hanging = useInfiniteQuery({
    queryKey: ['hang-ups', post?.id],
    queryFn: ({ pageParam }) => read<HangUpList>('/api/hang-ups', { cursor: pageParam || undefined }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const counts = hanging.data?.pages[0]?.counts ?? []
  const overdue = counts.reduce((sum, one) => sum + one.overdue, 0)
  return (
    <ListState
      query={hanging}
      items={hanging.data?.pages.flatMap(({ items }) => items)}
      empty="没有挂账的事项"
      next="一时解决不了的事项挂账后列在这里，到复核日逐件复核。"
    >
      {(items) => (
        <>
          <p className="desk-quiet">
            {counts.map(({ cause, count }) => `${cause} ${count} 件`).join('，')}
            {overdue > 0 && `；${overdue} 件已过复核日`}。挂账只暂停县定时限，法定期限照算。
          </p>
          <WideTable<Row> rowKey={({ matter }) => matter.id} columns={COLUMNS} rows={items} fixed least={820} />
          <MoreButton query={hanging} block />
        </>
      )}
    </ListState>
  )
}
