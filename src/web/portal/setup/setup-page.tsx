import { useQueryClient } from '@tanstack/react-query'
import { Navigate, useNavigate } from 'react-router'
import { send } from '../../shared/api.ts'
import { formFields } from '../../shared/json-schema.ts'
import { useCounty } from '../common/queries.ts'
import { Loading, Trouble } from '../common/states.tsx'
import { PlainForm } from '../form/plain-form.tsx'
import { Page } from '../layout/page.tsx'

const CODE = formFields({
  properties: {
    code: { type: 'string', title: '一次性设置码', description: '服务器启动时打印在控制台上', maxLength: 40 },
  },
  required: ['code'],
})
const COUNTY = formFields(
  {
    properties: {
      code: {
        type: 'string',
        title: '行政区划代码',
        description: '6 位数字，如 410922',
        pattern: '^\\d{6}(\\d{3}|\\d{6})?$',
      },
      name: { type: 'string', title: '县名', description: '如 清丰县', minLength: 2, maxLength: 40 },
      mark: { type: 'string', title: '代字', description: '用在文号里，如“清”', maxLength: 8 },
    },
    required: ['code', 'name', 'mark'],
  },
  'county',
)
const ADMINISTRATOR = formFields(
  {
    properties: {
      name: { type: 'string', title: '管理员姓名', maxLength: 40 },
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
    required: ['name', 'username', 'password'],
  },
  'administrator',
)
const GROUPS = [{ fields: CODE }, { title: '本县', fields: COUNTY }, { title: '第一位管理员', fields: ADMINISTRATOR }]

/** The first visit to a new installation. */
export function SetupPage() {
  const { data, error, refetch } = useCounty()
  const client = useQueryClient()
  const navigate = useNavigate()
  if (data && !data.setupNeeded) return <Navigate to="/" replace />
  const setUp = async (body: object) => {
    await send('POST', '/api/setup', body)
    await navigate('/desk', { replace: true })
    await client.invalidateQueries()
  }
  return (
    <Page title="首次设置" lead="建立本县和第一位系统管理员。管理员只管账号和配置，看不到来信内容。">
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={8} />}
      {data && <PlainForm scope="setup" groups={GROUPS} submitText="完成设置" onSubmit={setUp} />}
    </Page>
  )
}
