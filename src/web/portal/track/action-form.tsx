import { useState } from 'react'
import type { ActionDescription, TrackingPage } from '../../../server/api-types.ts'
import type { Caller } from '../../shared/api.ts'
import { Trouble } from '../common/states.tsx'
import { Attachments } from '../form/attachments.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { SchemaField } from '../form/schema-field.tsx'
import { useActionForm } from './use-action-form.ts'

interface ActionFormProps {
  page: TrackingPage
  action: ActionDescription
  caller: Caller
  onDone: (text: string) => void
  onClose: () => void
}

/** The actions that hand in files; every other one is words only. */
const WITH_FILES: readonly string[] = ['attach', 'receiveCorrection']

/** One of the applicant's actions: its form from its schema, and a second question where it cannot be undone. */
export function ActionForm({ page, action, caller, onDone, onClose }: ActionFormProps) {
  const { fields, form, documents, files, submit, send } = useActionForm(page, action, caller, onDone)
  const [asked, setAsked] = useState(false)
  const { label, danger = false } = action
  const sure = asked || fields.length === 0
  return (
    <form
      className="p-form p-card"
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        if (submit.isPending || !form.check()) return
        if (danger && !asked) setAsked(true)
        else send()
      }}
    >
      <ErrorSummary scope="act" fields={fields} form={form} />
      {fields.map((field) => (
        <SchemaField key={field.path} scope="act" field={field} form={form} />
      ))}
      {WITH_FILES.includes(action.name) && <Attachments documents={documents} files={files} />}
      {submit.isError && Object.keys(form.faults).length === 0 && <Trouble error={submit.error} />}
      {asked && (
        <p className="p-notice p-notice-warn" role="alert">
          {label}后这件事就此办结，不能恢复。确定要{label}吗？
        </p>
      )}
      <div className="p-row">
        <button type="submit" className="p-button" disabled={submit.isPending || files.busy}>
          {submit.isPending ? '正在提交…' : sure ? `确定${label}` : `提交${label}`}
        </button>
        <button type="button" className="p-button p-button-quiet" onClick={onClose}>
          {danger ? `不${label}了` : '取消'}
        </button>
      </div>
    </form>
  )
}
