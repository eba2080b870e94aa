import { Pagination } from 'antd'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { AllBox, type Choosing, RowBox } from './row-boxes.tsx'
import { useReachable } from './use-reachable.ts'
import './wide-table.css'

interface Looks {
  title: string
  /** In CSS pixels; what is left over goes to the columns without one. */
  width?: number
  align?: 'right'
  className?: string
  /** Cuts off what does not fit instead of breaking it; all of it is told on hovering. */
  ellipsis?: boolean
}

type OfField<Row> = {
  [Field in keyof Row & string]: {
    dataIndex: Field
    key?: never
    render?: (value: Row[Field], row: Row) => ReactNode
  }
}[keyof Row & string]

interface OfRow<Row> {
  key: string
  dataIndex?: never
  render: (nothing: undefined, row: Row) => ReactNode
}

/** A column: a field of the row, or something made of the row under a key of its own. */
export type WideColumn<Row> = Looks & (OfField<Row> | OfRow<Row>)

interface WideTableProps<Row> {
  columns: readonly WideColumn<Row>[]
  rows: readonly Row[]
  rowKey: (keyof Row & string) | ((row: Row) => string)
  /** Least width at which it can be read, in CSS pixels; where there is less it scrolls. */
  least?: number
  /** Columns as wide as they say, whatever stands in them. */
  fixed?: boolean
  /** What is said where there are no rows. */
  empty?: string
  /** Rows on one page; without it all stand below each other. */
  pageSize?: number
  choosing?: Choosing<Row> | undefined
  /** What else a row is: its class, what a click on it does. */
  rowProps?: (row: Row, at: number) => ComponentProps<'tr'> & { 'data-row'?: number }
  className?: string
}

/**
 * A table to be read. Made of nothing but table, row and cell: the library's grid takes several times as long to draw,
 * for what these tables do not do.
 */
export function WideTable<Row extends object>(props: WideTableProps<Row>) {
  const { columns, rows, rowKey, least, fixed = false, empty = '暂无数据', pageSize, choosing, rowProps } = props
  const reach = useReachable()
  const [page, setPage] = useState(1)
  const paged = pageSize !== undefined && rows.length > pageSize
  const at = paged ? Math.min(page, Math.ceil(rows.length / pageSize)) : 1
  const shown = paged ? rows.slice((at - 1) * pageSize, at * pageSize) : rows
  const keyOf = (row: Row) => (typeof rowKey === 'function' ? rowKey(row) : String(row[rowKey]))
  const taken = new Set(choosing?.chosen.map(keyOf))
  const rigid = fixed || columns.some(({ ellipsis }) => ellipsis)
  return (
    <>
      <div ref={reach} className={props.className ? `wide-table ${props.className}` : 'wide-table'}>
        <table style={{ width: least ?? '100%', tableLayout: rigid ? 'fixed' : 'auto' }}>
          <colgroup>
            {choosing && <col className="wide-table-box" />}
            {columns.map((column) => (
              <col key={nameOf(column)} style={{ width: column.width }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {choosing && <AllBox choosing={choosing} keyOf={keyOf} rows={shown} />}
              {columns.map((column) => (
                <th key={nameOf(column)} scope="col" className={classOf(column)}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={keyOf(row)} {...rowProps?.(row, index)}>
                {choosing && <RowBox choosing={choosing} keyOf={keyOf} row={row} taken={taken.has(keyOf(row))} />}
                {columns.map((column) => (
                  <Cell key={nameOf(column)} column={column} row={row} />
                ))}
              </tr>
            ))}
            {shown.length === 0 && (
              <tr>
                <td colSpan={columns.length + (choosing ? 1 : 0)} className="wide-table-empty">
                  {empty}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {paged && (
        <Pagination
          className="wide-table-pages"
          size="small"
          align="end"
          current={at}
          pageSize={pageSize}
          total={rows.length}
          showSizeChanger={false}
          onChange={setPage}
        />
      )}
    </>
  )
}

function Cell<Row>({ column, row }: { column: WideColumn<Row>; row: Row }) {
  const content = contentOf(column, row)
  const whole = column.ellipsis && typeof content === 'string' ? content : undefined
  return (
    <td className={classOf(column)} title={whole}>
      {content}
    </td>
  )
}

/** A column whose field is not known by its type: its own value is what it renders. */
interface Untyped<Row> {
  dataIndex?: keyof Row & string
  render?(value: unknown, row: Row): ReactNode
}

function contentOf<Row>(column: WideColumn<Row>, row: Row): ReactNode {
  const { dataIndex, render } = column as Untyped<Row>
  const value = dataIndex === undefined ? undefined : row[dataIndex]
  return render ? render(value, row) : (value as ReactNode)
}

function nameOf<Row>({ key, dataIndex }: WideColumn<Row>): string {
  return key ?? dataIndex ?? ''
}

function classOf<Row>({ className, align, ellipsis }: WideColumn<Row>): string | undefined {
  return [className, align && 'wide-table-right', ellipsis && 'wide-table-cut'].filter(Boolean).join(' ') || undefined
}
