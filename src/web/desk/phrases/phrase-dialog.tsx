import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import type { PhraseInfo } from '../../../server/api-types/desk.ts'
import { send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'
import { useProcedures } from '../common/queries.ts'
import { PLACEHOLDERS } from './fill-in.ts'
import { PHRASES } from './use-phrases.ts'

interface Written {
  title: string
  text: string
  procedure?: string
}

/** Writes a phrase, or rewrites one. */
export function PhraseDialog({ phrase, onClose }: { phrase: PhraseInfo | undefined; onClose: () => void }) {
  const client = useQueryClient()
  const procedures = useProcedures().data ?? []
  async function save({ title, text, procedure }: Written, key: string) {
    const body = { title, text, ...(procedure ? { procedure } : {}) }
    if (phrase) await send('PUT', `/api/phrases/${phrase.id}`, body, { key })
    else await send('POST', '/api/phrases', body, { key })
    await client.invalidateQueries({ queryKey: PHRASES })
  }
  return (
    <FormDialog<Written>
      title={phrase ? '修改常用语' : '新增常用语'}
      okText="保存"
      initial={
        phrase
          ? { title: phrase.title, text: phrase.text, ...(phrase.procedure ? { procedure: phrase.procedure } : {}) }
          : {}
      }
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="title" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="procedure" label="用于哪种事项（选填）">
        <Select
          allowClear
          placeholder="各种事项"
          options={procedures.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
      <Form.Item
        name="text"
        label="内容"
        extra={`可以写：${PLACEHOLDERS.map((name) => `{${name}}`).join(' ')}`}
        rules={[{ required: true, whitespace: true, message: '请填写内容' }]}
      >
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={5_000} showCount />
      </Form.Item>
    </FormDialog>
  )
}
