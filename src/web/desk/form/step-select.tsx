import { Select } from 'antd'
import type { TimelineEntry } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'

interface StepSelectProps {
  id?: string
  value?: number | null
  onChange?: (step: number | null) => void
  steps: readonly TimelineEntry[]
}

/** One of the matter's own steps, latest first, with the day and the office that tell it from its like. */
export function StepSelect({ id, value, onChange, steps }: StepSelectProps) {
  return (
    <Select
      {...(id ? { id } : {})}
      className="desk-wide"
      placeholder="选择办理经过中的一步"
      value={value ?? null}
      options={steps
        .filter(({ redated }) => redated === undefined)
        .map(({ seq, label, happenedOn, officeName, roleLabel }) => ({
          value: seq,
          label: `${dateText(happenedOn)} ${label}（${officeName ?? roleLabel}）`,
        }))
        .reverse()}
      onChange={(step) => onChange?.(step ?? null)}
    />
  )
}
