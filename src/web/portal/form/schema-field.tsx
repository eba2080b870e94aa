import type { FormField } from '../../shared/json-schema.ts'
import { ChoiceField } from './choice-field.tsx'
import { FieldFrame } from './field-frame.tsx'
import { fieldId } from './field-id.ts'
import { OfficeField } from './office-field.tsx'
import { ProseField } from './prose-field.tsx'
import type { FormState } from './use-form.ts'

interface SchemaFieldProps {
  scope: string
  field: FormField
  form: FormState
}

/** What browsers may fill in by themselves. */
const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  name: 'name',
  phone: 'tel',
  email: 'email',
  address: 'street-address',
  username: 'username',
}

/** One field of a form from a schema. The server checks it again with the same schema. */
export function SchemaField({ scope, field, form }: SchemaFieldProps) {
  const id = fieldId(scope, field.path)
  const value = form.values[field.path]
  const fault = form.faults[field.path]
  const shared = { id, field, fault, onChange: (next: string) => form.set(field.path, next) }
  const text = typeof value === 'string' ? value : ''
  if (field.kind === 'yes-no')
    return (
      <label className="p-tick" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => form.set(field.path, target.checked)}
        />
        <span>{field.help ?? field.label}</span>
      </label>
    )
  if (field.kind === 'choice') return <ChoiceField {...shared} value={text} />
  if (field.kind === 'office') return <OfficeField {...shared} value={text} />
  if (field.kind === 'prose') return <ProseField {...shared} value={text} onBlur={() => form.leave(field.path)} />
  return (
    <FieldFrame id={id} field={field} fault={fault}>
      <input
        id={id}
        className="p-input"
        type={typeOf(field)}
        {...(field.kind === 'number' ? { inputMode: 'numeric' as const } : {})}
        value={text}
        {...(field.placeholder ? { placeholder: field.placeholder } : {})}
        autoComplete={AUTOCOMPLETE[field.name] ?? 'off'}
        aria-required={field.required}
        aria-invalid={fault !== undefined}
        aria-describedby={describedBy(id, field)}
        onChange={({ target }) => form.set(field.path, target.value)}
        onBlur={() => form.leave(field.path)}
      />
    </FieldFrame>
  )
}

function typeOf({ kind, keyboard }: FormField): string {
  if (kind === 'date' || kind === 'time') return kind
  return keyboard ?? 'text'
}

/** The ids of what explains a control. */
export function describedBy(id: string, { help }: FormField): string {
  return help ? `${id}-help ${id}-fault` : `${id}-fault`
}
