import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { BulkRequest, BulkResult } from '../../../server/api-types/desk.ts'
import type { ItemList, MatterRow } from '../../../server/api-types.ts'
import { send } from '../client.ts'
import { Dialog } from '../common/dialog.tsx'
import { PersonSelect } from '../common/person-select.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useRequestKey } from '../common/use-request-key.ts'
import { BulkResults } from './bulk-results.tsx'

const TITLES: Readonly<Record<BulkRequest['action'], string>> = {
  assignPerson: '指定经办人',
  remind: '催办',
  note: '添加备注',
}

interface BulkDialogProps {
  action: BulkRequest['action']
  matters: readonly MatterRow[]
  onClose: (done: boolean) => void
}

/** Asks once, acts on each, and lists what became of every one. */
export function BulkDialog({ action, matters, onClose }: BulkDialogProps) {
  const [form] = Form.useForm<Record<string, unknown>>()
  const client = useQueryClient()
  const { key, renewAfter } = useRequestKey()
  const [results, setResults] = useState<readonly BulkResult[]>()
  const act = useMutation({
    mutationFn: (body: BulkRequest) => send<ItemList<BulkResult>>('POST', '/api/matters/bulk', body, { key }),
    onSuccess: async ({ items }) => {
      setResults(items)
      await client.invalidateQueries({ queryKey: ['matters'] })
    },
    onError: renewAfter,
  })
  const offices = new Set(matters.map(({ leadOffice }) => leadOffice))
  const office = offices.size === 1 ? (matters[0]?.leadOffice ?? undefined) : undefined
  const submit = (input: Record<string, unknown>) =>
    act.mutate({ action, input, matters: matters.map(({ id, seq }) => ({ id, seq })) })
  return (
    <Dialog
      open
      title={`${TITLES[action]}：${matters.length} 件`}
      width={results ? 760 : 560}
      mask={{ closable: false }}
      onCancel={() => onClose(results !== undefined)}
      footer={
        results ? (
          <Button type="primary" onClick={() => onClose(true)}>
            完成
          </Button>
        ) : (
          <>
            <Button onClick={() => onClose(false)}>取消</Button>
            <Button type="primary" loading={act.isPending} onClick={form.submit}>
              {TITLES[action]}
            </Button>
          </>
        )
      }
    >
      {act.isError && <ProblemPanel error={act.error} />}
      {results ? (
        <BulkResults results={results} undoable={action === 'assignPerson'} />
      ) : (
        <Form form={form} layout="vertical" onFinish={submit}>
          <p className="desk-quiet">逐件按规则办理：不能办的不办，并说明原因；其余照常办好。</p>
          {action === 'assignPerson' && (
            <Form.Item name="person" label="经办人" rules={[{ required: true, message: '请选择经办人' }]}>
              <PersonSelect office={office} />
            </Form.Item>
          )}
          {action === 'remind' && (
            <Form.Item
              name="message"
              label="催办内容"
              extra="提出人在查询页上看得到。"
              rules={[{ required: true, whitespace: true, message: '请填写催办内容' }]}
            >
              <Input.TextArea rows={3} maxLength={500} showCount autoFocus />
            </Form.Item>
          )}
          {action === 'note' && (
            <Form.Item
              name="text"
              label="备注"
              extra="只有工作人员看得到。"
              rules={[{ required: true, whitespace: true, message: '请填写备注' }]}
            >
              <Input.TextArea rows={4} maxLength={2_000} showCount autoFocus />
            </Form.Item>
          )}
        </Form>
      )}
    </Dialog>
  )
}
