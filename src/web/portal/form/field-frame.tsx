import type { ReactNode } from 'react'
import type { FormField } from '../../shared/json-schema.ts'

interface FieldFrameProps {
  id: string
  field: FormField
  fault: string | undefined
  /** A group of controls is named by a legend, one control by its label. */
  group?: boolean
  extra?: ReactNode
  children: ReactNode
}

/** Label, help, control, complaint: in this order, tied together for those who listen. */
export function FieldFrame({ id, field, fault, group = false, extra, children }: FieldFrameProps) {
  const heading = (
    <>
      {field.label}
      {!field.required && <span className="p-optional">选填</span>}
    </>
  )
  const rest = (
    <>
      {field.help && (
        <p className="p-help" id={`${id}-help`}>
          {field.help}
        </p>
      )}
      {children}
      {extra}
      <p className="p-fault" id={`${id}-fault`} aria-live="polite">
        {fault ?? ''}
      </p>
    </>
  )
  if (group)
    return (
      <fieldset className="p-field" aria-describedby={`${id}-fault`}>
        <legend>{heading}</legend>
        {rest}
      </fieldset>
    )
  return (
    <div className="p-field">
      <label htmlFor={id}>{heading}</label>
      {rest}
    </div>
  )
}
