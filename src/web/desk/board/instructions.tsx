import { Link } from 'react-router'
import type { BoardInstructions } from '../../../server/api-types/boards.ts'
import { dateText } from '../../shared/format.ts'
import { DueBadge } from '../common/due.tsx'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { PictureSection } from '../pictures/picture-section.tsx'

type Item = BoardInstructions['items'][number]

const COLUMNS: WideColumn<Item>[] = [
  {
    title: '批示',
    key: 'text',
    render: (_, { text, leader, matter }) => (
      <>
        <Link to={`/desk/matters/${matter.id}`}>{matter.title.replace(/^督办：/, '')}</Link>
        <div className="desk-quiet board-instruction" title={text}>
          {leader && `${leader}：`}
          {text}
        </div>
      </>
    ),
  },
  { title: '环节', key: 'stage', width: 130, render: (_, { matter }) => matter.outcomeLabel ?? matter.stageLabel },
  {
    title: '督办单',
    key: 'orders',
    width: 190,
    render: (_, { matter, batch, orders: { total, closed, past } }) => {
      const text = `${total} 份，销号 ${closed}${past > 0 ? `，过时限 ${past}` : ''}`
      if (!batch) return matter.leadOfficeName ?? ''
      return total > 0 ? <Link to={`/desk/supervision/batch?name=${encodeURIComponent(batch)}`}>{text}</Link> : '未交办'
    },
  },
  {
    title: '最近一步',
    key: 'last',
    width: 190,
    className: 'desk-number',
    render: (_, { last }) => `${dateText(last.on)} ${last.label}`,
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
      note="没有办结的在前；已经办结的，列出近九十天的。"
      path="/api/boards/instructions"
      query={{}}
      empty="还没有登记过领导批示；登记并交办以后，这里就能看到进度"
      isEmpty={({ total }) => total === 0}
    >
      {({ total, open, past, closed, items }) => (
        <>
          <p>
            在办 <strong>{open}</strong> 件，其中已过时限 <strong>{past}</strong> 件；近九十天办结{' '}
            <strong>{closed}</strong> 件。
            {items.length < total && `下面列出前 ${items.length} 件。`}
          </p>
          <WideTable<Item> rowKey={({ matter }) => matter.id} columns={COLUMNS} rows={items} fixed least={960} />
        </>
      )}
    </PictureSection>
  )
}
