import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { line } from '../../engine/fields.ts'
import { isRefusal } from '../../engine/refusal.ts'
import { createAdministrator, passwordFault, setupNeeded } from '../../modules/accounts/index.ts'
import { isCountyCode } from '../../store/county-code.ts'
import type { CountyInfo } from '../api-types.ts'
import { accountContext } from '../county.ts'
import { bodyOf, type Call, type Endpoint } from '../endpoint.ts'
import { confirmRules } from '../present/confirm.ts'
import { formSchema } from '../present/fields.ts'
import { fail, ProblemError, refusalProblem } from '../problem.ts'
import { same } from '../tracking.ts'

const SETUP = form({
  code: line('一次性设置码', { max: 40 }),
  county: form({
    code: z
      .string()
      .refine(isCountyCode, { error: '行政区划代码应为 6 位数字，如 410922' })
      .meta({ title: '行政区划代码' }),
    name: line('县名', { min: 2, max: 40 }),
    mark: line('代字', { max: 8, help: '用在文号里，如“清”' }),
  }),
  administrator: form({
    name: line('管理员姓名', { max: 40 }),
    username: line('用户名', { min: 3, max: 32 }),
    password: z.string({ error: '请设置密码' }).meta({ title: '密码', widget: 'password' }),
  }),
})

/** The county's own card, and the first visit to a new installation. */
export const setupEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/county',
    summary: '本县',
    tag: '公众',
    allow: ['anybody'],
    countyless: true,
    handle: async (call) => call.c.json(await countyInfo(call)),
  },
  {
    method: 'post',
    path: '/api/setup',
    summary: '首次设置：建立县和第一位管理员',
    tag: '管理',
    allow: ['anybody'],
    countyless: true,
    limit: 'guess',
    body: formSchema(SETUP),
    handle: setUp,
  },
]

async function countyInfo({ counties, context, services }: Call): Promise<CountyInfo> {
  const all = await counties.list()
  const { code, name, mark } = context.county
  const none = all.length === 0
  return {
    code,
    name: none ? '' : name,
    mark,
    counties: all.map((county) => ({ code: county.code, name: county.name })),
    setupNeeded: none || (await setupNeeded(accountContext(services, context, null))),
    today: context.today,
    confirm: confirmRules(services, context.settings),
  }
}

async function setUp(call: Call): Promise<Response> {
  const { services, counties, context, c } = call
  const { code, county, administrator } = await bodyOf(call, SETUP)
  if (!services.setupCode || !same(code, services.setupCode))
    return fail(403, 'wrong-setup-code', '一次性设置码不对，请查看服务器启动时打印的设置码')
  // Before the county is written, so that a bad password leaves nothing behind.
  const weak = passwordFault(administrator.password, administrator.username)
  if (weak) throw new ProblemError(refusalProblem(weak))
  await services.database
    .system()
    .insertInto('county')
    .values({ code: county.code, name: county.name, mark: county.mark })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute()
  counties.forget()
  const made = await counties.find(county.code, '')
  if (!made) return fail(500, 'internal-error', '没有建成，请重试')
  const inside = await counties.context(made)
  const refusal = await createAdministrator(
    accountContext(services, { ...inside, now: context.now }, null),
    administrator,
  )
  if (isRefusal(refusal)) throw new ProblemError(refusalProblem(refusal))
  counties.forget()
  return c.json({ code: county.code }, 201)
}
