import { useState } from 'react'
import type { ActionDescription, PublicMatter } from '../../../server/api-types.ts'
import { useCitizen } from '../common/citizen.ts'
import { useProcedure } from '../common/queries.ts'
import { Loading, Trouble } from '../common/states.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { SchemaField } from '../form/schema-field.tsx'
import { useActionForm } from '../track/use-action-form.ts'

/** A question to the interview's guest; anybody may ask. */
export function AskForm({ matter }: { matter: PublicMatter }) {
  const { data, error, refetch } = useProcedure(matter.procedure)
  const [asked, setAsked] = useState(0)
  const action = data?.actions.find(({ name }) => name === 'ask')
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data || !action) return <Loading lines={4} />
  return (
    <>
      <p role="status" className="p-done">
        {asked > 0 && '问题已经收到。主持人整理后，会连同回答一起公布在本页。'}
      </p>
      <Form key={asked} matter={matter} plural={data.plural} action={action} onDone={() => setAsked(asked + 1)} />
    </>
  )
}

interface FormProps {
  matter: PublicMatter
  plural: string
  action: ActionDescription
  onDone: () => void
}

function Form({ matter, plural, action, onDone }: FormProps) {
  const { caller } = useCitizen()
  const { fields, form, submit, send } = useActionForm({ id: matter.id, plural }, action, caller, onDone)
  return (
    <form
      className="p-form p-card"
      noValidate
      aria-label={action.label}
      onSubmit={(event) => {
        event.preventDefault()
        if (!submit.isPending && form.check()) send()
      }}
    >
      <ErrorSummary scope="ask" fields={fields} form={form} />
      {fields.map((field) => (
        <SchemaField key={field.path} scope="ask" field={field} form={form} />
      ))}
      {submit.isError && Object.keys(form.faults).length === 0 && <Trouble error={submit.error} />}
      <button type="submit" className="p-button" disabled={submit.isPending}>
        {submit.isPending ? '正在提交…' : '提交问题'}
      </button>
    </form>
  )
}
