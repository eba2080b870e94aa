import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { type CountySettings, SETUP_CHECKS, SETUP_STEPS } from '../../store/settings.ts'
import type { SetupCheck, SetupProgress } from '../api-types/setup.ts'
import { bodyOf, type Call, type Endpoint } from '../endpoint.ts'
import { CHECK_LABELS, SETUP_LABELS } from '../present/configuration.ts'
import { formSchema } from '../present/fields.ts'
import { fail } from '../problem.ts'
import { changeSettings } from './change-settings.ts'

const STEP = form({ step: z.enum(SETUP_STEPS, { error: '没有这一步' }), done: z.boolean() })
const CHECK = form({ check: z.enum(SETUP_CHECKS, { error: '没有这一项' }), done: z.boolean() })
const common = { tag: '管理', allow: ['administrator'] } as const

/** The first hour at the desk, step by step; how far it has come is kept on the server. */
export const setupStepEndpoints: readonly Endpoint[] = [
  { ...common, method: 'get', path: '/api/admin/setup', summary: '首次设置的进度', handle: progress },
  {
    ...common,
    method: 'put',
    path: '/api/admin/setup/steps',
    summary: '首次设置：一步做完了，或要重做',
    idempotent: false,
    body: formSchema(STEP),
    handle: setStep,
  },
  {
    ...common,
    method: 'put',
    path: '/api/admin/setup/checks',
    summary: '首次设置：一项已落实，或没有',
    idempotent: false,
    body: formSchema(CHECK),
    handle: setCheck,
  },
]

async function progress(call: Call): Promise<Response> {
  const { state, done } = call.context.settings.setup
  const steps = SETUP_STEPS.map((name) => ({ name, label: SETUP_LABELS[name], done: done.includes(name) }))
  return call.c.json({ state, steps, checks: await checks(call) } satisfies SetupProgress)
}

async function setStep(call: Call): Promise<Response> {
  const { step, done } = await bodyOf(call, STEP)
  if (step === 'offices' && done && (await countOffices(call)) === 0)
    return fail(409, 'no-office-yet', '还没有单位，来信无处分办；请先勾选、导入或填写单位')
  await changeSettings(call, 'setup', (current) => afterStep(current, step, done))
  return call.c.json({ step, done })
}

type Setup = CountySettings['setup']

function afterStep(current: Setup, step: Setup['done'][number], done: boolean): Setup {
  const steps = SETUP_STEPS.filter((one) => (one === step ? done : current.done.includes(one)))
  return { ...current, state: steps.length === SETUP_STEPS.length ? 'finished' : 'open', done: steps }
}

async function setCheck(call: Call): Promise<Response> {
  const { check, done } = await bodyOf(call, CHECK)
  await changeSettings(call, 'setup', (current) => ({
    ...current,
    checked: SETUP_CHECKS.filter((one) => (one === check ? done : current.checked.includes(one))),
  }))
  return call.c.json({ check, done })
}

async function countOffices({ context }: Call): Promise<number> {
  const { count } = await context.db
    .selectFrom('office')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('county', '=', context.county.code)
    .where('closedOn', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function checks(call: Call): Promise<SetupCheck[]> {
  const { context } = call
  const { setup, secondFactor } = context.settings
  const year = Number(context.today.slice(0, 4))
  const said = (name: (typeof SETUP_CHECKS)[number], help: string): SetupCheck => ({
    ...{ name, label: CHECK_LABELS[name], help, done: setup.checked.includes(name), automatic: false, page: null },
  })
  const seen = (name: string, label: string, done: boolean, help: string, page: string | null = null): SetupCheck => ({
    ...{ name, label, help, done, automatic: true, page },
  })
  return [
    said(
      'keys',
      '数据目录里的 keys.json 是全部密文的钥匙：丢了，密文再也读不出；泄露了，台账可以伪造。请另存在上锁的地方。',
    ),
    said('backup', '每天运行一次 npx heng backup 文件名，把文件存到另一台机器，并试着恢复一次。'),
    seen('https', '经 HTTPS 访问', isSecure(call), '请在前面放一个带证书的反向代理，并以 HENG_TRUST_PROXY=1 启动。'),
    seen(
      'mail',
      '能给群众发邮件或短信',
      (call.services.channels ?? []).length > 0,
      '没有也能工作：群众凭查询编号和查询码随时可查。要主动通知的，请在启动时设 HENG_SMTP_URL，见 README 的设置表。',
    ),
    seen('second-factor', '工作人员登录须输动态验证码', secondFactor === 'required', '默认如此，不建议放宽。'),
    seen(
      'administrators',
      '至少两位系统管理员',
      (await countAdministrators(call)) >= 2,
      '一位管理员丢了手机，另一位才能帮他解除绑定。',
      '/desk/people',
    ),
    seen(
      'calendar',
      `${year} 年的放假安排`,
      context.clockSettings.calendar.isPublished(year),
      '没有放假安排的年份，期限只是暂定。',
      '/desk/calendar',
    ),
  ]
}

function isSecure({ c, services }: Call): boolean {
  const forwarded = services.trustProxy && c.req.header('x-forwarded-proto') === 'https'
  return forwarded || new URL(c.req.url).protocol === 'https:'
}

async function countAdministrators({ context }: Call): Promise<number> {
  const { count } = await context.db
    .selectFrom('post')
    .select(({ fn }) => fn.count<string>('person').distinct().as('count'))
    .where('county', '=', context.county.code)
    .where('role', '=', 'administrator')
    .where('fromOn', '<=', context.today)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>=', context.today)]))
    .executeTakeFirstOrThrow()
  return Number(count)
}
