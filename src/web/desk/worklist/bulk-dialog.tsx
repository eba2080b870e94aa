import { Button, Form, Input, Progress } from 'antd'
import { useState } from 'react'
import type { BulkRequest } from '../../../server/api-types/desk.ts'
import type { MatterRow } from '../../../server/api-types.ts'
import { Dialog } from '../common/dialog.tsx'
import { PersonSelect } from '../common/person-select.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { BulkResults } from './bulk-results.tsx'
import { AT_ONCE, useActOnMany } from './use-act-on-many.ts'

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
  const { act, results, stop } = useActOnMany()
  const [ended, setEnded] = useState(false)
  const over = act.isSuccess || ended
  const offices = new Set(matters.map(({ leadOffice }) => leadOffice))
  const office = offices.size === 1 ? (matters[0]?.leadOffice ?? undefined) : undefined
  const submit = (input: Record<string, unknown>) =>
    act.mutate({ action, input, matters: matters.map(({ id, seq }) => ({ id, seq })) })
  // What has been answered is shown before the dialog goes; one that is under way ends with what is on its way.
  const leave = () => {
    if (act.isPending) stop()
    else if (over || results.length === 0) onClose(over)
    else setEnded(true)
  }
  return (
    <Dialog
      open
      title={`${TITLES[action]}：${matters.length} 件`}
      width={over ? 760 : 560}
      mask={{ closable: false }}
      onCancel={leave}
      footer={
        over ? (
          <Button type="primary" onClick={() => onClose(true)}>
            完成
          </Button>
        ) : (
          <>
            <Button onClick={leave}>{act.isPending ? '停止' : results.length > 0 ? '不再继续' : '取消'}</Button>
            <Button type="primary" loading={act.isPending} onClick={form.submit}>
              {results.length > 0 && !act.isPending
                ? `继续办其余 ${matters.length - results.length} 件`
                : TITLES[action]}
            </Button>
          </>
        )
      }
    >
      {act.isError && !over && <ProblemPanel error={act.error} />}
      {matters.length > AT_ONCE && !over && (act.isPending || results.length > 0) && (
        <>
          <Progress
            aria-label="批量办理进度"
            percent={Math.floor((results.length / matters.length) * 100)}
            status={act.isPending ? 'active' : 'normal'}
          />
          <p role="status">
            已逐件办过 {results.length} / {matters.length} 件
          </p>
        </>
      )}
      {over ? (
        <BulkResults results={results} left={matters.length - results.length} undoable={action === 'assignPerson'} />
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
