import { useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import type { NewSecret, PersonRequest, PostRequest } from '../../../server/api-types.ts'
import { send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'
import { useCounty } from '../common/queries.ts'
import { PostFields } from './post-fields.tsx'

type Values = Pick<PersonRequest, 'name' | 'username'> & PostRequest

/** A new member of staff with a first post. */
export function PersonDialog({
  onCreated,
  onClose,
}: {
  onCreated: (secret: NewSecret, name: string) => void
  onClose: () => void
}) {
  const client = useQueryClient()
  const today = useCounty().data?.today
  async function save({ name, username, role, office, fromOn, untilOn }: Values, key: string) {
    const posts = [{ role, office: office ?? null, fromOn, untilOn: untilOn ?? null }]
    onCreated(await send<NewSecret>('POST', '/api/admin/people', { name, username, posts }, { key }), name)
    await client.invalidateQueries({ queryKey: ['people'] })
  }
  return (
    <FormDialog<Values>
      title="新增人员"
      okText="新增"
      initial={today ? { fromOn: today } : {}}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}>
        <Input maxLength={40} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="username"
        label="用户名"
        extra="小写字母或数字开头，3 至 32 位，可用点、横线和下划线"
        rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9._-]{2,31}$/, message: '请按下面的要求填写用户名' }]}
      >
        <Input maxLength={32} autoComplete="off" />
      </Form.Item>
      <PostFields />
    </FormDialog>
  )
}
