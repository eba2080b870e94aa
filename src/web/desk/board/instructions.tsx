import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { BoardInstructions } from '../../../server/api-types/boards.ts'
import { DueBadge } from '../common/due.tsx'
import { PictureSection } from '../pictures/picture-section.tsx'

type Item = BoardInstructions['items'][number]

const COLUMNS: TableColumnsType<Item> = [
  {
    title: '批示',
    key: 'instruction',
    render: (_, { instruction, matter }) => (
      <>
        <Link to={`/desk/matters/${matter.id}`}>{matter.title.replace(/^督办：/, '')}</Link>
        <div className="desk-quiet board-instruction">{instruction}</div>
      </>
    ),
  },
  { title: '承办单位', key: 'office', width: 150, render: (_, { matter }) => matter.leadOfficeName ?? '' },
  { title: '进度', key: 'stage', width: 130, render: (_, { matter }) => matter.outcomeLabel ?? matter.stageLabel },
  {
    title: '最近一步',
    key: 'last',
    width: 190,
    className: 'desk-number',
    render: (_, { last }) => `${last.on} ${last.label}`,
  },
  {
    title: '期限',
    key: 'due',
    width: 246,
    className: 'desk-number',
    render: (_, { matter }) => <DueBadge due={matter} closed={matter.closedOn !== null} />,
  },
]

/** What leaders instructed, and how far it is. */
export function Instructions() {
  return (
    <PictureSection<BoardInstructions>
      title="领导批示办得怎样"
      note="没有销号的在前；已经销号的，列出近九十天的。"
      path="/api/boards/instructions"
      query={{}}
      empty="还没有按领导批示督办的事项；发督办单时，来源选“领导批示”，这里就能看到进度"
      isEmpty={({ total }) => total === 0}
    >
      {({ open, past, closed, items }) => (
        <>
          <p>
            在办 <strong>{open}</strong> 件，其中已过时限 <strong>{past}</strong> 件；近九十天销号{' '}
            <strong>{closed}</strong> 件。
          </p>
          <Table<Item>
            size="small"
            rowKey={({ matter }) => matter.id}
            columns={COLUMNS}
            dataSource={items}
            pagination={false}
            tableLayout="fixed"
            scroll={{ x: 960 }}
          />
        </>
      )}
    </PictureSection>
  )
}
