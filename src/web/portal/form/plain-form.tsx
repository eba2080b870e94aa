import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { problemOf } from '../../shared/api.ts'
import { bodyOf, type FormField, type FormValues } from '../../shared/json-schema.ts'
import { Trouble } from '../common/states.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { SchemaField } from './schema-field.tsx'
import { useForm } from './use-form.ts'

interface PlainFormProps {
  scope: string
  groups: readonly { title?: string; fields: readonly FormField[] }[]
  submitText: string
  initial?: FormValues
  onSubmit: (body: Record<string, unknown>) => Promise<unknown>
  children?: ReactNode
}

/** A form whose fields the screen itself knows: signing in, registering, setting up. */
export function PlainForm({ scope, groups, submitText, initial, onSubmit, children }: PlainFormProps) {
  const fields = groups.flatMap((group) => group.fields)
  const form = useForm(fields, initial)
  const submit = useMutation({
    mutationFn: onSubmit,
    gcTime: 0,
    onError: (error) => form.blame(problemOf(error).errors ?? []),
  })
  return (
    <form
      className="p-form p-card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!submit.isPending && form.check()) submit.mutate(bodyOf(fields, form.values))
      }}
    >
      <ErrorSummary scope={scope} fields={fields} form={form} />
      {groups.map(({ title, fields: own }) => (
        <div key={title ?? scope} className="p-group">
          {title && <h2>{title}</h2>}
          {own.map((field) => (
            <SchemaField key={field.path} scope={scope} field={field} form={form} />
          ))}
        </div>
      ))}
      {submit.isError && Object.keys(form.faults).length === 0 && <Trouble error={submit.error} />}
      <button type="submit" className="p-button" disabled={submit.isPending}>
        {submit.isPending ? '请稍候…' : submitText}
      </button>
      {children}
    </form>
  )
}
