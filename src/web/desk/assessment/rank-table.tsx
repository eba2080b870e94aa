import { Link } from 'react-router'
import type {
  AssessmentGroup,
  AssessmentLine,
  AssessmentMark,
  AssessmentRow,
} from '../../../server/api-types/assessment.ts'
import { shareText } from './assessment-query.ts'

interface RankTableProps {
  group: AssessmentGroup
  fewest: number
  /** Lines with fewer items show how far chance may have moved them. */
  few: number
  /** Address of the list of a line. */
  linkOf: (office: string, about: string) => string
}

/** One group: those ranked, apart from them those too few for a place; every number leads to its matters. */
export function RankTable({ group, fewest, few: small, linkOf }: RankTableProps) {
  const { label, ranked, few, none } = group
  const open = few.filter(({ lines }) => lines !== null)
  const shut = few.filter(({ lines }) => lines === null)
  return (
    <>
      {ranked.length > 0 && <Places title={`${label}排名`} rows={ranked} linkOf={linkOf} />}
      {few.length > 0 && (
        <>
          <h3 className="assessment-table-heading">件数不足 {fewest} 件，不排名</h3>
          <p className="desk-quiet">件数少，一件之差就会大起大落：只列各项，不计分。</p>
          {open.length > 0 && <Places title={`${label}不排名的单位`} rows={open} linkOf={linkOf} />}
          {shut.length > 0 && (
            <p className="desk-quiet">
              {shut.map(({ officeName, matters }) => `${officeName} ${matters} 件`).join('、')}
            </p>
          )}
        </>
      )}
      {none.length > 0 && (
        <p className="desk-quiet">期内没有事项：{none.map(({ officeName }) => officeName).join('、')}</p>
      )}
      {[...ranked, ...few].some(({ lines }) => lines?.some(({ interval }) => interval)) && (
        <p className="desk-quiet">
          带“～”的小字：少于 {small} 件的，只凭偶然性，比率就可能落在这个范围（95%）；范围相交的，高低不说明问题。
        </p>
      )}
    </>
  )
}

interface PlacesProps {
  title: string
  rows: readonly AssessmentRow[]
  linkOf: RankTableProps['linkOf']
}

function Places({ title, rows, linkOf }: PlacesProps) {
  const heads = rows.find(({ lines }) => lines)?.lines ?? []
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
    <section className="assessment-table" aria-label={title} tabIndex={0}>
      <table>
        <caption className="desk-hidden">{`${title}：名次、得分和各项`}</caption>
        <thead>
          <tr>
            <th scope="col" className="desk-number">
              名次
            </th>
            <th scope="col">单位</th>
            <th scope="col" className="desk-number">
              得分
            </th>
            <th scope="col" className="desk-number">
              件数
            </th>
            {heads.map(({ indicator, label, weight }) => (
              <th key={indicator} scope="col" className="desk-number">
                {label}
                <small>权重 {weight}</small>
              </th>
            ))}
            {heads.length > 0 && <th scope="col">加分、扣分</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.office} row={row} columns={heads.length} linkOf={linkOf} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ row, columns, linkOf }: { row: AssessmentRow; columns: number; linkOf: RankTableProps['linkOf'] }) {
  const { office, officeName, rank, score, matters, before, lines, marks } = row
  return (
    <tr>
      <td className="desk-number">
        {rank ?? '—'}
        <Old was={before?.rank} is={rank} />
      </td>
      <th scope="row">{officeName}</th>
      <td className="desk-number">
        <strong>{score?.toFixed(2) ?? '—'}</strong>
        <Old was={before?.score?.toFixed(2)} is={score?.toFixed(2)} />
      </td>
      <td className="desk-number">{matters}</td>
      {lines ? (
        <>
          {lines.map((line) => (
            <LineCell key={line.indicator} line={line} office={officeName} to={linkOf(office, line.indicator)} />
          ))}
          <td>
            <Marks marks={marks ?? []} linkTo={(event) => linkOf(office, event)} />
          </td>
        </>
      ) : (
        columns > 0 && <td colSpan={columns + 1} className="desk-quiet" />
      )}
    </tr>
  )
}

/** What stood there when it was published. */
function Old({ was, is }: { was: string | number | null | undefined; is: string | number | null | undefined }) {
  if (was === undefined || was === null || was === is) return null
  return <small>公布时 {was}</small>
}

function LineCell({ line, office, to }: { line: AssessmentLine; office: string; to: string }) {
  const { label, rate, numerator, denominator, interval, excluded, forgiven } = line
  const out = excluded.map((one) => `${one.label} ${one.count}`).join('、')
  if (denominator === 0)
    return (
      <td className="desk-number desk-quiet">
        {out ? (
          <Link to={to} aria-label={`${office}，${label}：—，全部剔除，查看事项`}>
            —
          </Link>
        ) : (
          '—'
        )}
        {out && <small>剔除：{out}</small>}
      </td>
    )
  return (
    <td className="desk-number">
      <Link to={to} aria-label={`${office}，${label}：${shareText(rate)}，${numerator}/${denominator}，查看事项`}>
        {shareText(rate)}
      </Link>
      <small>
        {numerator}/{denominator}
        {forgiven > 0 && `，容错 ${forgiven}`}
      </small>
      {interval && (
        <small className="assessment-few">
          {Math.round(interval.low * 100)}%～{Math.round(interval.high * 100)}%
        </small>
      )}
      {out && <small>剔除：{out}</small>}
    </td>
  )
}

function Marks({ marks, linkTo }: { marks: readonly AssessmentMark[]; linkTo: (event: string) => string }) {
  if (marks.length === 0) return <span className="desk-quiet">无</span>
  const rules = [...new Set(marks.map(({ rule }) => rule))]
  return (
    <ul>
      {rules.map((rule) => {
        const all = marks.filter((mark) => mark.rule === rule)
        const [first] = all
        const points = all.reduce((sum, mark) => sum + mark.points, 0)
        return (
          first && (
            <li key={rule}>
              <Link to={linkTo(first.event)}>
                {first.label} {all.length} 次，{first.kind === 'bonus' ? '加' : '扣'} {Math.round(points * 100) / 100}{' '}
                分
              </Link>
            </li>
          )
        )
      })}
    </ul>
  )
}
