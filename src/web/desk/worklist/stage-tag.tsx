import { Tag } from 'antd'
import type { MatterRow } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'

/** Stage, or how it ended and when. */
export function StageTag({ row }: { row: MatterRow }) {
  if (row.closedOn !== null)
    return (
      <Tag title={`${row.outcomeLabel ?? row.stageLabel}，${dateText(row.closedOn)}办结`}>
        {row.outcomeLabel ?? row.stageLabel}
      </Tag>
    )
  return (
    <Tag color="processing" title={row.stageLabel}>
      {row.stageLabel}
    </Tag>
  )
}
