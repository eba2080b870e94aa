import { useQuery } from '@tanstack/react-query'
import { Progress } from 'antd'
import { Link } from 'react-router'
import type { FollowUpProgressTable } from '../../../server/api-types/follow-up.ts'
import { read } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { useSignedIn } from '../session/session.ts'

type Row = FollowUpProgressTable['offices'][number]

const COLUMNS: WideColumn<Row>[] = [
  { title: '承办单位', key: 'office', render: (_, { officeName }) => officeName ?? '未定' },
  { title: '答复办结', dataIndex: 'closed', width: 90, align: 'right' },
  { title: '应回访', dataIndex: 'drawn', width: 80, align: 'right' },
  { title: '已评价', dataIndex: 'answered', width: 80, align: 'right' },
  { title: '已剔除', dataIndex: 'excluded', width: 80, align: 'right' },
  { title: '待回访', dataIndex: 'waiting', width: 80, align: 'right' },
  { title: '已过期限', dataIndex: 'late', width: 90, align: 'right' },
  {
    title: '完成',
    key: 'progress',
    width: 200,
    render: (_, { officeName, drawn, waiting }) =>
      drawn === 0 ? (
        '—'
      ) : (
        <Progress
          percent={Math.round(((drawn - waiting) / drawn) * 100)}
          format={() => `${drawn - waiting}/${drawn}`}
          aria-label={`${officeName ?? '未定'}：${drawn} 件中已完成 ${drawn - waiting} 件`}
        />
      ),
  },
]

/** 回访进度: this year's closings, by the office that answered. */
export function ProgressTable() {
  const { post } = useSignedIn()
  const progress = useQuery({
    queryKey: ['follow-up-progress', post?.id],
    queryFn: () => read<FollowUpProgressTable>('/api/follow-ups/progress'),
  })
  return (
    <ListState
      query={progress}
      items={progress.data?.offices}
      empty="今年还没有要回访的办结事项"
      next="事项答复后列入回访；抽取的比例在“回访与重办”里定。"
    >
      {(rows) => (
        <>
          <p className="desk-quiet">
            {progress.data?.from} 至 {progress.data?.to} 答复办结的事项，按编号抽取 {progress.data?.share}%。
          </p>
          <p>
            <Link to="/desk/figures">看响应率、解决率、满意率，每个数字都能打开所数的事项</Link>
          </p>
          <WideTable<Row> rowKey={({ office }) => office ?? ''} columns={COLUMNS} rows={rows} least={780} />
        </>
      )}
    </ListState>
  )
}
