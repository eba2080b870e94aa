import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import type { SubstitutionRequest } from '../../../server/api-types.ts'
import { send } from '../client.ts'
import { DayInput } from '../common/day-input.tsx'
import { FormDialog } from '../common/form-dialog.tsx'
import { PersonSelect } from '../common/person-select.tsx'
import { useCounty } from '../common/queries.ts'
import { postText, useSignedIn } from '../session/session.ts'

/** One of my own posts, to whom, from when until when. A post I only stand in for cannot be passed on. */
export function SubstitutionDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const { posts, post, person } = useSignedIn()
  const today = useCounty().data?.today
  const own = posts.filter(({ actingFor }) => !actingFor)
  const first = own.find(({ id }) => id === post?.id) ?? own[0]
  async function save({ post: id, substitute, fromOn, untilOn, note }: SubstitutionRequest, key: string) {
    await send(
      'POST',
      '/api/substitutions',
      { post: id, substitute, fromOn, untilOn, ...(note?.trim() ? { note } : {}) },
      { key },
    )
    await client.invalidateQueries({ queryKey: ['substitutions'] })
  }
  return (
    <FormDialog<SubstitutionRequest>
      title="请人代班"
      okText="确定"
      initial={{ ...(first ? { post: first.id } : {}), ...(today ? { fromOn: today } : {}) }}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="post" label="我的岗位" rules={[{ required: true }]}>
        <Select options={own.map((each) => ({ value: each.id, label: postText(each) }))} />
      </Form.Item>
      <SubstituteField own={own} me={person?.id} />
      <Form.Item name="fromOn" label="自" rules={[{ required: true, message: '请选择起始日' }]}>
        <DayInput min={today} />
      </Form.Item>
      <Form.Item
        name="untilOn"
        label="至（含当日）"
        dependencies={['fromOn']}
        rules={[
          { required: true, message: '请选择结束日' },
          ({ getFieldValue }) => ({
            validator: async (_, until) => {
              if (until && until < getFieldValue('fromOn')) throw new Error('结束日不能早于起始日')
            },
          }),
        ]}
      >
        <DayInput min={today} />
      </Form.Item>
      <Form.Item
        name="note"
        label="交接说明（选填）"
        extra="哪些事到了哪一步、要留意什么；只有您和代班人看得到，对方会收到通知。"
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2_000} showCount />
      </Form.Item>
    </FormDialog>
  )
}

function SubstituteField({
  own,
  me,
}: {
  own: readonly { id: string; office: string | null }[]
  me: string | undefined
}) {
  const chosen: unknown = Form.useWatch('post')
  const office = own.find(({ id }) => id === chosen)?.office ?? undefined
  return (
    <Form.Item name="substitute" label="代班人" rules={[{ required: true, message: '请选择代班人' }]}>
      <PersonSelect office={office} without={me} />
    </Form.Item>
  )
}
