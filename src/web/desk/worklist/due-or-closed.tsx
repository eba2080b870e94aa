import type { MatterRow } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'
import { DueBadge } from '../common/due.tsx'

/** How near the day of an open matter is; of a closed one the day it was closed, and whether that was late. */
export function DueOrClosed({ row }: { row: MatterRow }) {
  if (row.closedOn === null) return <DueBadge due={row} />
  return (
    <>
      <span className="desk-quiet">{dateText(row.closedOn)}办结</span> <DueBadge due={row} closed />
    </>
  )
}
