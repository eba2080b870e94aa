import type { FormField } from '../../shared/json-schema.ts'
import { FieldFrame } from './field-frame.tsx'

interface ChoiceFieldProps {
  id: string
  field: FormField
  fault: string | undefined
  value: string
  onChange: (value: string) => void
}

/** One of a list: a few as buttons side by side, many as a menu. */
export function ChoiceField({ id, field, fault, value, onChange }: ChoiceFieldProps) {
  const { options, required, label, path } = field
  if (options.length > 6)
    return (
      <FieldFrame id={id} field={field} fault={fault}>
        <select
          id={id}
          className="p-input"
          value={value}
          aria-required={required}
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-fault`}
          onChange={({ target }) => onChange(target.value)}
        >
          <option value="">请选择{label}</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      </FieldFrame>
    )
  return (
    <FieldFrame id={id} field={field} fault={fault} group>
      <div className="p-choices">
        {options.map((option, at) => (
          <label key={option} className="p-choice">
            <input
              // The summary of complaints leads to the first.
              id={at === 0 ? id : `${id}-${at}`}
              type="radio"
              name={`${id}-${path}`}
              value={option}
              checked={value === option}
              onChange={() => onChange(option)}
            />
            <span>{option}</span>
          </label>
        ))}
      </div>
    </FieldFrame>
  )
}
