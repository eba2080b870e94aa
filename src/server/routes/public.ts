import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { line } from '../../engine/fields.ts'
import { isRefusal } from '../../engine/refusal.ts'
import { createAccount, createPerson } from '../../modules/accounts/index.ts'
import { findMatter, findMatterByReceipt, type MatterRecord } from '../../store/matters.ts'
import { accountContext } from '../county.ts'
import { bodyOf, type Call, type Endpoint, param, queryOf } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { presentPublic, presentTracking } from '../present/matter.ts'
import { presentProcedure } from '../present/procedure.ts'
import { procedureHelp } from '../present/procedure-help.ts'
import { absent, fail, ProblemError, refusalProblem } from '../problem.ts'
import { queryCode, same } from '../tracking.ts'
import { zippedJson } from '../zipped.ts'
import { clockAccount } from './clock-account.ts'
import { matterId } from './matters.ts'
import { replyEndpoints } from './replies.ts'

const TRACKING = form({ receiptNumber: line('查询编号', { max: 40 }), queryCode: line('查询码', { max: 20 }) })

/** A matter's forms are those of its own version. */
const VERSION = z.object({ version: z.coerce.number().int().min(1).max(999).optional() })

const REGISTRATION = form({
  name: line('姓名', { max: 40 }),
  phone: z
    .string({ error: '请填写手机号' })
    .regex(/^1\d{10}$/, { error: '请填写 11 位手机号' })
    .meta({ title: '手机号', pattern: '^1\\d{10}$' }),
  username: line('用户名', { min: 3, max: 32 }),
  password: z.string({ error: '请设置密码' }).meta({ title: '密码', widget: 'password' }),
})

const PAGE = 20

/** What anybody may see and do. */
export const publicEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/procedures',
    summary: '有哪些事可以办',
    tag: '公众',
    allow: ['anybody'],
    handle: ({ c, services, context }) =>
      zippedJson(c, {
        items: services.registry.current.map((newest) =>
          presentProcedure(
            services.registry.find(newest.id, context.today) ?? newest,
            context.today,
            context.clockSettings,
          ),
        ),
      }),
  },
  {
    method: 'get',
    path: '/api/procedures/{id}/help',
    summary: '一件事的办理规则：期限、动作、结果、统计项，各附依据',
    tag: '公众',
    // The same page stands in the public documentation.
    allow: ['anybody'],
    handle: (call) => {
      const { registry } = call.services
      const id = param(call, 'id')
      const definition = registry.find(id, call.context.today) ?? registry.current.find((each) => each.id === id)
      return zippedJson(call.c, procedureHelp(definition ?? absent()))
    },
  },
  {
    method: 'get',
    path: '/api/procedures/{id}',
    summary: '一件事怎么办：环节、期限、表单',
    tag: '公众',
    allow: ['anybody'],
    query: VERSION,
    handle(call) {
      const { registry } = call.services
      const id = param(call, 'id')
      const { version } = queryOf(call, VERSION)
      const definition =
        (version === undefined
          ? (registry.find(id, call.context.today) ?? registry.find(id))
          : registry.all.find((one) => one.id === id && one.version === version)) ?? absent()
      return zippedJson(call.c, presentProcedure(definition, call.context.today, call.context.clockSettings))
    },
  },
  {
    method: 'post',
    path: '/api/tracking',
    summary: '凭查询编号和查询码查看办理进度',
    tag: '公众',
    allow: ['anybody'],
    idempotent: false,
    limit: 'guess',
    body: formSchema(TRACKING),
    handle: track,
  },
  {
    method: 'get',
    path: '/api/tracking/{id}',
    summary: '刷新办理进度（凭查询令牌或本人账号）',
    tag: '公众',
    allow: ['applicant', 'citizen'],
    handle: refresh,
  },
  {
    method: 'get',
    path: '/api/tracking/{id}/clocks/{clock}',
    summary: '一项期限的逐日说明（凭查询令牌或本人账号）',
    tag: '公众',
    allow: ['applicant', 'citizen'],
    handle: async (call) => clockAccount(call, (await ownMatter(call)) ?? absent()),
  },
  ...replyEndpoints,
  {
    method: 'get',
    path: '/api/public-matters',
    summary: '本身公开的事项，如网上访谈',
    tag: '公众',
    allow: ['anybody'],
    query: z.object({ procedure: z.string().max(60), cursor: z.string().max(200).optional() }),
    handle: publicMatters,
  },
  {
    method: 'get',
    path: '/api/public-matters/{id}',
    summary: '一件公开的事项',
    tag: '公众',
    allow: ['anybody'],
    handle: publicMatter,
  },
  {
    method: 'post',
    path: '/api/accounts',
    summary: '群众注册账号（不注册也能来信）',
    tag: '公众',
    allow: ['anybody'],
    limit: 'guess',
    body: formSchema(REGISTRATION),
    handle: register,
  },
]

