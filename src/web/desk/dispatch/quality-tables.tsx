import { Link } from 'react-router'
import type { DispatchQuality } from '../../../server/api-types/dispatch.ts'
import { monthText } from '../common/time.ts'
import { WideTable } from '../common/wide-table.tsx'
import { Section } from '../matter/section.tsx'
import { kindAddress, type QualityQuery, rate } from './quality-totals.tsx'

const NUMBER = { align: 'right', className: 'desk-number' } as const
const PLAIN = { least: 740 } as const

/** A share as a bar with the number beside it; a mark where it should be. */
function Share({ part, whole, mark }: { part: number; whole: number; mark?: number }) {
  const width = whole === 0 ? 0 : (part / whole) * 100
  return (
    <span className="quality-bar" aria-hidden="true">
      <span style={{ width: `${width}%` }} />
      {mark !== undefined && <i style={{ left: `${mark * 100}%` }} />}
    </span>
  )
}

/** Month by month. */
export function MonthsTable({ months }: { months: DispatchQuality['months'] }) {
  return (
    <Section title="逐月">
      <WideTable
        {...PLAIN}
        rowKey="month"
        rows={months}
        columns={[
          { title: '月份', dataIndex: 'month', width: 100, className: 'desk-number desk-unbroken', render: monthText },
          { title: '件数', dataIndex: 'matters', width: 70, ...NUMBER },
          { title: '首条对', key: 'first', width: 90, ...NUMBER, render: (_, row) => rate(row.first, row.matters) },
          { title: '', key: 'bar', render: (_, row) => <Share part={row.first} whole={row.matters} /> },
          { title: '三条内', key: 'three', width: 90, ...NUMBER, render: (_, row) => rate(row.three, row.matters) },
          { title: '有把握占', key: 'sure', width: 90, ...NUMBER, render: (_, row) => rate(row.sure, row.matters) },
          {
            title: '其中对的',
            key: 'sureRight',
            width: 90,
            ...NUMBER,
            render: (_, row) => rate(row.sureRight, row.sure),
          },
          { title: '更正', dataIndex: 'corrected', width: 70, ...NUMBER },
          { title: '退回', dataIndex: 'returned', width: 70, ...NUMBER },
        ]}
      />
    </Section>
  )
}

/** Each class or office: how often it was advised and how that came out. */
export function LabelsTable({
  labels,
  what,
  query,
}: {
  labels: DispatchQuality['labels']
  what: string
  query: QualityQuery
}) {
  return (
    <Section title={`按${what}`}>
      <WideTable
        {...PLAIN}
        rowKey="label"
        rows={labels}
        columns={[
          {
            title: what,
            dataIndex: 'name',
            width: 160,
            render: (name: string, { label }) => <Link to={kindAddress(query, 'all', label)}>{name}</Link>,
          },
          { title: '首条建议', dataIndex: 'advised', width: 90, ...NUMBER },
          { title: '其中对的', key: 'taken', width: 90, ...NUMBER, render: (_, row) => rate(row.taken, row.advised) },
          { title: '', key: 'bar', width: 140, render: (_, row) => <Share part={row.taken} whole={row.advised} /> },
          { title: '最后属于', dataIndex: 'final', width: 90, ...NUMBER },
          { title: '其中建议到', key: 'found', width: 100, ...NUMBER, render: (_, row) => rate(row.taken, row.final) },
          { title: '退回', dataIndex: 'returned', width: 70, ...NUMBER },
        ]}
      />
    </Section>
  )
}

/** Said and come true: where eighty in a hundred are told, eighty should be right. */
export function CalibrationTable({ rows }: { rows: DispatchQuality['calibration'] }) {
  return (
    <Section title="说的把握和实际">
      <p className="desk-quiet">说八成把握的，应有八成是对的。竖线是说的，横条是实际。</p>
      <WideTable
        {...PLAIN}
        rowKey="from"
        rows={rows}
        columns={[
          {
            title: '说的把握',
            key: 'told',
            width: 120,
            ...NUMBER,
            render: (_, row) => `${(row.told * 100).toFixed(0)}%`,
          },
          {
            title: '实际对的',
            key: 'right',
            width: 120,
            ...NUMBER,
            render: (_, row) => `${(row.right * 100).toFixed(0)}%`,
          },
          { title: '', key: 'bar', render: (_, row) => <Share part={row.right} whole={1} mark={row.told} /> },
          { title: '件数', dataIndex: 'matters', width: 90, ...NUMBER },
        ]}
      />
    </Section>
  )
}

/** Where the model comes from 8 words in 100 are new to it, in letters of another office 12 (docs/models/category.md). */
const MANY_NEW = 0.2

function noteOf({ matters, told, right, unknown, newWords }: DispatchQuality['drift'][number]): string {
  if (matters < 10) return '件数太少'
  if (told - right > 0.1) return '过于自信'
  return unknown > 0.15 || (newWords ?? 0) > MANY_NEW ? '生词偏多' : '平稳'
}

/** Whether letters speak of things the model does not know, or it has grown too sure. */
export function DriftTable({ rows }: { rows: DispatchQuality['drift'] }) {
  return (
    <Section title="变化">
      <p className="desk-quiet">
        看不出的、生词（模型没学过的词占来信用词的比例，按月平均）增多，说明来信在说模型没学过的事；说的把握高于实际，说明它过于自信。连续两三个月如此，就该重新训练。
      </p>
      <WideTable
        {...PLAIN}
        rowKey="month"
        rows={rows}
        columns={[
          { title: '月份', dataIndex: 'month', width: 100, className: 'desk-number desk-unbroken', render: monthText },
          { title: '件数', dataIndex: 'matters', width: 80, ...NUMBER },
          { title: '看不出的', key: 'unknown', width: 100, ...NUMBER, render: (_, row) => rate(row.unknown, 1) },
          {
            title: '生词',
            key: 'newWords',
            width: 90,
            ...NUMBER,
            render: (_, row) => (row.newWords === null ? '—' : rate(row.newWords, 1)),
          },
          { title: '说的把握', key: 'told', width: 100, ...NUMBER, render: (_, row) => rate(row.told, 1) },
          { title: '实际对的', key: 'right', width: 100, ...NUMBER, render: (_, row) => rate(row.right, 1) },
          {
            title: '说明',
            key: 'note',
            render: (_, row) => noteOf(row),
          },
        ]}
      />
    </Section>
  )
}
