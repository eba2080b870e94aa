import { Link } from 'react-router'
import type { DispatchTaskName, QualityCounts } from '../../../server/api-types/dispatch.ts'

export interface QualityQuery {
  task: DispatchTaskName
  from?: string | undefined
  to?: string | undefined
}

/** An address of this page with one kind of matters opened below. */
export function kindAddress(query: QualityQuery, kind: string, label?: string): string {
  const search = new URLSearchParams({
    task: query.task,
    ...(query.from ? { from: query.from } : {}),
    ...(query.to ? { to: query.to } : {}),
    kind,
    ...(label ? { label } : {}),
  })
  return `?${search.toString()}#decisions`
}

/** The figures of the whole span; each opens the matters behind it. */
export function Totals({ totals, query }: { totals: QualityCounts; query: QualityQuery }) {
  const cards: readonly [label: string, value: string, note: string, kind: string][] = [
    ['第一条建议就对', rate(totals.first, totals.matters), `${totals.first} / ${totals.matters} 件`, 'wrong'],
    ['三条之内有对的', rate(totals.three, totals.matters), `${totals.three} / ${totals.matters} 件`, 'all'],
    ['有把握的占', rate(totals.sure, totals.matters), `${totals.sure} 件`, 'all'],
    ['有把握的里面对的', rate(totals.sureRight, totals.sure), `${totals.sureRight} / ${totals.sure} 件`, 'sure-wrong'],
    ['程序自动办', String(totals.itself), '件', 'itself'],
    ['后来更正', String(totals.corrected), '件', 'corrected'],
    ['单位退回', String(totals.returned), '件', 'returned'],
    ['抽查有误', `${totals.checkedWrong} / ${totals.checked}`, '有误 / 已查', 'checked-wrong'],
  ]
  return (
    <dl className="quality-cards">
      {cards.map(([label, value, note, kind]) => (
        <div key={label} className="quality-card">
          <dt>{label}</dt>
          <dd>
            {value}
            <small>
              {note} · <Link to={kindAddress(query, kind)}>{kind.endsWith('wrong') ? '看不对的' : '看事项'}</Link>
            </small>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A share in percent; a dash of nothing. */
export function rate(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`
}
