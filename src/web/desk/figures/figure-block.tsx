import { Grid } from 'antd'
import { Link } from 'react-router'
import type { FigureValue } from '../../../server/api-types.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { Section } from '../matter/section.tsx'
import { defined, type FigureQuery } from './figure-query.ts'

interface FigureBlockProps {
  id: string
  title: string
  figures: FigureValue[]
  query: FigureQuery
}

/** Where the figures of a procedure stand on the page. */
export const figuresId = (procedure: string) => `figures-${procedure}`

/** The figures of one procedure. */
export function FigureBlock({ id, title, figures, query }: FigureBlockProps) {
  const search = new URLSearchParams(defined(query)).toString()
  const wide = Grid.useBreakpoint().md ?? true
  const columns: WideColumn<FigureValue>[] = [
    {
      title: '指标',
      key: 'label',
      ...(wide ? { width: 220 } : {}),
      render: (_, figure) => <Label figure={figure} wide={wide} />,
    },
    {
      title: '数值',
      key: 'value',
      width: wide ? 110 : 84,
      align: 'right',
      className: 'desk-number',
      render: (_, figure) => (
        <Link
          to={`/desk/figures/${figure.id}/matters?${search}`}
          aria-label={`${figure.label}：${valueText(figure)}，查看事项`}
        >
          <strong>{valueText(figure)}</strong>
        </Link>
      ),
    },
  ]
  if (wide)
    columns.push(
      {
        title: '分子 / 分母',
        key: 'parts',
        width: 130,
        align: 'right',
        className: 'desk-number',
        render: (_, figure) => parts(figure),
      },
      { title: '怎样计算', dataIndex: 'rule' },
    )
  return (
    <div id={figuresId(id)} className="desk-anchor">
      <Section title={title}>
        <WideTable<FigureValue> rowKey="id" columns={columns} rows={figures} />
      </Section>
    </div>
  )
}

/** On a telephone the rule stands under its figure: beside it there is no room to read it. */
function Label({ figure, wide }: { figure: FigureValue; wide: boolean }) {
  if (wide) return figure.label
  return (
    <>
      {figure.label}
      <span className="figure-rule">{[figure.rule, parts(figure)].filter(Boolean).join('，')}</span>
    </>
  )
}

/** A count as it is; a rate in percent, from its own parts; a dash where nothing was counted. */
export function valueText({ kind, value, numerator, denominator }: FigureValue): string {
  if (kind === 'count') return value === null ? '—' : String(value)
  if (!denominator || numerator === undefined) return '—'
  return `${((numerator / denominator) * 100).toFixed(1)}%`
}

function parts({ numerator, denominator }: FigureValue): string {
  return numerator === undefined || denominator === undefined ? '' : `${numerator} / ${denominator}`
}
