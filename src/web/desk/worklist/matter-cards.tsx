import { Link } from 'react-router'
import type { MatterRow } from '../../../server/api-types.ts'
import { DueBadge } from '../common/due.tsx'
import { StageTag } from './stage-tag.tsx'

/** The same list on a narrow screen. */
export function MatterCards({ rows }: { rows: readonly MatterRow[] }) {
  return (
    <ul className="desk-cards">
      {rows.map((row, index) => (
        <li key={row.id} data-row={index}>
          <Link to={`/desk/matters/${row.id}`}>{row.title}</Link>
          <p>
            {row.receiptNumber} · {row.procedureTitle} · {row.leadOfficeName ?? '未分办'}
          </p>
          <p>
            <StageTag row={row} /> <DueBadge due={row} closed={row.closedOn !== null} />
          </p>
        </li>
      ))}
    </ul>
  )
}
