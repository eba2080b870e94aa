import type { ProcedureDescription, Receipt } from '../../../server/api-types.ts'
import { Trouble } from '../common/states.tsx'
import { Attachments } from '../form/attachments.tsx'
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
  const { content, party, fields, form, documents, files, restored, filled, submit, send, startAfresh } = useMatterForm(
    procedure,
    onSent,
  )
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
          <button type="button" className="p-link" onClick={startAfresh}>
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
            <SchemaField key={field.path} scope={SCOPE} field={field} form={form} />
          ))}
        </section>
      )}
      {submit.isError && !faulty && <Trouble error={submit.error} />}
      <div className="p-submit">
        <button type="submit" className="p-button" disabled={submit.isPending || files.busy}>
          {submit.isPending ? '正在发送…' : files.busy ? '附件上传中…' : '发送'}
        </button>
        <p className="p-soft">边写边存在这台设备上，断网或关掉页面也不会丢；公用电脑上不发送时请点“清除”。</p>
        {!restored && filled && (
          <button type="button" className="p-link" onClick={startAfresh}>
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
