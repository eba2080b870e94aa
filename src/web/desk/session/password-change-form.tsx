import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import type { SessionInfo } from '../../../server/api-types.ts'
import { problemOf } from '../../shared/api.ts'
import { send } from '../client.ts'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useEnterSession } from './session.ts'
import { SignInProblem } from './sign-in-problem.tsx'

interface Passwords {
  current: string
  next: string
  again: string
}

/** Changes one's own password; the server holds the rules. */
export function PasswordChangeForm({ onDone }: { onDone?: () => void }) {
  const [form] = Form.useForm<Passwords>()
  const enter = useEnterSession()
  const change = useMutation({
    mutationFn: ({ current, next }: Passwords) => send<SessionInfo>('POST', '/api/password', { current, next }),
    // A new password is a new session, with a csrf token of its own.
    onSuccess: (session) => {
      enter(session)
      onDone?.()
    },
    onError: (error) => {
      for (const { path, message } of problemOf(error).errors ?? [])
        if (path === 'next' || path === 'current') form.setFields([{ name: path, errors: [message] }])
    },
  })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => change.mutate(values)}>
      {change.isError && <SignInProblem error={change.error} fallback={<ProblemPanel error={change.error} />} />}
      <Form.Item name="current" label="现在的密码" rules={[{ required: true, message: '请输入现在的密码' }]}>
        <Input.Password autoComplete="current-password" visibilityToggle={false} />
      </Form.Item>
      <Form.Item
        name="next"
        label="新密码"
        extra="至少 10 位，含大写字母、小写字母、数字、符号中的三种；或长到 16 位以上。"
        rules={[{ required: true, message: '请输入新密码' }]}
      >
        <Input.Password autoComplete="new-password" visibilityToggle={false} />
      </Form.Item>
      <Form.Item
        name="again"
        label="再输入一次新密码"
        dependencies={['next']}
        rules={[
          { required: true, message: '请再输入一次新密码' },
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value && value !== getFieldValue('next')) throw new Error('两次输入的新密码不一致')
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" visibilityToggle={false} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        更换密码
      </Button>
    </Form>
  )
}
