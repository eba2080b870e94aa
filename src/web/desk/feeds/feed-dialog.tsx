import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Radio } from 'antd'
import type { NewFeed } from '../../../server/api-types/calendar.ts'
import { send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'
import { useSignedIn } from '../session/session.ts'

interface FeedRequest {
  scope: 'person' | 'office' | 'place'
  place?: string
}

/** A new feed: one's own matters, one's office's, or the meetings of one hall. */
export function FeedDialog({ onMade, onClose }: { onMade: (feed: NewFeed) => void; onClose: () => void }) {
  const client = useQueryClient()
  const office = useSignedIn().post?.officeName
  async function save({ scope, place }: FeedRequest, key: string) {
    const body = scope === 'place' ? { scope, place } : { scope }
    onMade(await send<NewFeed>('POST', '/api/calendar-feeds', body, { key }))
    await client.invalidateQueries({ queryKey: ['feeds'] })
  }
  const options = [
    { value: 'person', label: '我经办的事项' },
    ...(office ? [{ value: 'office', label: `${office}的事项` }] : []),
    { value: 'place', label: '一处场所的会议' },
  ]
  return (
    <FormDialog<FeedRequest>
      title="新建订阅"
      okText="生成地址"
      initial={{ scope: 'person' }}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="scope" label="内容">
        <Radio.Group options={options} />
      </Form.Item>
      <Form.Item noStyle dependencies={['scope']}>
        {({ getFieldValue }) =>
          getFieldValue('scope') === 'place' && (
            <Form.Item
              name="place"
              label="场所"
              extra="和会议登记时写的名称一致。"
              rules={[{ required: true, whitespace: true, message: '请填写场所' }]}
            >
              <Input maxLength={60} placeholder="如：县政府第一听证室" />
            </Form.Item>
          )
        }
      </Form.Item>
    </FormDialog>
  )
}
