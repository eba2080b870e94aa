import { DayInput } from './day-input.tsx'

/** Two days, both included and both optional. */
export function DayRange({
  what,
  from,
  to,
  onChange,
}: {
  what: string
  from: string | undefined
  to: string | undefined
  onChange: (days: { from: string | undefined; to: string | undefined }) => void
}) {
  return (
    <span className="desk-days">
      <DayInput label={`${what}自`} value={from} onChange={(day) => onChange({ from: day ?? undefined, to })} />
      <span>至</span>
      <DayInput label={`${what}至`} value={to} onChange={(day) => onChange({ from, to: day ?? undefined })} />
    </span>
  )
}
