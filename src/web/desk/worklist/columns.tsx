import { Link } from 'react-router'
import type { MatterRow } from '../../../server/api-types.ts'
import type { WideColumn } from '../common/wide-table.tsx'
import { DueOrClosed } from './due-or-closed.tsx'
import { StageTag } from './stage-tag.tsx'

type Column = WideColumn<MatterRow>

const orDash = (text: string | null) => text ?? '—'

/** Columns one may choose, in the order in which they stand unless moved. */
export const CHOOSABLE: Readonly<Record<string, Column>> = {
  procedure: { title: '种类', dataIndex: 'procedureTitle', width: 104, ellipsis: true },
  stage: { title: '环节', key: 'stage', width: 96, render: (_, row) => <StageTag row={row} /> },
  office: { title: '主办单位', dataIndex: 'leadOfficeName', width: 124, ellipsis: true, render: orDash },
  assignee: { title: '经办人', dataIndex: 'assigneeName', width: 72, ellipsis: true, render: orDash },
  opened: { title: '收到', dataIndex: 'openedOn', width: 100, className: 'desk-number' },
  due: {
    title: '期限',
    key: 'due',
    width: 262,
    className: 'desk-number',
    render: (_, row) => <DueOrClosed row={row} />,
  },
  closed: { title: '办结', dataIndex: 'closedOn', width: 100, className: 'desk-number', render: orDash },
  outcome: { title: '结果', dataIndex: 'outcomeLabel', width: 150, ellipsis: true, render: orDash },
}

/** In CSS pixels: with the usual columns, both go with a screen of 1,366. */
const NUMBER_WIDTH = 160
const LEAST_TITLE = 196

/** The columns of whoever has chosen none. */
export const USUAL: readonly string[] = ['procedure', 'stage', 'office', 'assignee', 'opened', 'due']

const NUMBER: Column = { title: '编号', dataIndex: 'receiptNumber', width: NUMBER_WIDTH, className: 'desk-number' }
const TITLE: Column = {
  title: '标题',
  dataIndex: 'title',
  ellipsis: true,
  render: (title: string, { id }) => (
    <Link to={`/desk/matters/${id}`} title={title}>
      {title}
    </Link>
  ),
}

/** Number and title, then what was chosen; names that are no columns are passed over. */
export function columnsOf(chosen: readonly string[]): Column[] {
  return [NUMBER, TITLE, ...chosen.flatMap((name) => CHOOSABLE[name] ?? [])]
}

/** Least width at which every column can be read, in CSS pixels. */
export function widthOf(chosen: readonly string[]): number {
  return NUMBER_WIDTH + LEAST_TITLE + chosen.reduce((sum, name) => sum + Number(CHOOSABLE[name]?.width ?? 0), 0)
}
