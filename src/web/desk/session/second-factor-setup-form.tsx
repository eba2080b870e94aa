import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Typography } from 'antd'
import { toDataURL } from 'qrcode'
import type { SecondFactorSetup, SessionInfo } from '../../../server/api-types.ts'
import { send } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { CodeField } from './code-field.tsx'
import { SignInProblem } from './sign-in-problem.tsx'

async function begin() {
  const setup = await send<SecondFactorSetup>('POST', '/api/session/second-factor/setup')
  return { ...setup, picture: await toDataURL(setup.uri, { width: 200, margin: 2 }) }
}

/** Binds an authenticator: the secret as a picture and in letters, then one code as proof. */
export function SecondFactorSetupForm({ onEnter }: { onEnter: (session: SessionInfo) => void }) {
  // A second call would make a second secret, and the picture already scanned would be worthless.
  const setup = useQuery({
    queryKey: ['session', 'setup'],
    queryFn: begin,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const confirm = useMutation({
    mutationFn: (values: { code: string }) => send<SessionInfo>('POST', '/api/session/second-factor/confirm', values),
    onSuccess: onEnter,
  })
  if (setup.isPending) return <Loading what="正在生成密钥" />
  if (setup.isError) return <ProblemPanel error={setup.error} onRetry={() => setup.refetch()} />
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values) => confirm.mutate(values)}>
      <ol className="desk-steps">
        <li>
          手机上装一个动态验证码应用：支持 TOTP 的都行，如 Microsoft Authenticator、Google
          Authenticator、FreeOTP，应用商店里有。
        </li>
        <li>在应用里选“添加账号”，扫描下图；不能扫码时，手工输入密钥。</li>
        <li>输入应用里“衡”那一行当前显示的 6 位数字，完成绑定。以后每次登录都要输一次。</li>
      </ol>
      <img className="desk-qr" src={setup.data.picture} width={200} height={200} alt="动态验证码绑定二维码" />
      <p className="desk-secret">
        密钥 <Typography.Text copyable={{ text: setup.data.secret }}>{inFours(setup.data.secret)}</Typography.Text>
      </p>
      <p className="desk-hint">重新打开或刷新本页会换一个新的密钥，先前扫的作废。</p>
      {confirm.isError && <SignInProblem error={confirm.error} fallback={<ProblemPanel error={confirm.error} />} />}
      <CodeField />
      <Button type="primary" htmlType="submit" size="large" block loading={confirm.isPending}>
        完成绑定
      </Button>
    </Form>
  )
}

function inFours(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ')
}
