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

/** Label, help, complaint, control: what is wrong stands where it is read before typing, not under the keyboard of a telephone. */
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
      <p className="p-fault" id={`${id}-fault`} aria-live="polite">
        {fault ?? ''}
      </p>
      {children}
      {extra}
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
