import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { line } from '../../engine/fields.ts'
import { isRefusal, type Refusal } from '../../engine/refusal.ts'
import { createAdministrator, passwordFault, setupNeeded } from '../../modules/accounts/index.ts'
import { discardCounty, isUnused } from '../../store/counties.ts'
import { isCountyCode } from '../../store/county-code.ts'
import { changeSetting } from '../../store/settings.ts'
import type { DivisionAnswer } from '../api-types/setup.ts'
import type { CountyInfo } from '../api-types.ts'
import { accountContext } from '../county.ts'
import { divisionName } from '../divisions.ts'
import { bodyOf, type Call, type Endpoint } from '../endpoint.ts'
import { confirmRules } from '../present/confirm.ts'
import { formSchema } from '../present/fields.ts'
import { fail, ProblemError, problem, refusalProblem } from '../problem.ts'
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

const COUNTY = SETUP.shape.county
const CODE = form({ code: line('一次性设置码', { max: 40 }) })
const DIVISION = CODE.extend({
  // Input methods like to leave digits at full width.
  division: z
    .string({ error: '请填写行政区划代码' })
    .transform((text) => text.normalize('NFKC').replaceAll(/\s/g, ''))
    .refine(isCountyCode, { error: '行政区划代码应为 6 位数字，如 410922' })
    .meta({ title: '行政区划代码' }),
})
const COUNTY_STEP = CODE.extend({ county: COUNTY })
const WRONG_CODE = '一次性设置码不对：它印在服务器的控制台上，每次启动换一个新的，请用最近一次启动时的那一个'
const step = { tag: '管理', allow: ['anybody'], countyless: true, limit: 'guess', idempotent: false } as const

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
  {
    ...step,
    method: 'post',
    path: '/api/setup/code',
    summary: '首次设置：核对一次性设置码',
    body: formSchema(CODE),
    handle: async (call) => {
      await checkCode(call, (await bodyOf(call, CODE)).code)
      return call.c.json({ right: true })
    },
  },
  {
    ...step,
    method: 'post',
    path: '/api/setup/division',
    summary: '首次设置：按行政区划代码（GB/T 2260）查县名',
    body: formSchema(DIVISION),
    handle: division,
  },
  {
    ...step,
    method: 'put',
    path: '/api/setup/county',
    summary: '首次设置：建立县；还没有管理员时可以改正',
    body: formSchema(COUNTY_STEP),
    handle: setCounty,
  },
]

/** The code holds until every county has somebody to administer it. */
async function checkCode({ services, counties }: Call, code: string): Promise<void> {
  const bare = (text: string) => text.replaceAll(/[\s-]/g, '')
  if (!services.setupCode || !same(bare(code), bare(services.setupCode)))
    throw new ProblemError(
      problem(403, 'wrong-setup-code', WRONG_CODE, {
        title: '设置码不对',
        errors: [{ path: 'code', message: WRONG_CODE }],
      }),
    )
  const all = await counties.list()
  const needed = await Promise.all(
    all.map(({ code: county }) => setupNeeded({ db: services.database.county(county), county })),
  )
  if (all.length > 0 && !needed.includes(true))
    fail(409, 'already-set-up', '首次设置已经做过，设置码已失效；请直接登录，或用 npx heng county add 再建一个县')
}

async function division(call: Call): Promise<Response> {
  const { code, division: asked } = await bodyOf(call, DIVISION)
  await checkCode(call, code)
  const found = await divisionName(asked.slice(0, 6))
  return call.c.json({ code: asked, found: found ?? null } satisfies DivisionAnswer)
}

/** Enters the county, or puts right what was entered; kept on the server, so that a closed browser loses nothing. */
async function setCounty(call: Call): Promise<Response> {
  const { services, counties, c } = call
  const { code, county } = await bodyOf(call, COUNTY_STEP)
  await checkCode(call, code)
  await services.database
    .system()
    .transaction()
    .execute(async (tx) => {
      const others = await tx.selectFrom('county').select('code').forUpdate().execute()
      const [first] = others
      // The one there is was mistyped a moment ago: nothing can have come to rest on it before its first administrator.
      if (first && others.length === 1 && first.code !== county.code && (await isUnused(tx, first.code)))
        await discardCounty(tx, first.code)
      const known = others.some((other) => other.code === county.code)
      if (known && !(await isUnused(tx, county.code))) fail(409, 'already-set-up', '本县已有管理员，请直接登录')
      const { name, mark } = county
      await tx
        .insertInto('county')
        .values(county)
        .onConflict((conflict) => conflict.column('code').doUpdateSet({ name, mark }))
        .execute()
    })
  counties.forget()
  return c.json({ code: county.code })
}

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
    demonstration: services.demonstration ?? false,
    today: context.today,
    confirm: confirmRules(services, context.settings),
  }
}

async function setUp(call: Call): Promise<Response> {
  const { services, counties, context, c } = call
  const { code, county, administrator } = await bodyOf(call, SETUP)
  await checkCode(call, code)
  // Before the county is written, so that a bad password leaves nothing behind.
  const weak = passwordFault(administrator.password, administrator.username)
  if (weak) throw badAdministrator(weak)
  const others = await counties.list()
  const [other] = others
  if (other && !others.some((one) => one.code === county.code))
    fail(409, 'another-county', `本县已在别的窗口改为${other.name}（${other.code}），请核对后再建立管理员`)
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
  if (isRefusal(refusal)) throw badAdministrator(refusal)
  await changeSetting(inside.db, county.code, {
    ...{ key: 'setup', value: { state: 'open', done: [], checked: [] }, by: null, at: context.now },
  })
  counties.forget()
  return c.json({ code: county.code }, 201)
}

const AMISS: Readonly<Record<string, string>> = { 'weak-password': 'password', 'bad-username': 'username' }

/** Says at which field the refusal is to be mended, where it is one field's. */
function badAdministrator(refusal: Refusal): ProblemError {
  const field = AMISS[refusal.code]
  const errors = field ? { errors: [{ path: `administrator.${field}`, message: refusal.message }] } : {}
  return new ProblemError({ ...refusalProblem(refusal), ...errors })
}
