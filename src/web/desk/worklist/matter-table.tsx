import { Table, type TableProps } from 'antd'
import { useNavigate } from 'react-router'
import type { MatterRow } from '../../../server/api-types.ts'
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
  return (
    <div className="desk-table-frame">
      <Table<MatterRow>
        className="desk-table"
        size="small"
        rowKey="id"
        columns={columnsOf(columns)}
        dataSource={rows}
        pagination={false}
        loading={busy}
        tableLayout="fixed"
        rowClassName="desk-row"
        {...(virtual ? { virtual: true, scroll: { x: least, y: virtual } } : { style: { minWidth: least } })}
        {...(onScroll ? { onScroll } : {})}
        {...(picking ? { rowSelection: selection(picking) } : {})}
        onRow={(row, index) => ({
          'data-row': index,
          onClick: ({ target }) => {
            // The title is a link of its own, so that it can be opened in a new tab.
            if (target instanceof Element && target.closest('a, label, input, .ant-table-selection-column')) return
            if (window.getSelection()?.toString()) return
            void navigate(`/desk/matters/${row.id}`)
          },
        })}
      />
    </div>
  )
}

function selection({ picked, onPick }: Picking): NonNullable<TableProps<MatterRow>['rowSelection']> {
  return {
    columnWidth: PICK,
    columnTitle: (box) => box,
    preserveSelectedRowKeys: true,
    selectedRowKeys: picked.map(({ id }) => id),
    onChange: (_, rows) => onPick(rows),
    getCheckboxProps: ({ title }) => ({ 'aria-label': `选择：${title}` }),
    getTitleCheckboxProps: () => ({ 'aria-label': '选择本页全部事项' }),
  }
}
