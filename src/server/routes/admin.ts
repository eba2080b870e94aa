import { z } from 'zod'
import { addDays } from '../../calendar/plain-date.ts'
import { form } from '../../engine/define.ts'
import { choice, day, line } from '../../engine/fields.ts'
import { isRefusal, type Refusal } from '../../engine/refusal.ts'
import { isOfficeBound, isPost, isRole, ROLES, type Role } from '../../engine/roles.ts'
import { NORMS } from '../../law/norms.ts'
import {
  type AccountContext,
  closeOffice,
  createAccount,
  createPerson,
  createToken,
  endPost,
  holdPost,
  listStaff,
  listTokens,
  oneTimePassword,
  removeSecondFactor,
  resetPassword,
  revokeToken,
  SCOPES,
  type Scope,
  saveOffice,
  setDisabled,
} from '../../modules/accounts/index.ts'
import type { NewSecret, NormInfo, StaffAccount, TokenList } from '../api-types.ts'
import { accountContext } from '../county.ts'
import { bodyOf, type Call, type Endpoint, param } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { absent, fail, ProblemError, refusalProblem } from '../problem.ts'
import { changeSettings } from './change-settings.ts'

const OFFICE = form({
  id: line('单位编号', { max: 64 }),
  name: line('单位名称', { min: 2, max: 60 }),
  kind: choice('单位类别', ['county-office', 'department', 'township', 'justice-bureau', 'law-firm']),
  duties: z.string().max(1_000).default('').meta({ title: '职责' }),
})

const NEW_POST = form({
  role: z
    .string()
    .refine((role) => isRole(role) && isPost(role), { error: '请选择岗位' })
    .meta({ title: '岗位' }),
  office: z.string().max(64).nullable().meta({ title: '单位', widget: 'office' }),
  fromOn: day('任职日期'),
  untilOn: day('离任日期').nullable(),
})

const PERSON = form({
  name: line('姓名', { max: 40 }),
  username: line('用户名', { min: 3, max: 32 }),
  posts: z.array(NEW_POST).min(1, { error: '请至少安排一个岗位' }).max(10),
})

const NORM = form({
  id: z.string().refine((id) => NORMS.some((norm) => norm.id === id), { error: '没有这项承诺' }),
  amount: z.int().min(1).max(365).nullable(),
})
const TOKEN = form({
  name: line('名称', { max: 60 }),
  scopes: z.array(z.enum(Object.keys(SCOPES) as [Scope, ...Scope[]])).min(1, { error: '请至少选择一项权限' }),
  expiresOn: day('有效期至').nullable(),
})
const common = { tag: '管理', allow: ['administrator'] } as const
const edit = { ...common, idempotent: false } as const

/** Offices, people, posts, norms, tokens and the calendar. The administrator sees no content of matters. */
export const adminEndpoints: readonly Endpoint[] = [
  {
    ...edit,
    method: 'post',
    path: '/api/admin/offices',
    summary: '新建或修改单位',
    body: formSchema(OFFICE),
    handle: office,
  },
  {
    ...edit,
    method: 'delete',
    path: '/api/admin/offices/{id}',
    summary: '撤销单位',
    handle: async (call) => found(call, await closeOffice(account(call), param(call, 'id'))),
  },
  { ...common, method: 'get', path: '/api/admin/people', summary: '人员', handle: people },
  {
    ...edit,
    method: 'post',
    path: '/api/admin/people',
    summary: '新建人员和账号',
    body: formSchema(PERSON),
    handle: hire,
  },
  {
    ...edit,
    method: 'post',
    path: '/api/admin/people/{id}/posts',
    summary: '安排岗位',
    body: formSchema(NEW_POST),
    handle: appoint,
  },
  {
    ...edit,
    method: 'delete',
    path: '/api/admin/posts/{id}',
    summary: '结束岗位（最后一位系统管理员的除外）',
    handle: async (call) => found(call, unrefused(await endPost(account(call), uuid(call)))),
  },
  { ...edit, method: 'post', path: '/api/admin/people/{id}/reset-password', summary: '重置密码', handle: newPassword },
  {
    ...edit,
    method: 'post',
    path: '/api/admin/people/{id}/disable',
    summary: '停用账号（最后一位系统管理员的除外）',
    handle: (call) => disable(call, true),
  },
  {
    ...edit,
    method: 'post',
    path: '/api/admin/people/{id}/enable',
    summary: '启用账号',
    handle: (call) => disable(call, false),
  },
  {
    ...edit,
    method: 'post',
    path: '/api/admin/people/{id}/reset-second-factor',
    summary: '解除验证器',
    handle: unbind,
  },
  { ...common, method: 'get', path: '/api/admin/norms', summary: '本县承诺时限', handle: norms },
  {
    ...edit,
    method: 'put',
    path: '/api/admin/norms',
    summary: '修改承诺时限',
    body: formSchema(NORM),
    handle: setNorm,
  },
  { ...common, method: 'get', path: '/api/admin/tokens', summary: '机器令牌', handle: tokens },
  {
    ...edit,
    method: 'post',
    path: '/api/admin/tokens',
    summary: '新建机器令牌',
    body: formSchema(TOKEN),
    handle: newToken,
  },
  {
    ...edit,
    method: 'delete',
    path: '/api/admin/tokens/{id}',
    summary: '吊销机器令牌',
    handle: async (call) => found(call, await revokeToken(account(call), uuid(call))),
  },
]

function account(call: Call): AccountContext {
  return accountContext(call.services, call.context, call.caller.actor.person)
}

function uuid(call: Call): string {
  const id = param(call, 'id')
  return /^[0-9a-f-]{36}$/.test(id) ? id : absent()
}

