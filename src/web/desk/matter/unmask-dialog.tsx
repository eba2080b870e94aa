import { useMutation } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import type { PartyView } from '../../../server/api-types.ts'
import { send } from '../client.ts'
import { Dialog } from '../common/dialog.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useRequestKey } from '../common/use-request-key.ts'

interface UnmaskDialogProps {
  matter: string
  field: keyof PartyView
  label: string
  onShow: (value: string) => void
  onClose: () => void
}

/** Asks why before it shows. */
export function UnmaskDialog({ matter, field, label, onShow, onClose }: UnmaskDialogProps) {
  const [form] = Form.useForm<{ reason: string }>()
  const { key, renewAfter } = useRequestKey()
  const unmask = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      send<{ value: string }>('POST', `/api/matters/${matter}/unmask`, { field, reason }, { key }),
    onSuccess: ({ value }) => onShow(value),
    onError: renewAfter,
    gcTime: 0,
  })
  return (
    <Dialog
      open
      title={`查看${label}原文`}
      okText="查看并记录"
      confirmLoading={unmask.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>本次查看会连同您的姓名、岗位、时间和事由一并记录，供审计查阅。原文显示 60 秒后自动隐藏。</p>
      {unmask.isError && <ProblemPanel error={unmask.error} />}
      <Form form={form} layout="vertical" onFinish={(values) => unmask.mutate(values)}>
        <Form.Item
          name="reason"
          label="查看事由"
          rules={[{ required: true, whitespace: true, min: 2, message: '请写明为什么需要查看，如“电话联系核实地点”' }]}
        >
          <Input.TextArea rows={2} maxLength={200} showCount autoFocus />
        </Form.Item>
      </Form>
    </Dialog>
  )
}
