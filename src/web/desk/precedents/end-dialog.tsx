import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Radio } from 'antd'
import type { PrecedentInfo, ReplacedPrecedent } from '../../../server/api-types/precedents.ts'
import { send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'
import { OfficeSelect } from '../common/office-select.tsx'

interface EndDialogProps {
  precedent: PrecedentInfo
  onClose: () => void
}

interface Replacement {
  because: string
  office: string
  subject: string
  reason: string
  basisKind: string
  basisTitle: string
  basisArticle: string
}

const needed = (label: string, min = 1) => [
  { required: true, whitespace: true, message: `请填写${label}` },
  ...(min > 1 ? [{ min, message: `${label}至少 ${min} 个字，请补充` }] : []),
]

/** 撤销: it holds no more. */
export function WithdrawDialog({ precedent, onClose }: EndDialogProps) {
  const client = useQueryClient()
  const withdraw = async ({ because }: { because: string }, key: string) => {
    await send('POST', `/api/precedents/${precedent.id}/withdraw`, { because }, { key })
    await client.invalidateQueries({ queryKey: ['precedents'] })
  }
  return (
    <FormDialog<{ because: string }>
      title={`撤销先例 ${precedent.number}`}
      okText="撤销"
      danger
      onSubmit={withdraw}
      onClose={onClose}
    >
      <Because />
    </FormDialog>
  )
}

/** 替换: another ruling takes its place, under a number of its own. */
export function ReplaceDialog({ precedent, basisKinds, onClose }: EndDialogProps & { basisKinds: readonly string[] }) {
  const client = useQueryClient()
  const replace = async (values: Replacement, key: string) => {
    await send<ReplacedPrecedent>('POST', `/api/precedents/${precedent.id}/replace`, values, { key })
    await client.invalidateQueries({ queryKey: ['precedents'] })
  }
  return (
    <FormDialog<Replacement>
      title={`替换先例 ${precedent.number}`}
      okText="替换"
      initial={{ subject: precedent.subject, office: precedent.office }}
      onSubmit={replace}
      onClose={onClose}
    >
      <Because />
      <Form.Item name="office" label="承办单位" rules={[{ required: true, message: '请选择承办单位' }]}>
        <OfficeSelect />
      </Form.Item>
      <Form.Item
        name="subject"
        label="哪一类事项"
        extra="写事由和地域，不写姓名、电话、门牌"
        rules={needed('哪一类事项', 4)}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="reason" label="裁定理由" rules={needed('裁定理由', 10)}>
        <Input.TextArea rows={3} maxLength={1_000} showCount />
      </Form.Item>
      <Form.Item name="basisKind" label="依据种类" rules={[{ required: true, message: '请选择依据种类' }]}>
        <Radio.Group options={[...basisKinds]} />
      </Form.Item>
      <Form.Item name="basisTitle" label="依据名称" rules={needed('依据名称', 4)}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="basisArticle" label="条款或事项编号" rules={needed('条款或事项编号')}>
        <Input maxLength={60} />
      </Form.Item>
    </FormDialog>
  )
}

function Because() {
  return (
    <Form.Item name="because" label="理由" extra="法律、职责怎样变了，或者原裁定错在哪里" rules={needed('理由', 5)}>
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  )
}
