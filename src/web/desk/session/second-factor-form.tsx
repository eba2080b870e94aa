import { useMutation } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import type { SessionInfo } from '../../../server/api-types.ts'
import { send } from '../client.ts'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { CodeField } from './code-field.tsx'
import { SignInProblem } from './sign-in-problem.tsx'

/** Second step: the code from the person's authenticator. */
export function SecondFactorForm({ onEnter }: { onEnter: (session: SessionInfo) => void }) {
  const confirm = useMutation({
    mutationFn: (values: { code: string }) => send<SessionInfo>('POST', '/api/session/second-factor', values),
    onSuccess: onEnter,
  })
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values) => confirm.mutate(values)}>
      {confirm.isError && <SignInProblem error={confirm.error} fallback={<ProblemPanel error={confirm.error} />} />}
      <CodeField />
      <Button type="primary" htmlType="submit" size="large" block loading={confirm.isPending}>
        确认
      </Button>
      <p className="desk-hint">手机不在身边或已更换？请联系系统管理员重置动态验证码。</p>
    </Form>
  )
}
