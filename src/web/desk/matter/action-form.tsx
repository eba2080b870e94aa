import { App, Button, Form } from 'antd'
import type { ReactNode } from 'react'
import type { ActionDescription, MatterPage } from '../../../server/api-types.ts'
import { type FormField, formFields } from '../../shared/json-schema.ts'
import { DayInput } from '../common/day-input.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useCounty } from '../common/queries.ts'
import { DocumentsField } from '../form/documents-field.tsx'
import { DraftNotice, DraftPlace } from '../form/draft-notice.tsx'
import { SchemaFields } from '../form/schema-fields.tsx'
import { useDraft } from '../form/use-draft.ts'
import { mentionedIn, useMentionable, WritingContext } from '../phrases/writing.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import { useAct } from './use-act.ts'

/** What every action's form is given. */
export interface ActionFormProps {
  matter: MatterPage
  action: ActionDescription
  plural: string
  onClose: () => void
  /** Values before anything is typed. */
  initial?: Record<string, unknown>
  /** Shown beside the fields, to compare with. */
  beside?: ReactNode
  /** Shown under the fields, within the form. */
  below?: ReactNode
}

/** Actions whose words colleagues read: in them one speaks to somebody by @. */
const MENTIONING: readonly string[] = ['note']

/** Whoever says when something was is mostly saying that it is now. */
function nowIn(fields: readonly FormField[]): Record<string, string> {
  const now = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(11, 16)
  return Object.fromEntries(fields.filter(({ kind }) => kind === 'time').map(({ name }) => [name, now]))
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** Fields of the action, the day it really happened, files; then sends it once. */
export function ActionForm({ matter, action, plural, onClose, initial, beside, below }: ActionFormProps) {
  const [form] = Form.useForm<Record<string, unknown>>()
  const { modal } = App.useApp()
  const today = useCounty().data?.today
  const fields = formFields(action.input)
  // Whoever corrects a step's day says that day in the form itself; a second date beside it would be taken for it.
  const correcting = fields.some(({ kind }) => kind === 'step')
  const mentions = MENTIONING.includes(action.name)
  const people = useMentionable(mentions ? matter.id : undefined)
  const draft = useDraft(`${matter.id}:${action.name}`, form)
  const act = useAct({
    matter,
    action,
    plural,
    form,
    onDone: () => {
      draft.drop()
      onClose()
    },
  })

  function submit(typed: Record<string, unknown>) {
    const spoken = mentions ? mentionedIn(Object.values(typed).filter(isText).join('\n'), people) : []
    const values = spoken.length > 0 ? { ...typed, mentions: spoken } : typed
    if (!action.danger) {
      act.submit(values)
      return
    }
    void modal.confirm({
      title: `确定“${action.label}”？`,
      content: '提交后记入账本，不能撤销，并可能通知提出人。',
      okText: action.label,
      okButtonProps: { danger: true },
      onOk: () => act.submit(values),
    })
  }

  return (
    <Form
      form={form}
      layout="vertical"
      scrollToFirstError
      initialValues={{ ...nowIn(fields), ...initial, ...draft.initial }}
      onValuesChange={(_, values) => draft.keep(values)}
      onFinish={submit}
    >
      <DraftNotice
        draft={draft}
        onDrop={() => {
          draft.drop()
          form.setFieldsValue({
            ...Object.fromEntries(fields.map(({ name }) => [name, undefined])),
            happenedOn: undefined,
            ...initial,
          })
        }}
      />
      {act.conflict && (
        <ConflictPanel problem={act.conflict} reviewed={act.reviewed} refusal={act.refusal} onReview={act.review} />
      )}
      {act.error && (
        <div className="desk-form-problem">
          <ProblemPanel error={act.error} />
        </div>
      )}
      <div className={beside ? 'action-beside' : undefined}>
        {beside}
        <div>
          <WritingContext value={{ matter, mentions }}>
            <SchemaFields fields={fields} office={matter.leadOffice} steps={matter.timeline} />
          </WritingContext>
          {below}
          <div className="desk-halves">
            {!correcting && (
              <Form.Item name="happenedOn" label="实际发生日期（选填）" extra="补记以前做的事才填；不填为今天。">
                <DayInput min={matter.openedOn} max={today} />
              </Form.Item>
            )}
            <Form.Item name="documents" label="附件（选填）">
              <DocumentsField />
            </Form.Item>
          </div>
        </div>
      </div>
      <div className="action-footer">
        <DraftPlace draft={draft} />
        <Button onClick={onClose}>取消</Button>
        <Button
          type="primary"
          danger={action.danger === true}
          htmlType="submit"
          loading={act.pending}
          disabled={act.blocked}
        >
          {action.label}
        </Button>
      </div>
    </Form>
  )
}
