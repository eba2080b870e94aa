import { useQuery } from '@tanstack/react-query'
import { Progress } from 'antd'
import { Link } from 'react-router'
import type { BatchList } from '../../../server/api-types/supervision.ts'
import { read } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { useSignedIn } from '../session/session.ts'

type Batch = BatchList['items'][number]

const COLUMNS: WideColumn<Batch>[] = [
  {
    title: '专项',
    dataIndex: 'name',
    ellipsis: true,
    render: (name: string) => <Link to={`/desk/supervision/batch?name=${encodeURIComponent(name)}`}>{name}</Link>,
  },
  { title: '开始', dataIndex: 'firstOn', width: 110, className: 'desk-number' },
  { title: '督办单', dataIndex: 'total', width: 80, align: 'right' },
  { title: '未销号', dataIndex: 'open', width: 80, align: 'right' },
  { title: '超期', dataIndex: 'late', width: 70, align: 'right' },
  {
    title: '已销号',
    key: 'progress',
    width: 220,
    render: (_, { name, closed, total }) => (
      <Progress
        percent={Math.round((closed / total) * 100)}
        format={() => `${closed}/${total}`}
        aria-label={`${name}：${total} 份中已销号 ${closed} 份`}
      />
    ),
  },
]

/** 专项督办: orders of one name and how far they are. */
export function BatchTable() {
  const { post } = useSignedIn()
  const batches = useQuery({
    queryKey: ['batches', post?.id],
    queryFn: async () => (await read<BatchList>('/api/supervision/batches')).items,
  })
  return (
    <ListState
      query={batches}
      items={batches.data}
      empty="还没有专项督办"
      next="发督办单时填写同一个专项名称，这里就能看到总体进度。"
    >
      {(items) => <WideTable<Batch> rowKey="name" columns={COLUMNS} rows={items} fixed least={720} />}
    </ListState>
  )
}
