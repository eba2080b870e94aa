import type { FormField } from '../../shared/json-schema.ts'
import { FieldFrame } from './field-frame.tsx'

interface ProseFieldProps {
  id: string
  field: FormField
  fault: string | undefined
  value: string
  onChange: (value: string) => void
  onBlur: () => void
}

/** Text of several lines, with a counter. What is too long is said, never cut off. */
export function ProseField({ id, field, fault, value, onChange, onBlur }: ProseFieldProps) {
  const { max, help, required, placeholder } = field
  // A sign of two halves, such as 𠮷, is one sign to whoever counts.
  const length = [...value.trim()].length
  return (
    <FieldFrame
      id={id}
      field={field}
      fault={fault}
      extra={
        max !== undefined && (
          <p className={length > max ? 'p-counter p-counter-over' : 'p-counter'}>
            {length} / {max} 字
          </p>
        )
      }
    >
      <textarea
        id={id}
        className="p-input"
        rows={(max ?? 0) > 1_000 ? 9 : 4}
        value={value}
        {...(placeholder ? { placeholder } : {})}
        aria-required={required}
        aria-invalid={fault !== undefined}
        aria-describedby={help ? `${id}-help ${id}-fault` : `${id}-fault`}
        onChange={({ target }) => onChange(target.value)}
        onBlur={onBlur}
      />
    </FieldFrame>
  )
}