function found(call: Call, done: boolean): Response {
  return done ? call.c.json({ done }) : absent()
}

function unrefused<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new ProblemError(refusalProblem(result))
  return result
}

function refuseIf(refusal: Refusal | undefined): void {
  if (isRefusal(refusal)) throw new ProblemError(refusalProblem(refusal))
}

async function office(call: Call): Promise<Response> {
  const body = await bodyOf(call, OFFICE)
  refuseIf(await saveOffice(account(call), body))
  return call.c.json({ id: body.id }, 201)
}

async function people(call: Call): Promise<Response> {
  const context = account(call)
  const locks = await context.db
    .selectFrom('account')
    .select(['person', 'lockedUntil'])
    .where('county', '=', context.county)
    .where('lockedUntil', '>', context.now)
    .execute()
  const lockedUntil = new Map(locks.map((lock) => [lock.person, lock.lockedUntil]))
  const items: StaffAccount[] = (await listStaff(context)).map(({ username, ...person }) => ({
    ...person,
    posts: [...person.posts],
    ...(username ? { username } : {}),
    ...(lockedUntil.get(person.id) ? { lockedUntil: lockedUntil.get(person.id)?.toISOString() ?? '' } : {}),
  }))
  return call.c.json({ items })
}

async function hire(call: Call): Promise<Response> {
  const { name, username, posts } = await bodyOf(call, PERSON)
  const context = account(call)
  const password = oneTimePassword()
  const made = await context.db.transaction().execute(async (db) => {
    const inside = { ...context, db }
    const person = await createPerson(inside, { kind: 'staff', name })
    const refusal = await createAccount(inside, { person, username, password, mustChangePassword: true })
    if (refusal) await db.deleteFrom('person').where('county', '=', context.county).where('id', '=', person).execute()
    if (refusal) return refusal
    for (const post of posts) await hold(inside, person, post)
    return person
  })
  if (isRefusal(made)) throw new ProblemError(refusalProblem(made))
  const body: NewSecret = { id: made, secret: password }
  return call.c.json(body, 201)
}

async function hold(context: AccountContext, person: string, post: z.output<typeof NEW_POST>): Promise<string> {
  const role = post.role as Role
  if (isOfficeBound(role) && !post.office) fail(422, 'office-required', `“${ROLES[role]}”须在一个单位任职，请选择单位`)
  if (post.untilOn && post.untilOn < post.fromOn) fail(422, 'dates-reversed', '离任日期不能早于任职日期，请改正')
  if (post.office) await officeExists(context, post.office)
  return holdPost(context, {
    person,
    role,
    ...(post.office ? { office: post.office } : {}),
    fromOn: post.fromOn,
    ...(post.untilOn ? { untilOn: post.untilOn } : {}),
  })
}

async function officeExists({ db, county }: AccountContext, id: string): Promise<void> {
  const row = await db
    .selectFrom('office')
    .select('id')
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) fail(422, 'unknown-office', '没有这个单位，请重新选择')
}

async function appoint(call: Call): Promise<Response> {
  const post = await bodyOf(call, NEW_POST)
  const context = account(call)
  const id = uuid(call)
  const person = await context.db
    .selectFrom('person')
    .select('kind')
    .where('county', '=', context.county)
    .where('id', '=', id)
    .executeTakeFirst()
  if (person?.kind !== 'staff') return absent()
  return call.c.json({ id: await hold(context, id, post) }, 201)
}

async function newPassword(call: Call): Promise<Response> {
  const id = uuid(call)
  const secret = await resetPassword(account(call), id)
  if (!secret) return absent()
  const body: NewSecret = { id, secret }
  return call.c.json(body)
}

async function disable(call: Call, disabled: boolean): Promise<Response> {
  const id = uuid(call)
  if (id === call.caller.actor.person) return fail(409, 'own-account', '不能停用自己的账号，请由另一位管理员操作')
  return found(call, unrefused(await setDisabled(account(call), id, disabled)))
}

async function unbind(call: Call): Promise<Response> {
  await removeSecondFactor(account(call), uuid(call))
  return call.c.json({ done: true })
}

function norms(call: Call): Response {
  const settled = call.context.settings.norms
  const items: NormInfo[] = NORMS.map(({ id, name, length, basis }) => ({
    id,
    name,
    unit: length.unit,
    defaultAmount: length.amount,
    basis,
    amount: settled[id]?.amount ?? null,
  }))
  return call.c.json({ items })
}

async function setNorm(call: Call): Promise<Response> {
  const { id, amount } = await bodyOf(call, NORM)
  const unit = NORMS.find((norm) => norm.id === id)?.length.unit ?? 'workingDay'
  await changeSettings(call, 'norms', ({ [id]: _, ...others }) =>
    amount === null ? others : { ...others, [id]: { amount, unit } },
  )
  return call.c.json({ id, amount })
}

async function tokens(call: Call): Promise<Response> {
  const rows = await listTokens(account(call))
  const body: TokenList = {
    items: rows.map(({ createdAt, expiresAt, revokedAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      revokedAt: revokedAt?.toISOString() ?? null,
    })),
    scopes: Object.entries(SCOPES).map(([name, label]) => ({ name, label })),
  }
  return call.c.json(body)
}

async function newToken(call: Call): Promise<Response> {
  const { name, scopes, expiresOn } = await bodyOf(call, TOKEN)
  const expiresAt = expiresOn ? { expiresAt: new Date(`${addDays(expiresOn, 1)}T00:00:00+08:00`) } : {}
  const { id, token } = await createToken(account(call), { name, scopes, ...expiresAt })
  const body: NewSecret = { id, secret: token }
  return call.c.json(body, 201)
}
