import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { FigureValue } from '../../../server/api-types.ts'
import { Section } from '../matter/section.tsx'
import { defined, type FigureQuery } from './figure-query.ts'

/** The figures of one procedure. */
export function FigureBlock({ title, figures, query }: { title: string; figures: FigureValue[]; query: FigureQuery }) {
  const search = new URLSearchParams(defined(query)).toString()
  const columns: TableColumnsType<FigureValue> = [
    { title: '指标', dataIndex: 'label', width: 220 },
    {
      title: '数值',
      key: 'value',
      width: 110,
      align: 'right',
      className: 'desk-number',
      render: (_, figure) => (
        <Link
          to={`/desk/figures/${figure.id}/matters?${search}`}
          aria-label={`${figure.label}:${valueText(figure)},查看事项`}
        >
          <strong>{valueText(figure)}</strong>
        </Link>
      ),
    },
    {
      title: '分子 / 分母',
      key: 'parts',
      width: 130,
      align: 'right',
      className: 'desk-number',
      render: (_, figure) => parts(figure),
    },
    { title: '怎样计算', dataIndex: 'rule' },
  ]
  return (
    <Section title={title}>
      <Table<FigureValue>
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={figures}
        pagination={false}
        scroll={{ x: 640 }}
      />
    </Section>
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
