import { Link, useNavigate } from 'react-router'
import type { SessionInfo } from '../../../server/api-types.ts'
import { send } from '../../shared/api.ts'
import { formFields } from '../../shared/json-schema.ts'
import { useCitizen } from '../common/citizen.ts'
import { PlainForm } from '../form/plain-form.tsx'
import { Page } from '../layout/page.tsx'

const GROUPS = [
  {
    fields: formFields({
      properties: {
        username: { type: 'string', title: '用户名', maxLength: 32 },
        password: { type: 'string', title: '密码', widget: 'password', maxLength: 200 },
      },
      required: ['username', 'password'],
    }),
  },
]

/** A citizen with an account signs in; nobody needs one. */
export function SignInPage() {
  const navigate = useNavigate()
  const { signedIn } = useCitizen()
  const signIn = async (body: object) => {
    const session = await send<SessionInfo>('POST', '/api/session', body, { cookie: true })
    if (session.person?.kind === 'citizen') {
      signedIn(session)
      await navigate('/mine', { replace: true })
    } else await navigate('/desk', { replace: true })
  }
  return (
    <Page title="登录" lead="有账号的群众在这里登录，查看自己名下的来信。不登录也能写信和查询。">
      <PlainForm scope="sign-in" groups={GROUPS} submitText="登录" onSubmit={signIn}>
        <p>
          还没有账号？<Link to="/register">注册一个</Link>
        </p>
      </PlainForm>
    </Page>
  )
}
