import { Alert, Button, Tooltip } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { GridCellView, GridPage } from '../../../server/api-types/statistics.ts'
import { dateText } from '../../shared/format.ts'
import { headLevels } from './head-levels.ts'
import { TellDialog, type Telling } from './tell-dialog.tsx'
import './statistics.css'

interface GridProps {
  page: GridPage
  search: URLSearchParams
}

/** A form as it is laid out: what Heng counts opens its matters, what it does not count says who told it, or that nobody did. */
export function StatisticsGrid({ page, search }: GridProps) {
  const { title, year, sections, balances, mayTell, office } = page
  const [telling, setTelling] = useState<Telling>()
  const open = sections.some(({ rows }) => rows.some(({ cells }) => cells.some((cell) => cell?.value === null)))
  return (
    <>
      {balances
        .filter(({ holds }) => holds === false)
        .map(({ text }) => (
          <Alert key={text} type="error" showIcon title={`勾稽关系不成立：${text}`} />
        ))}
      {open && (
        <Alert
          type="info"
          showIcon
          title={`有的数本系统尚未记录${mayTell ? '，请按台账填报并写明来源' : '，由县政府办填报'}；没有填报的，报告里不当作零。`}
        />
      )}
      {office !== null && sections.some(({ heading }) => heading) && <p className="desk-quiet">填报的数是全县的。</p>}
      {/* A wide table scrolls by itself, and by the keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable */}
      <section className="statistics" aria-label={title} tabIndex={0}>
        {sections.map((section, at) => (
          <table key={section.heading ?? at} className="statistics-grid">
            <caption>{section.heading ?? `${title}（${year}年度）`}</caption>
            <thead>
              {headLevels(section.columns).map((heads, level, levels) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a head have no other name
                <tr key={level}>
                  {level === 0 && (
                    <th scope="col" rowSpan={levels.length}>
                      项目
                    </th>
                  )}
                  {heads.map(({ label, span, deep, from }) => (
                    <th key={from} scope={span > 1 ? 'colgroup' : 'col'} colSpan={span} rowSpan={deep}>
                      {label}
                    </th>
                  ))}
                </tr>
              ))}
            </thead>
            <tbody>
              {section.rows.map(({ label, cells }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {section.columns.map((column, index) => (
                    <td key={[...column.groups, column.label].join()} className="desk-number">
                      <Cell
                        cell={cells[index] ?? null}
                        name={[label, ...column.groups, column.label].join('，')}
                        search={search}
                        onTell={mayTell ? setTelling : undefined}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </section>
      <ul className="desk-quiet">
        {balances.map(({ text, holds }) => (
          <li key={text}>
            勾稽关系：{text}——{holds === null ? '有数未记录，不能核对' : holds ? '成立' : '不成立'}
          </li>
        ))}
      </ul>
      {telling && <TellDialog grid={page.id} year={year} telling={telling} onClose={() => setTelling(undefined)} />}
    </>
  )
}

interface CellProps {
  cell: GridCellView | null
  /** Row and column, as read out. */
  name: string
  search: URLSearchParams
  onTell: ((telling: Telling) => void) | undefined
}

function Cell({ cell, name, search, onTell }: CellProps) {
  if (!cell) return null
  if ('figure' in cell)
    return (
      <Link to={`/desk/figures/${cell.figure}/matters?${search}`} aria-label={`${name}：${cell.value}，查看事项`}>
        {cell.value}
      </Link>
    )
  const { value, source, on, byName } = cell
  const text = value === null ? '尚未记录' : String(value)
  const shown = onTell ? (
    <Button
      type="link"
      size="small"
      aria-label={`${name}：${text}，${value === null ? '填报' : '修改'}`}
      onClick={() => onTell({ cell, name })}
    >
      {value === null ? '填报' : value}
    </Button>
  ) : (
    <span className={value === null ? 'desk-quiet' : ''}>{text}</span>
  )
  if (value === null) return shown
  return (
    <Tooltip title={`填报：${source}（${[byName, on && dateText(on)].filter(Boolean).join('，')}）`}>
      <span className="statistics-told">{shown}</span>
    </Tooltip>
  )
}
