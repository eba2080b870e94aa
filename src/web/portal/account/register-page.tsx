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
        name: { type: 'string', title: '姓名', maxLength: 40 },
        phone: { type: 'string', title: '手机号', widget: 'phone', pattern: '^1\\d{10}$' },
        username: { type: 'string', title: '用户名', minLength: 3, maxLength: 32 },
        password: {
          type: 'string',
          title: '密码',
          widget: 'password',
          description: '至少 10 位，含大写字母、小写字母、数字、符号中的三种，或者 16 位以上',
          minLength: 10,
          maxLength: 200,
        },
      },
      required: ['name', 'phone', 'username', 'password'],
    }),
  },
]

/** A citizen makes an account, if they want one. */
export function RegisterPage() {
  const navigate = useNavigate()
  const { signedIn } = useCitizen()
  const register = async (body: Record<string, unknown>) => {
    await send('POST', '/api/accounts', body)
    const { username, password } = body
    const session = await send<SessionInfo>('POST', '/api/session', { username, password }, { cookie: true })
    signedIn(session)
    await navigate('/mine', { replace: true })
  }
  return (
    <Page title="注册账号" lead="有了账号，来信集中在一处，不用记查询码。不注册也能写信。">
      <PlainForm scope="register" groups={GROUPS} submitText="注册" onSubmit={register}>
        <p>
          已有账号？<Link to="/sign-in">登录</Link>
        </p>
      </PlainForm>
    </Page>
  )
}
