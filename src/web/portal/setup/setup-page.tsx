import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, Navigate, useNavigate } from 'react-router'
import type { DivisionAnswer } from '../../../server/api-types/setup.ts'
import { send } from '../../shared/api.ts'
import { useCounty } from '../common/queries.ts'
import { Loading, Trouble } from '../common/states.tsx'
import { PlainForm } from '../form/plain-form.tsx'
import { Page } from '../layout/page.tsx'
import { checkedTwice, ownFaults } from './administrator.ts'
import { FoundDivision, nameOf } from './found-division.tsx'
import { ADMINISTRATOR, CODE, DIVISION, NAME } from './setup-fields.ts'

const STEPS = { code: '设置码', division: '行政区划', name: '县名和代字', administrator: '第一位管理员' } as const
type Step = keyof typeof STEPS

/** What earlier steps have brought; what must outlast a closed browser is on the server. */
interface SoFar {
  readonly step: Step
  readonly code: string
  readonly division: string
  readonly found: DivisionAnswer['found']
}

const textOf = (body: Record<string, unknown>, name: string): string => String(body[name] ?? '')

/** The first visit to a new installation: code, county, first administrator; the rest follows at the desk. */
export function SetupPage() {
  const { data, error, refetch } = useCounty()
  const [soFar, setSoFar] = useState<SoFar>({ step: 'code', code: '', division: '', found: null })
  const client = useQueryClient()
  const navigate = useNavigate()
  const { step, code, division, found } = soFar
  if (data && !data.setupNeeded) return step === 'code' ? <Navigate to="/" replace /> : <SetUpElsewhere />
  const go = (next: Partial<SoFar>) => setSoFar({ ...soFar, ...next })
  // A county entered before the browser was closed, or in another window, is there already.
  const known = data?.name ? data : undefined

  const checkCode = async (body: Record<string, unknown>) => {
    await send('POST', '/api/setup/code', body)
    go({ code: textOf(body, 'code'), step: known ? 'administrator' : 'division', division: known?.code ?? '' })
  }
  const findDivision = async (body: Record<string, unknown>) => {
    const answer = await send<DivisionAnswer>('POST', '/api/setup/division', {
      code,
      division: textOf(body, 'division'),
    })
    go({ division: answer.code, found: answer.found, step: 'name' })
  }
  const enterCounty = async (body: Record<string, unknown>) => {
    await send('PUT', '/api/setup/county', { code, county: { ...body, code: division } }).finally(() => refetch())
    go({ step: 'administrator' })
  }
  const enterAdministrator = async (body: Record<string, unknown>) => {
    const { mark = '', name = '', code: county = division } = known ?? {}
    const administrator = checkedTwice(body)
    await send('POST', '/api/setup', { code, county: { code: county, name, mark }, administrator }).catch(
      async (reason: unknown) => {
        // Somebody else may have been here meanwhile: what is shown must be what is there.
        await refetch()
        throw ownFaults(reason)
      },
    )
    await navigate('/desk/sign-in?next=/desk/setup', { replace: true, state: { made: administrator['username'] } })
    await client.invalidateQueries()
  }
  return (
    <Page
      title="首次设置"
      lead="约十分钟：先在这里建立本县和第一位系统管理员，再到工作台设单位、日历、时限和人员。每一步都存在服务器上，中途关闭可以接着做。"
    >
      <Progress step={step} />
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={8} />}
      {data && step === 'code' && (
        <PlainForm scope="setup-code" groups={[{ fields: CODE }]} submitText="下一步" onSubmit={checkCode} />
      )}
      {step === 'division' && (
        <PlainForm
          scope="setup-division"
          groups={[{ fields: DIVISION }]}
          initial={{ division }}
          submitText="下一步"
          onSubmit={findDivision}
        />
      )}
      {step === 'name' && (
        <>
          <FoundDivision code={division} found={found} />
          <PlainForm
            scope="setup-county"
            groups={[{ fields: NAME }]}
            initial={nameOf(division, found)}
            submitText="下一步"
            onSubmit={enterCounty}
          />
          <Back to="改区划代码" onBack={() => go({ step: 'division' })} />
        </>
      )}
      {step === 'administrator' && (
        <>
          <p className="p-notice">
            {known?.name}（{known?.code}），代字“{known?.mark}
            ”。管理员管单位、人员和设置，看不到来信内容；手机上请备好动态验证码应用，登录时绑定。
          </p>
          <PlainForm
            scope="setup-administrator"
            groups={[{ fields: ADMINISTRATOR }]}
            submitText="建立管理员，去工作台"
            onSubmit={enterAdministrator}
          />
          <Back to="改县名和代码" onBack={() => go({ step: 'division' })} />
        </>
      )}
    </Page>
  )
}

function Progress({ step }: { step: Step }) {
  const names = Object.keys(STEPS)
  return (
    <p role="status">
      第 {names.indexOf(step) + 1} 步，共 {names.length} 步：{STEPS[step]}
    </p>
  )
}

function Back({ to, onBack }: { to: string; onBack: () => void }) {
  return (
    <button type="button" className="p-button p-button-quiet" onClick={onBack}>
      {to}
    </button>
  )
}

function SetUpElsewhere() {
  return (
    <Page
      title="首次设置"
      lead="本县和第一位系统管理员已经在别的窗口建好，设置码已失效。其余各步由管理员登录后接着做。"
    >
      <p className="p-row">
        <Link className="p-button" to="/desk/setup">
          去工作台登录
        </Link>
      </p>
    </Page>
  )
}
