import type { ProcedureDescription, Receipt } from '../../../server/api-types.ts'
import type { FormField } from '../../shared/json-schema.ts'
import { useCounty } from '../common/queries.ts'
import { Trouble } from '../common/states.tsx'
import { Attachments } from '../form/attachments.tsx'
import { ConfirmContact } from '../form/confirm-contact.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { SchemaField } from '../form/schema-field.tsx'
import type { SentOnce } from './send-once.ts'
import { SimilarReplies } from './similar-replies.tsx'
import { useMatterForm } from './use-matter-form.ts'

interface MatterFormProps {
  procedure: ProcedureDescription
  onSent: (sent: SentOnce<Receipt>) => void
}

const SCOPE = 'new'

/** The form that opens a matter, from its definition. */
export function MatterForm({ procedure, onSent }: MatterFormProps) {
  const matter = useMatterForm(procedure, onSent)
  const { content, party, fields, form, documents, files, restored, kept, filled, submit, send, startAfresh } = matter
  const faulty = Object.keys(form.faults).length > 0
  return (
    <form
      className="p-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!submit.isPending) send()
      }}
    >
      {restored && (
        <p className="p-notice" role="status">
          已恢复上次没有发出的草稿。
          <button type="button" className="p-link" onClick={() => void startAfresh()}>
            清除，重新写
          </button>
        </p>
      )}
      <ErrorSummary scope={SCOPE} fields={fields} form={form} />
      <section aria-labelledby="new-content">
        <h2 id="new-content">要说的事</h2>
        {content.map((field) => (
          <SchemaField key={field.path} scope={SCOPE} field={field} form={form} />
        ))}
        <SimilarReplies title={textOf(form.values['title'])} body={textOf(form.values['body'])} />
        <Attachments documents={documents} files={files} />
      </section>
      {party.length > 0 && (
        <section aria-labelledby="new-party">
          <h2 id="new-party">怎么联系您</h2>
          <p className="p-soft">只用于办理和联系您，加密保存，不公开；不用注册账号。</p>
          {party.map((field) => (
            <PartyField key={field.path} field={field} matter={matter} />
          ))}
        </section>
      )}
      {submit.isError && !faulty && <Trouble error={submit.error} />}
      <div className="p-submit">
        <button type="submit" className="p-button" disabled={submit.isPending || files.busy}>
          {submit.isPending ? '正在发送…' : files.busy ? '附件上传中…' : '发送'}
        </button>
        <p className={kept ? 'p-soft' : 'p-fault'} role="status">
          {kept
            ? '边写边存在这台设备上，断网、没电或关掉页面也不会丢；公用电脑上不发送时请点“清除”。'
            : '这个浏览器不让保存草稿，关掉页面就会丢。请写好后直接发送，长的先在别处写好再粘贴。'}
        </p>
        {!restored && filled && (
          <button type="button" className="p-link" onClick={() => void startAfresh()}>
            清除已填写的内容
          </button>
        )}
      </div>
    </form>
  )
}

function textOf(value: string | boolean | undefined): string {
  return typeof value === 'string' ? value : ''
}

/** A particular of the applicant; below a telephone or mailbox, the way to confirm it where the county has one. */
function PartyField({ field, matter }: { field: FormField; matter: ReturnType<typeof useMatterForm> }) {
  const rules = useCounty().data?.confirm
  const { name, path } = field
  const value = matter.form.values[path]
  const kind = name === 'phone' || name === 'email' ? name : undefined
  return (
    <div className="p-group">
      <SchemaField scope={SCOPE} field={field} form={matter.form} />
      {kind && rules?.kinds.includes(kind) && typeof value === 'string' && (
        <ConfirmContact
          key={value.trim()}
          kind={kind}
          value={value}
          confirmed={matter.confirmed[kind]}
          required={rules.required}
          onConfirmed={(one) => matter.confirm(kind, one)}
        />
      )}
    </div>
  )
}
