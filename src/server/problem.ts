import type { InvalidInput, Refusal } from '../engine/refusal.ts'
import { citationText } from '../law/cite.ts'
import type { Problem } from './api-types.ts'
import { SECURITY_HEADERS } from './web.ts'

/** The status of refusals that are not plain conflicts with the matter's state. */
const STATUS: Readonly<Record<string, number>> = {
  'role-not-allowed': 403,
  'not-your-office': 403,
  'not-your-matter': 403,
  'wrong-credentials': 401,
  'wrong-code': 401,
  'account-locked': 423,
  'unknown-action': 404,
}

const TITLES: Readonly<Record<number, string>> = {
  400: '请求有误',
  401: '需要登录',
  403: '没有权限',
  404: '没有找到',
  405: '不支持这种请求',
  409: '现在不能这样做',
  413: '内容太大',
  415: '格式不对',
  422: '填写有误',
  423: '账号已锁定',
  428: '缺少必要的请求头',
  429: '请求太频繁',
  500: '服务器出错',
  503: '暂时不能服务',
}

/** A problem to be thrown from anywhere in the server; the only place that knows status codes. */
export class ProblemError extends Error {
  readonly problem: Problem
  readonly headers: Readonly<Record<string, string>>

  constructor(problem: Problem, headers: Record<string, string> = {}) {
    super(problem.code)
    this.problem = problem
    this.headers = headers
  }
}

/** Builds a problem (RFC 9457). `detail` is Chinese and says what to do next. */
export function problem(status: number, code: string, detail: string, more: Partial<Problem> = {}): Problem {
  return { type: `urn:heng:problem:${code}`, title: TITLES[status] ?? '出错了', status, code, detail, ...more }
}

/** Throws a problem. */
export function fail(status: number, code: string, detail: string, headers?: Record<string, string>): never {
  throw new ProblemError(problem(status, code, detail), headers)
}

/** Fails with 422 `bad-cursor`: a list is to go on at what is none of its places. */
export function badCursor(): never {
  return fail(422, 'bad-cursor', '翻页位置有误，请从第一页重新开始')
}

/** The same for the RangeError with which a list of the store refuses such a place; what else was thrown goes on. */
export function badCursorOr(error: unknown): never {
  if (error instanceof RangeError) return badCursor()
  throw error
}

/** A refusal as a problem: 409 unless it is about who asks. */
export function refusalProblem({ code, message, law }: Refusal): Problem {
  return problem(STATUS[code] ?? 409, code, message, law ? { law: citationText(law) } : {})
}

/** Bad input as a problem. */
export function inputProblem({ errors }: InvalidInput): Problem {
  return problem(422, 'invalid-input', '有的项填写有误，请按提示改正后再提交', { errors: [...errors] })
}

/** A problem as a response. */
export function respond(body: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { ...SECURITY_HEADERS, 'content-type': 'application/problem+json; charset=utf-8', ...headers },
  })
}

/** Absent, or not to be known of: the same words. */
export function absent(): never {
  return fail(404, 'not-found', '没有找到，可能编号有误，或者您无权查看；请核对后再试')
}
