import { Alert, Button, Card } from 'antd'
import { useEffect } from 'react'
import { Navigate, useLocation, useSearchParams } from 'react-router'
import type { SessionInfo } from '../../../server/api-types.ts'
import { problemOf } from '../../shared/api.ts'
import { BrandMark } from '../../shared/brand-mark.tsx'
import { send } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useCounty } from '../common/queries.ts'
import { homeOf } from '../layout/roles.ts'
import './sign-in.css'
import { PasswordChangeForm } from './password-change-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'
import { SecondFactorSetupForm } from './second-factor-setup-form.tsx'
import { useEnterSession, useLeaveSession, useSession } from './session.ts'

const TITLES: Record<SessionInfo['stage'], string> = {
  'second-factor': '第二步：输入动态验证码',
  'second-factor-setup': '绑定动态验证码',
  'password-change': '请先更换密码',
  'signed-in': '已登录',
}

/** Password, second factor, a new password where one is due: then the desk. */
export function SignInPage() {
  const session = useSession()
  const county = useCounty()
  const enter = useEnterSession()
  const [query] = useSearchParams()
  const stage = session.data?.stage
  const made = madeIn(useLocation().state)

  useEffect(() => {
    document.title = '工作人员登录 · 衡'
  }, [])

  if (session.isPending) return <Loading />
  const unreachable = session.isError && problemOf(session.error).status !== 401
  if (county.data?.setupNeeded) return county.isFetching ? <Loading /> : <Navigate to="/setup" replace />
  if (session.data?.stage === 'signed-in') return <Navigate to={nextOf(query, homeOf(session.data))} replace />
  return (
    <main className="desk-sign-in">
      <header>
        <BrandMark size={46} />
        <div>
          <h1>{county.data?.name ?? ''}法治政府工作台</h1>
          <p>工作人员入口</p>
        </div>
      </header>
      <Card title={<h2>{stage ? TITLES[stage] : '登录'}</h2>}>
        {unreachable && <ProblemPanel error={session.error} onRetry={() => session.refetch()} />}
        {stage === undefined && made !== undefined && (
          <Alert
            className="desk-form-problem"
            type="success"
            showIcon
            title="管理员已建立"
            description="请用刚才设的密码登录。下一步绑定动态验证码，然后接着设单位。"
          />
        )}
        {stage === undefined && <PasswordForm onEnter={enter} {...(made === undefined ? {} : { username: made })} />}
        {stage === 'second-factor' && <SecondFactorForm onEnter={enter} />}
        {stage === 'second-factor-setup' && <SecondFactorSetupForm onEnter={enter} />}
        {stage === 'password-change' && <PasswordChangeForm />}
        {stage !== undefined && <AnotherAccount />}
      </Card>
      <p className="desk-sign-in-note">每次登录、办理和查阅都有记录。请勿将账号借给他人。</p>
    </main>
  )
}

function AnotherAccount() {
  const leave = useLeaveSession()
  return (
    <Button
      type="link"
      block
      onClick={async () => {
        await send('DELETE', '/api/session').catch(() => undefined)
        await leave()
      }}
    >
      换个账号登录
    </Button>
  )
}

/** The user name of an administrator made a moment ago, where the set-up led here. */
function madeIn(state: unknown): string | undefined {
  const made = typeof state === 'object' && state !== null && 'made' in state ? state.made : undefined
  return typeof made === 'string' ? made : undefined
}

/** Only addresses of the desk itself: a link must not lead a signed-in person elsewhere. */
function nextOf(query: URLSearchParams, home: string): string {
  const next = query.get('next')
  return next && /^\/desk(?=$|[/?])/.test(next) && !next.startsWith('/desk/sign-in') ? next : home
}
