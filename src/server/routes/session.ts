import { deleteCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { dateText } from '../../calendar/plain-date.ts'
import { form } from '../../engine/define.ts'
import { day, line, prose } from '../../engine/fields.ts'
import { isRefusal, type Refusal } from '../../engine/refusal.ts'
import { isPost, ROLES, type Role } from '../../engine/roles.ts'
import {
  changePassword,
  choosePost,
  csrfToken,
  endSession,
  endSessions,
  endSubstitution,
  enterCode,
  findSession,
  listSubstitutions,
  namesOf,
  prepareSecondFactor,
  type SessionPost,
  type SignedIn,
  setSubstitute,
  signIn,
} from '../../modules/accounts/index.ts'
import { notify } from '../../modules/notifications/index.ts'
import type { PostInfo, SessionInfo, SubstitutionInfo } from '../api-types.ts'
import { type Principal, sessionCookie } from '../caller.ts'
import { accountContext } from '../county.ts'
import { bodyOf, type Call, type Endpoint, param } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { absent, fail, ProblemError, refusalProblem } from '../problem.ts'

const SIGN_IN = form({ username: line('用户名', { max: 32 }), password: z.string({ error: '请输入密码' }).max(200) })
const CODE = form({ code: line('验证码', { max: 10 }) })
const PASSWORD = form({ current: z.string().max(200), next: z.string().max(200) })
const POST = form({ post: z.uuid() })
const SUBSTITUTION = form({
  post: z.uuid(),
  substitute: z.uuid(),
  fromOn: day('开始日期'),
  untilOn: day('结束日期'),
  note: prose('交接说明', { max: 2_000 }).optional(),
})

/** Every role of a member of staff. */
export const STAFF = (Object.keys(ROLES) as Role[]).filter(isPost)
const SIGNED_IN: readonly Principal[] = ['pending', 'citizen', ...STAFF]
const common = { tag: '登录', idempotent: false } as const

/** Signing in and out, second factor, password, posts and substitutes. */
export const sessionEndpoints: readonly Endpoint[] = [
  {
    ...common,
    method: 'post',
    path: '/api/session',
    summary: '登录',
    allow: ['anybody'],
    limit: 'guess',
    body: formSchema(SIGN_IN),
    handle: start,
  },
  {
    ...common,
    method: 'get',
    path: '/api/session',
    summary: '现在的登录',
    allow: SIGNED_IN,
    handle: async (call) => call.c.json(await sessionInfo(call, tokenOf(call))),
  },
  { ...common, method: 'delete', path: '/api/session', summary: '退出', allow: SIGNED_IN, handle: stop },
  {
    ...common,
    method: 'delete',
    path: '/api/sessions',
    summary: '在所有设备上退出',
    allow: SIGNED_IN,
    handle: stopAll,
  },
  {
    ...common,
    method: 'post',
    path: '/api/session/second-factor',
    summary: '输入验证码',
    allow: ['pending'],
    body: formSchema(CODE),
    handle: (call) => code(call, 'second-factor'),
  },
  {
    ...common,
    method: 'post',
    path: '/api/session/second-factor/setup',
    summary: '绑定验证器：取得密钥',
    allow: SIGNED_IN,
    handle: prepare,
  },
  {
    ...common,
    method: 'post',
    path: '/api/session/second-factor/confirm',
    summary: '绑定验证器：确认',
    allow: SIGNED_IN,
    body: formSchema(CODE),
    handle: (call) => code(call, 'second-factor-setup'),
  },
  {
    ...common,
    method: 'put',
    path: '/api/session/post',
    summary: '换岗位',
    allow: STAFF,
    body: formSchema(POST),
    handle: switchPost,
  },
  {
    ...common,
    method: 'post',
    path: '/api/password',
    summary: '修改密码',
    allow: SIGNED_IN,
    body: formSchema(PASSWORD),
    handle: password,
  },
  { ...common, method: 'get', path: '/api/substitutions', summary: '代理安排', allow: STAFF, handle: substitutions },
  {
    ...common,
    method: 'post',
    path: '/api/substitutions',
    summary: '请人代理',
    allow: STAFF,
    body: formSchema(SUBSTITUTION),
    handle: substitute,
  },
  { ...common, method: 'delete', path: '/api/substitutions/{id}', summary: '结束代理', allow: STAFF, handle: endOne },
]

function tokenOf({ caller }: Call): string {
  return caller.token ?? fail(401, 'sign-in-required', '请先登录')
}

function account(call: Call) {
  return accountContext(call.services, call.context, call.caller.session?.person ?? null)
}

async function sessionInfo(call: Call, token: string): Promise<SessionInfo> {
  const context = account(call)
  const session = await findSession(context, token)
  if (!session) return fail(401, 'sign-in-required', '登录已失效，请重新登录')
  const holders = session.posts.flatMap(({ actingFor }) => (actingFor ? [actingFor] : []))
  const names = await namesOf(context, [session.person, ...holders])
  const posts = session.posts.map((post) => presentPost(post, names))
  const post = posts.find(({ id }) => id === session.post?.id)
  return {
    stage: session.stage,
    person: { id: session.person, name: names.get(session.person) ?? '', kind: session.kind },
    posts,
    ...(post ? { post } : {}),
    csrf: csrfToken(call.services.keys, token),
  }
}

function presentPost({ actingFor, ...post }: SessionPost, names: ReadonlyMap<string, string>): PostInfo {
  return { ...post, ...(actingFor ? { actingFor: names.get(actingFor) ?? '同事' } : {}) }
}

function orThrow(result: SignedIn | Refusal): SignedIn {
  if (isRefusal(result)) throw new ProblemError(refusalProblem(result))
  return result
}

async function start(call: Call): Promise<Response> {
  const { username, password: secret } = await bodyOf(call, SIGN_IN)
  const { token } = orThrow(await signIn(account(call), username, secret))
  const { c, context, services } = call
  const secure =
    new URL(c.req.url).protocol === 'https:' || (services.trustProxy && c.req.header('x-forwarded-proto') === 'https')
  setCookie(c, sessionCookie(context.county.code), token, { httpOnly: true, sameSite: 'Lax', path: '/', secure })
  return c.json(await sessionInfo(call, token))
}

async function stop(call: Call): Promise<Response> {
  await endSession(account(call), tokenOf(call))
  deleteCookie(call.c, sessionCookie(call.context.county.code), { path: '/' })
  return call.c.json({ signedOut: true })
}

async function stopAll(call: Call): Promise<Response> {
  const person = call.caller.session?.person
  if (person) await endSessions(account(call), person)
  deleteCookie(call.c, sessionCookie(call.context.county.code), { path: '/' })
  return call.c.json({ signedOut: true })
}

async function code(call: Call, stage: 'second-factor' | 'second-factor-setup'): Promise<Response> {
  const { code: digits } = await bodyOf(call, CODE)
  const token = tokenOf(call)
  const person = call.caller.session?.person ?? ''
  const result = orThrow(await enterCode(account(call), { token, person, stage }, digits))
  return call.c.json(await sessionInfo(call, result.token))
}

/** A second factor in use is taken away by an administrator, not by whoever sits at the screen. */
async function prepare(call: Call): Promise<Response> {
  const person = call.caller.session?.person ?? ''
  const { db, county } = account(call)
  const row = await db
    .selectFrom('account')
    .select(['username', 'totpConfirmedAt'])
    .where('county', '=', county)
    .where('person', '=', person)
    .executeTakeFirstOrThrow()
  if (row.totpConfirmedAt) return fail(409, 'second-factor-in-use', '已绑定验证器；要换一个，请管理员先解除')
  return call.c.json(await prepareSecondFactor(account(call), person, row.username))
}

async function switchPost(call: Call): Promise<Response> {
  const { post } = await bodyOf(call, POST)
  const token = tokenOf(call)
  if (!(await choosePost(account(call), token, post)))
    return fail(403, 'not-your-post', '您今天不在这个岗位上，请选择其他岗位')
  return call.c.json(await sessionInfo(call, token))
}

async function password(call: Call): Promise<Response> {
  const body = await bodyOf(call, PASSWORD)
  const token = tokenOf(call)
  const { session } = call.caller
  if (session?.stage === 'second-factor') return fail(403, 'sign-in-unfinished', '请先输入验证码，完成登录后再修改密码')
  const result = orThrow(
    await changePassword(
      account(call),
      { token, person: session?.person ?? '', stage: session?.stage ?? 'signed-in' },
      body,
    ),
  )
  return call.c.json(await sessionInfo(call, result.token))
}

async function substitutions(call: Call): Promise<Response> {
  const context = account(call)
  const rows = await listSubstitutions(context, call.caller.session?.person ?? '')
  const names = await namesOf(
    context,
    rows.flatMap(({ holder, substitute: stand }) => [holder, stand]),
  )
  const items = rows.map(
    ({ id, post, holder, substitute: stand, role, office, officeName, fromOn, untilOn, note }): SubstitutionInfo => ({
      note,
      id,
      post: { id: post, role, roleLabel: ROLES[role as Role], office, officeName },
      holderName: names.get(holder) ?? '',
      substituteName: names.get(stand) ?? '',
      fromOn,
      untilOn,
      mine: holder === call.caller.session?.person,
    }),
  )
  return call.c.json({ items })
}

async function substitute(call: Call): Promise<Response> {
  const body = await bodyOf(call, SUBSTITUTION)
  const own = call.caller.session?.posts.some(({ id, actingFor }) => id === body.post && !actingFor)
  if (!own) return fail(403, 'not-your-post', '只能请人代理自己的岗位，请重新选择')
  const result = await setSubstitute(account(call), body)
  if (isRefusal(result)) throw new ProblemError(refusalProblem(result))
  const { context, caller } = call
  const names = await namesOf(account(call), [caller.actor.person ?? ''])
  await notify(context.db, context.county.code, context.now, [
    {
      person: body.substitute,
      kind: 'substitution',
      text: `${names.get(caller.actor.person ?? '') ?? '同事'}请您自${dateText(body.fromOn)}至${dateText(body.untilOn)}代班${body.note ? '，写有交接说明' : ''}`,
      link: '/desk/substitutions',
    },
  ])
  return call.c.json({ id: result }, 201)
}

async function endOne(call: Call): Promise<Response> {
  const ended = await endSubstitution(account(call), param(call, 'id'), call.caller.session?.person ?? '')
  return ended ? call.c.json({ ended }) : absent()
}
