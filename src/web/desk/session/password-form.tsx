import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import type { SessionInfo } from '../../../server/api-types.ts'
import { send } from '../client.ts'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { SignInProblem } from './sign-in-problem.tsx'

/** First step: user name and password. */
export function PasswordForm({
  onEnter,
  username,
}: {
  onEnter: (session: SessionInfo) => void
  /** Filled in already. */
  username?: string
}) {
  const signIn = useMutation({
    mutationFn: (values: { username: string; password: string }) => send<SessionInfo>('POST', '/api/session', values),
    onSuccess: onEnter,
  })
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ username }}
      onFinish={(values) => signIn.mutate(values)}
    >
      {signIn.isError && <SignInProblem error={signIn.error} fallback={<ProblemPanel error={signIn.error} />} />}
      <Form.Item name="username" label="用户名" rules={[{ required: true, message: '请输入用户名' }]}>
        <Input size="large" autoComplete="username" autoFocus={username === undefined} />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
        <Input.Password
          size="large"
          autoComplete="current-password"
          visibilityToggle={false}
          autoFocus={username !== undefined}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        登录
      </Button>
    </Form>
  )
}
