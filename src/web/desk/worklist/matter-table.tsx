import { Table, type TableProps } from 'antd'
import type { MouseEvent } from 'react'
import { useNavigate } from 'react-router'
import type { MatterRow } from '../../../server/api-types.ts'
import type { Choosing } from '../common/row-boxes.tsx'
import { WideTable } from '../common/wide-table.tsx'
import { columnsOf, USUAL, widthOf } from './columns.tsx'

/** Which rows are taken up for acting on many at once. */
export interface Picking {
  picked: readonly MatterRow[]
  onPick: (rows: MatterRow[]) => void
}

interface MatterTableProps {
  rows: MatterRow[]
  busy: boolean
  columns?: readonly string[]
  picking?: Picking | undefined
  /** Height in CSS pixels of a table that draws only the rows in sight. */
  virtual?: number
  onScroll?: TableProps<MatterRow>['onScroll']
}

/** Width of the boxes that take rows up, in CSS pixels. */
const PICK = 40

/** Matters as rows; a click anywhere on one opens it. */
export function MatterTable({ rows, busy, columns = USUAL, picking, virtual, onScroll }: MatterTableProps) {
  const navigate = useNavigate()
  const least = widthOf(columns) + (picking ? PICK : 0)
  const rowProps = ({ id }: MatterRow, index: number | undefined) => ({
    className: 'desk-row',
    'data-row': index ?? 0,
    onClick: ({ target }: MouseEvent) => {
      // The title is a link of its own, so that it can be opened in a new tab.
      if (target instanceof Element && target.closest('a, label, input, .ant-table-selection-column')) return
      if (window.getSelection()?.toString()) return
      void navigate(`/desk/matters/${id}`)
    },
  })
  if (!virtual)
    return (
      <WideTable<MatterRow>
        className={busy ? 'desk-table desk-stale' : 'desk-table'}
        rowKey="id"
        columns={columnsOf(columns)}
        rows={rows}
        least={least}
        fixed
        choosing={picking && choosing(picking)}
        rowProps={rowProps}
      />
    )
  return (
    <Table<MatterRow>
      className="desk-table"
      size="small"
      rowKey="id"
      columns={columnsOf(columns)}
      dataSource={rows}
      pagination={false}
      tableLayout="fixed"
      virtual
      scroll={{ x: least, y: virtual }}
      {...(onScroll ? { onScroll } : {})}
      {...(picking ? { rowSelection: selection(picking) } : {})}
      onRow={rowProps}
    />
  )
}

const boxOf = ({ title }: MatterRow) => `选择：${title}`
const ALL = '选择本页全部事项'

function choosing({ picked, onPick }: Picking): Choosing<MatterRow> {
  return { chosen: picked, onChoose: onPick, label: boxOf, all: ALL }
}

function selection({ picked, onPick }: Picking): NonNullable<TableProps<MatterRow>['rowSelection']> {
  return {
    columnWidth: PICK,
    columnTitle: (box) => box,
    preserveSelectedRowKeys: true,
    selectedRowKeys: picked.map(({ id }) => id),
    onChange: (_, rows) => onPick(rows),
    getCheckboxProps: (row) => ({ 'aria-label': boxOf(row) }),
    getTitleCheckboxProps: () => ({ 'aria-label': ALL }),
  }
}
