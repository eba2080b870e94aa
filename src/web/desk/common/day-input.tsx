import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface DayInputProps {
  id?: string
  value?: string | null | undefined
  onChange?: (day: string | null) => void
  /** First and last day that may be chosen, inclusive. */
  min?: string | undefined
  max?: string | undefined
  placeholder?: string
  label?: string
}

/** A day as 'YYYY-MM-DD', for forms. */
export function DayInput({ id, value, onChange, min, max, placeholder, label }: DayInputProps) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(min ? { minDate: dayjs(min) } : {})}
      {...(max ? { maxDate: dayjs(max) } : {})}
      placeholder={placeholder ?? '如 2020-03-05'}
      className="desk-wide"
      value={value ? dayjs(value) : null}
      onChange={(_, text) => onChange?.(typeof text === 'string' && text ? text : null)}
    />
  )
}