async function track(call: Call): Promise<Response> {
  const { services, context } = call
  const { receiptNumber, queryCode: code } = await bodyOf(call, TRACKING)
  const row = await findMatterByReceipt(context.db, context.county.code, receiptNumber)
  const applied = row && services.registry.get(row.procedure, row.version).roles.citizen !== undefined
  const matches =
    row && applied && same(code.replaceAll(/\s/g, ''), queryCode(services.keys, context.county.code, row.id))
  if (!matches) return fail(404, 'wrong-query-code', '查询编号或查询码不对，请对照回执核对后再试')
  return call.c.json(await presentTracking(services, context, row, APPLICANT))
}

const APPLICANT = { person: null, role: 'citizen', office: null, applicant: true } as const

async function refresh(call: Call): Promise<Response> {
  const { services, context, caller } = call
  const row = (await ownMatter(call)) ?? absent()
  return call.c.json(await presentTracking(services, context, row, { ...caller.actor, applicant: true }))
}

/** The matter asked for, if it is the caller's own. */
export async function ownMatter(call: Call): Promise<MatterRecord | undefined> {
  const { context, caller } = call
  const id = matterId(call)
  const own = caller.tracked === id || (await ownsMatter(call, id))
  return own ? findMatter(context.db, context.county.code, id) : undefined
}

async function ownsMatter({ caller, context }: Call, id: string): Promise<boolean> {
  if (!caller.actor.person) return false
  const party = await context.db
    .selectFrom('party')
    .select('matter')
    .where('county', '=', context.county.code)
    .where('person', '=', caller.actor.person)
    .where('matter', '=', id)
    .executeTakeFirst()
  return party !== undefined
}

async function publicMatters(call: Call): Promise<Response> {
  const { services, context, caller, c } = call
  const definition = services.registry.find(c.req.query('procedure') ?? '')
  if (!definition?.public) return absent()
  const rows = await context.db
    .selectFrom('matter')
    .selectAll()
    .where('county', '=', context.county.code)
    .where('procedure', '=', definition.id)
    .orderBy('openedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE * 2)
    .execute()
  const items = await Promise.all(rows.map((row) => presentPublic(services, context, row, caller.actor)))
  return c.json({ items: items.map((item) => ({ ...item, entries: [] })) })
}

async function publicMatter(call: Call): Promise<Response> {
  const { services, context, caller } = call
  const row = await findMatter(context.db, context.county.code, matterId(call))
  if (!row || !services.registry.get(row.procedure, row.version).public) return absent()
  return call.c.json(await presentPublic(services, context, row, caller.actor))
}

async function register(call: Call): Promise<Response> {
  const { services, context, c } = call
  const { name, phone, username, password } = await bodyOf(call, REGISTRATION)
  const account = accountContext(services, context, null)
  const refusal = await context.db.transaction().execute(async (db) => {
    const inside = { ...account, db }
    const person = await createPerson(inside, { kind: 'citizen', name, phone })
    const no = await createAccount(inside, { person, username, password })
    if (no) await db.deleteFrom('person').where('county', '=', context.county.code).where('id', '=', person).execute()
    return no
  })
  if (isRefusal(refusal)) throw new ProblemError(refusalProblem(refusal))
  return c.json({ username: username.toLowerCase() }, 201)
}
