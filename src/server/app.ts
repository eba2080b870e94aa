import { randomUUID } from 'node:crypto'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { csrfToken } from '../modules/accounts/index.ts'
import { callerOf } from './caller.ts'
import { Counties, type County } from './county.ts'
import { type Call, type Endpoint, idempotencyKey } from './endpoint.ts'
import { endpoints } from './endpoints.ts'
import { Metrics } from './metrics.ts'
import { documentApi } from './openapi.ts'
import { absent, fail, ProblemError, problem, respond } from './problem.ts'
import { RateLimit } from './rate-limit.ts'
import type { Services } from './services.ts'
import { SessionCache } from './session-cache.ts'
import { same } from './tracking.ts'
import { securityHeaders, serveWeb } from './web.ts'

const PREFIX = /^\/c\/(\d{6,12})(?=\/|$)/

/** The whole application; it does not listen. */
export function createApp(services: Services): OpenAPIHono {
  const counties = new Counties(services)
  const limit = new RateLimit(services)
  const metrics = new Metrics(services)
  const sessions = new SessionCache()
  const app = new OpenAPIHono({ getPath: (request) => pathOf(pathnameOf(request.url)) })
  app.use(securityHeaders)
  app.use(metrics.observe)
  const table = endpoints(services, metrics)
  for (const endpoint of table) {
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1')
    app.on(endpoint.method.toUpperCase(), path, (c) => serve(c, endpoint))
  }
  documentApi(app, table)
  app.all('/api/*', (c) => wrongMethod(c, table))
  app.get('*', (c) => serveWeb(c, services))
  app.onError((error, c) => answerError(error, c, services))
  app.notFound(() => respond(problem(404, 'no-such-page', '没有这个地址，请检查后重试')))
  return app

  async function serve(c: Context, endpoint: Endpoint): Promise<Response> {
    const county = await countyOf(c, counties)
    if (!county && !endpoint.countyless) fail(503, 'not-set-up', '系统尚未初始化，请打开首页，按提示设置')
    const context = await counties.context(county ?? NO_COUNTY)
    const caller = county ? await callerOf(c, services, context, sessions) : ANYBODY
    const call: Call = {
      c,
      services,
      counties,
      context,
      caller,
      base: PREFIX.exec(pathnameOf(c.req.url))?.[0] ?? '',
    }
    admit(call, endpoint)
    if (endpoint.limit && caller.kind !== 'machine' && caller.actor.role === 'citizen') limit.take(c, endpoint.limit)
    if (!touchesSessions(endpoint)) return endpoint.handle(call)
    try {
      return await endpoint.handle(call)
    } finally {
      sessions.forget()
    }
  }
}

/** Signing in and out, passwords, posts, accounts: what is remembered of sessions may no longer hold. */
function touchesSessions({ method, path }: Endpoint): boolean {
  return method !== 'get' && /^\/api\/(session|password|substitutions|admin|setup|accounts)/.test(path)
}

const NO_COUNTY: County = { code: '000000', name: '', mark: '', hosts: [] }
const ANYBODY = {
  kind: 'anonymous',
  principals: ['anybody'],
  actor: { person: null, role: 'citizen', office: null },
} as const

/** The path of an absolute URL, without parsing the rest of it. */
function pathnameOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const end = url.slice(start).search(/[?#]/)
  return start < 0 ? '/' : end < 0 ? url.slice(start) : url.slice(start, start + end)
}

function pathOf(pathname: string): string {
  return pathname.replace(PREFIX, '') || '/'
}

async function countyOf(c: Context, counties: Counties): Promise<County | undefined> {
  const code = PREFIX.exec(pathnameOf(c.req.url))?.[1]
  const county = await counties.find(code, c.req.header('host') ?? new URL(c.req.url).host)
  if (code && !county) return fail(404, 'unknown-county', '没有这个县，请检查网址')
  return county
}

/** Lets in, or says why not: 401 to strangers, 403 to those who are known. */
function admit(call: Call, endpoint: Endpoint): void {
  const { caller, c, services } = call
  const anonymous = caller.kind === 'anonymous'
  // A stranger may knock wherever a citizen may: opening a matter needs no account.
  const principals =
    anonymous && endpoint.limit === 'submit' ? [...caller.principals, 'citizen' as const] : caller.principals
  if (!principals.some((principal) => endpoint.allow.includes(principal))) {
    if (anonymous) fail(401, 'sign-in-required', '请先登录；来信人请用查询编号和查询码进入')
    if (caller.principals.includes('pending'))
      fail(403, 'sign-in-unfinished', '登录还没有完成，请先完成第二步验证或修改密码')
    const { detail = '您现在的岗位不能这样做，请换一个岗位或联系管理员', law } =
      endpoint.turnsAway?.(call.context.today) ?? {}
    throw new ProblemError(problem(403, 'role-not-allowed', detail, law ? { law } : {}))
  }
  if (endpoint.method === 'get') return
  if (caller.token && !same(c.req.header('x-heng-csrf') ?? '', csrfToken(services.keys, caller.token)))
    fail(403, 'csrf', '页面已过期，请刷新后重试')
  if (endpoint.idempotent !== false) idempotencyKey(call)
}

function wrongMethod(c: Context, table: readonly Endpoint[]): Response {
  const path = pathOf(pathnameOf(c.req.url))
  const allowed = table.filter((endpoint) => pattern(endpoint).test(path)).map(({ method }) => method.toUpperCase())
  if (allowed.length === 0) return absent()
  return respond(problem(405, 'wrong-method', `这个地址只接受 ${allowed.join('、')} 请求`), {
    allow: allowed.join(', '),
  })
}

function pattern({ path }: Endpoint): RegExp {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
}

function answerError(error: Error, c: Context, { logger }: Services): Response {
  if (error instanceof ProblemError) return respond(error.problem, error.headers)
  const incident = randomUUID()
  logger.error(
    { incident, method: c.req.method, error: { name: error.name, message: withoutValues(error), stack: error.stack } },
    'request failed',
  )
  return respond(
    problem(500, 'internal-error', `服务器出错了，没有保存任何内容；请稍后重试，仍不行请把编号 ${incident} 告诉管理员`),
  )
}

/** A database's message may quote what was written; only its kind is logged. */
function withoutValues(error: Error & { code?: string }): string {
  return error.code ? `code ${error.code}` : error.message
}
