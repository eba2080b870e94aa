import { useMutation } from '@tanstack/react-query'
import { Button, Form, Radio } from 'antd'
import type { ProcedureDescription, Receipt } from '../../../server/api-types.ts'
import { problemOf } from '../../shared/api.ts'
import { formFields } from '../../shared/json-schema.ts'
import { send } from '../client.ts'
import { DayInput } from '../common/day-input.tsx'
import { fieldName } from '../common/field-name.ts'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useCounty } from '../common/queries.ts'
import { useRequestKey } from '../common/use-request-key.ts'
import { DocumentsField } from '../form/documents-field.tsx'
import { DraftNotice, DraftPlace } from '../form/draft-notice.tsx'
import { inputOf } from '../form/input-of.ts'
import { SchemaFields } from '../form/schema-fields.tsx'
import { blankOf, useDraft } from '../form/use-draft.ts'
import { Section } from '../matter/section.tsx'

const CHANNELS = [
  { value: 'post', label: '来信' },
  { value: 'phone', label: '来电' },
  { value: 'visit', label: '来访' },
]

/** True where somebody brings the matter and may follow it; a suit's other side may not. */
export function isAppliedFor({ open, roles }: ProcedureDescription): boolean {
  return open.party !== undefined && roles.some(({ name }) => name === 'citizen')
}

/** The opening form as staff fill it in: with the channel and the day it really came. */
export function RegisterForm({
  procedure,
  onReceipt,
}: {
  procedure: ProcedureDescription
  onReceipt: (receipt: Receipt) => void
}) {
  const [form] = Form.useForm<Record<string, unknown>>()
  const { key, renewAfter } = useRequestKey()
  const today = useCounty().data?.today
  const draft = useDraft(`new:${procedure.id}`, form)
  const party = formFields(procedure.open.party)
  const content = formFields(procedure.open.input)
  // A form that asks itself how the matter came in is not asked twice.
  const asksWay = content.some(({ staff }) => staff)
  const applied = isAppliedFor(procedure)
  const asksChannel = applied && !asksWay
  const open = useMutation({
    mutationFn: (values: unknown) => send<Receipt>('POST', `/api/${procedure.plural}`, inputOf(values), { key }),
    onSuccess: (receipt) => {
      draft.drop()
      onReceipt(receipt)
    },
    onError: (error) => {
      const { errors = [] } = problemOf(error)
      renewAfter(error)
      form.setFields(errors.map(({ path, message }) => ({ name: fieldName(path), errors: [message] })))
    },
  })
  return (
    <Form
      form={form}
      layout="vertical"
      scrollToFirstError
      className="register"
      initialValues={{ ...(asksChannel ? { channel: 'post' } : {}), ...draft.initial }}
      onValuesChange={(_, values) => draft.keep(values)}
      onFinish={(values) => open.mutate(values)}
    >
      <DraftNotice
        draft={draft}
        onDrop={() => {
          draft.drop()
          form.setFieldsValue(blankOf(form))
        }}
      />
      {open.isError && <ProblemPanel error={open.error} />}
      <Section title="来源">
        <div className="desk-halves">
          {asksChannel && (
            <Form.Item name="channel" label="怎样收到的" rules={[{ required: true }]}>
              <Radio.Group options={CHANNELS} />
            </Form.Item>
          )}
          <Form.Item name="receivedOn" label="收到日期（选填）" extra="不填为今天；期限从收到之日算起。">
            <DayInput max={today} />
          </Form.Item>
        </div>
      </Section>
      <Section title="内容">
        <SchemaFields fields={content} />
        <Form.Item name="documents" label="附件（选填）" extra="原信扫描件、照片等">
          <DocumentsField />
        </Form.Item>
      </Section>
      {party.length > 0 && (
        <Section title={applied ? '提出人' : '当事人'}>
          <div className="desk-halves">
            <SchemaFields fields={party} under="party" />
          </div>
          <p className="desk-quiet">个人信息加密保存，办理中默认隐去。</p>
        </Section>
      )}
      {(procedure.notAccepted ?? []).length > 0 && <NotAccepted rows={procedure.notAccepted ?? []} />}
      <Button type="primary" htmlType="submit" size="large" loading={open.isPending}>
        登记
      </Button>
      <DraftPlace draft={draft} />
    </Form>
  )
}

function NotAccepted({ rows }: { rows: readonly { what: string; instead: string }[] }) {
  return (
    <details className="desk-section">
      <summary>不在这里受理的事项，可告知本人</summary>
      <ul>
        {rows.map(({ what, instead }) => (
          <li key={what}>
            {what}:{instead}
          </li>
        ))}
      </ul>
    </details>
  )
}
