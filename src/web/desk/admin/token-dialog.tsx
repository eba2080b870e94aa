import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import type { NewSecret, TokenList, TokenRequest } from '../../../server/api-types.ts'
import { send } from '../client.ts'
import { DayInput } from '../common/day-input.tsx'
import { FormDialog } from '../common/form-dialog.tsx'
import { useCounty } from '../common/queries.ts'

interface TokenDialogProps {
  scopes: TokenList['scopes']
  onCreated: (secret: NewSecret) => void
  onClose: () => void
}

/** A new machine token: what for, for which calls, until when. */
export function TokenDialog({ scopes, onCreated, onClose }: TokenDialogProps) {
  const client = useQueryClient()
  const today = useCounty().data?.today
  async function save({ name, scopes: chosen, expiresOn }: TokenRequest, key: string) {
    const body = { name, scopes: chosen, expiresOn: expiresOn ?? null }
    onCreated(await send<NewSecret>('POST', '/api/admin/tokens', body, { key }))
    await client.invalidateQueries({ queryKey: ['tokens'] })
  }
  return (
    <FormDialog<TokenRequest> title="生成令牌" okText="生成" onSubmit={save} onClose={onClose}>
      <Form.Item name="name" label="用途" rules={[{ required: true, whitespace: true, message: '请写明给哪个系统用' }]}>
        <Input maxLength={60} placeholder="如：12345 热线转入" autoFocus />
      </Form.Item>
      <Form.Item name="scopes" label="范围" rules={[{ required: true, message: '请至少选一项' }]}>
        <Select mode="multiple" options={scopes.map(({ name, label }) => ({ value: name, label }))} />
      </Form.Item>
      <Form.Item name="expiresOn" label="到期日（含当日；不填为长期）">
        <DayInput min={today} />
      </Form.Item>
    </FormDialog>
  )
}
