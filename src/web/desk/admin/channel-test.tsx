import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Radio } from 'antd'
import type { ConfirmRule } from '../../../server/api-types/contact.ts'
import type { ChannelTested } from '../../../server/api-types/mail.ts'
import { send } from '../client.ts'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { Section } from '../matter/section.tsx'

interface Wanted {
  kind: 'phone' | 'email'
  contact: string
}

/** A message to oneself, and what the channel said to it. */
export function ChannelTest({ kinds }: { kinds: ConfirmRule['kinds'] }) {
  const test = useMutation({
    mutationFn: (wanted: Wanted) => send<ChannelTested>('POST', '/api/admin/channel-tests', wanted),
    gcTime: 0,
  })
  const [first] = kinds
  if (!first) return null
  return (
    <Section title="测试通道">
      <Form<Wanted>
        layout="vertical"
        requiredMark={false}
        className="desk-narrow-form"
        initialValues={{ kind: first }}
        onFinish={(wanted) => test.mutate(wanted)}
      >
        <Form.Item name="kind" label="方式">
          <Radio.Group options={kinds.map((kind) => ({ value: kind, label: kind === 'phone' ? '短信' : '邮件' }))} />
        </Form.Item>
        <Form.Item
          name="contact"
          label="发给自己的手机号或者邮箱"
          extra="只用这一次，不保存。"
          rules={[{ required: true, message: '请填写' }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Button htmlType="submit" loading={test.isPending}>
          发一条测试消息
        </Button>
      </Form>
      <div aria-live="polite" className="channel-answer">
        {test.isError && <ProblemPanel error={test.error} />}
        {test.data?.sent && <Alert type="success" showIcon title="服务器已经收下，请看看收到没有" />}
        {test.data && !test.data.sent && (
          <Alert
            type="error"
            showIcon
            title={`没有发出去：${test.data.fault ?? ''}`}
            description="请核对地址；地址没错的，核对启动参数里的服务器、端口、用户和口令。"
          />
        )}
      </div>
    </Section>
  )
}
