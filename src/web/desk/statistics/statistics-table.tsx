import { Alert } from 'antd'
import { Link } from 'react-router'
import type { StatisticsPage, StatisticsRow } from '../../../server/api-types/statistics.ts'
import './statistics.css'

/** A statutory table as its form is laid out; every number leads to the matters it counts. */
export function StatisticsTable({ page, search }: { page: StatisticsPage; search: URLSearchParams }) {
  const { title, year, columns, rows, balances } = page
  const grouped = columns.some(({ group }) => group)
  return (
    <>
      {balances
        .filter(({ holds }) => !holds)
        .map(({ text }) => (
          <Alert key={text} type="error" showIcon title={`勾稽关系不成立：${text}`} />
        ))}
      {/* A wide table scrolls by itself, and by the keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable */}
      <section className="statistics" aria-label={title} tabIndex={0}>
        <table>
          <caption>
            {title}（{year}年度）
          </caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={grouped ? 2 : 1}>
                项目
              </th>
              {headsOf(columns).map(({ label, span, rows: deep }) => (
                <th key={label} scope={span > 1 ? 'colgroup' : 'col'} colSpan={span} rowSpan={grouped ? deep : 1}>
                  {label}
                </th>
              ))}
              <th scope="col" rowSpan={grouped ? 2 : 1}>
                总计
              </th>
            </tr>
            {grouped && (
              <tr>
                {columns
                  .filter(({ group }) => group)
                  .map(({ label, value }) => (
                    <th key={value} scope="col">
                      {label}
                    </th>
                  ))}
              </tr>
            )}
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th scope="row" className={`statistics-depth-${row.depth}`}>
                  {row.label}
                </th>
                <Numbers row={row} columns={columns} search={search} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul className="desk-quiet">
        {balances.map(({ text, holds }) => (
          <li key={text}>
            勾稽关系：{text}——{holds ? '成立' : '不成立'}
          </li>
        ))}
      </ul>
    </>
  )
}

interface Head {
  label: string
  span: number
  rows: number
}

/** Columns of one group stand under one heading. */
function headsOf(columns: StatisticsPage['columns']): Head[] {
  const heads: Head[] = []
  for (const { label, group } of columns) {
    const last = heads.at(-1)
    if (group && last?.label === group) last.span += 1
    else heads.push({ label: group ?? label, span: 1, rows: group ? 1 : 2 })
  }
  return heads
}

function Numbers({
  row: { label, figure, cells, total },
  columns,
  search,
}: {
  row: StatisticsRow
  columns: StatisticsPage['columns']
  search: URLSearchParams
}) {
  if (!figure) return <td colSpan={columns.length + 1} />
  const to = (cell?: string) => {
    const query = new URLSearchParams(search)
    if (cell) query.set('cell', cell)
    return `/desk/figures/${figure}/matters?${query}`
  }
  return (
    <>
      {columns.map((column, at) => (
        <td key={column.value} className="desk-number">
          <Link to={to(column.value)} aria-label={`${label}，${column.label}：${cells[at] ?? 0}，查看事项`}>
            {cells[at] ?? 0}
          </Link>
        </td>
      ))}
      <td className="desk-number">
        <Link to={to()} aria-label={`${label}，总计：${total ?? 0}，查看事项`}>
          <strong>{total}</strong>
        </Link>
      </td>
    </>
  )
}
