import { Table, type TableColumnsType, Tag } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { MatterRow } from '../../../server/api-types.ts'
import { DueBadge } from '../common/due.tsx'

const COLUMNS: TableColumnsType<MatterRow> = [
  { title: '编号', dataIndex: 'receiptNumber', width: 168, className: 'desk-number' },
  {
    title: '标题',
    dataIndex: 'title',
    ellipsis: true,
    render: (title: string, { id }) => (
      <Link to={`/desk/matters/${id}`} title={title}>
        {title}
      </Link>
    ),
  },
  { title: '种类', dataIndex: 'procedureTitle', width: 104 },
  { title: '环节', key: 'stage', width: 96, render: (_, row) => <StageTag row={row} /> },
  { title: '主办单位', dataIndex: 'leadOfficeName', width: 124, ellipsis: true, render: orDash },
  { title: '经办人', dataIndex: 'assigneeName', width: 80, ellipsis: true, render: orDash },
  { title: '收到', dataIndex: 'openedOn', width: 100, className: 'desk-number' },
  {
    title: '期限',
    key: 'due',
    width: 246,
    className: 'desk-number',
    render: (_, row) => <DueBadge due={row} closed={row.closedOn !== null} />,
  },
]

/** Matters as rows; a click anywhere on one opens it. */
export function MatterTable({ rows, busy }: { rows: MatterRow[]; busy: boolean }) {
  const navigate = useNavigate()
  return (
    <Table<MatterRow>
      className="desk-table"
      size="small"
      rowKey="id"
      columns={COLUMNS}
      dataSource={rows}
      pagination={false}
      loading={busy}
      tableLayout="fixed"
      rowClassName="desk-row"
      onRow={(row, index) => ({
        'data-row': index,
        onClick: ({ target }) => {
          // The title is a link of its own, so that it can be opened in a new tab.
          if (target instanceof Element && target.closest('a')) return
          if (window.getSelection()?.toString()) return
          void navigate(`/desk/matters/${row.id}`)
        },
      })}
    />
  )
}

/** Stage, or how it ended and when. */
export function StageTag({ row }: { row: MatterRow }) {
  if (row.closedOn !== null) return <Tag title={`${row.closedOn} 办结`}>{row.outcomeLabel ?? row.stageLabel}</Tag>
  return <Tag color="blue">{row.stageLabel}</Tag>
}

function orDash(text: string | null) {
  return text ?? '—'
}
