import type { Context } from 'hono'
import type { z } from 'zod'
import type { PlainDate } from '../calendar/plain-date.ts'
import { parse } from '../engine/act.ts'
import { isInvalidInput } from '../engine/refusal.ts'
import { readJson } from './body.ts'
import type { Caller, Principal } from './caller.ts'
import type { Counties, CountyContext } from './county.ts'
import { fail, inputProblem, ProblemError } from './problem.ts'
import type { Services } from './services.ts'

/** One operation of the API: everything about it in one place. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** OpenAPI style: /api/matters/{id}. */
  readonly path: string
  readonly summary: string
  readonly tag: string
  /** Who may call it. */
  readonly allow: readonly Principal[]
  /** What a post that may not call it is told, and by which article. */
  readonly turnsAway?: (today: PlainDate) => { readonly detail: string; readonly law?: string }
  /** JSON Schema of the body, for the document; the handler checks it by the zod schema it came from. */
  readonly body?: Readonly<Record<string, unknown>>
  readonly query?: z.ZodObject
  /** Needs `Idempotency-Key`; the default for writes. */
  readonly idempotent?: false
  /** Bucket of anonymous traffic it draws from. */
  readonly limit?: 'submit' | 'guess' | 'suggest'
  /** Answers before a county exists. */
  readonly countyless?: true
  readonly handle: (call: Call) => Promise<Response> | Response
}

/** A request on its way through an endpoint. */
export interface Call {
  readonly c: Context
  readonly services: Services
  readonly counties: Counties
  readonly context: CountyContext
  readonly caller: Caller
  /** URL prefix in use: '' or '/c/410922'. */
  readonly base: string
}

/** A parameter of the path. */
export function param(call: Call, name: string): string {
  return decodeURIComponent(call.c.req.param(name) ?? '')
}

/** The query, checked. Fails with 422. */
export function queryOf<T extends z.ZodObject>({ c }: Call, schema: T): z.output<T> {
  return checked(schema, c.req.query())
}

/** Leaves out what is not given. */
export function given<T extends object>(query: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as never
}

/** The JSON body, checked. Fails with 400, 413, 415 or 422. */
export async function bodyOf<T extends z.ZodType>(call: Call, schema: T): Promise<z.output<T>> {
  return checked(schema, await readJson(call.c))
}

function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = parse(schema, value)
  if (isInvalidInput(result)) throw new ProblemError(inputProblem(result))
  return result.value as z.output<T>
}

const KEY = /^[\x21-\x7e]{8,100}$/

/** The request's idempotency key. Fails with 428. */
export function idempotencyKey({ c, caller }: Call): string {
  const key = c.req.header('idempotency-key')
  if (!key)
    return fail(428, 'idempotency-key-required', '请求缺少 Idempotency-Key 请求头，请带上一个不重复的编号后重试')
  const shortest = caller.owner ? 8 : 16
  if (!KEY.test(key) || key.length < shortest)
    return fail(422, 'bad-idempotency-key', `Idempotency-Key 应为 ${shortest} 至 100 个可见 ASCII 字符，请更换`)
  return key
}

/** The version of the matter the caller saw (`If-Match: "5"`). Fails with 428. */
export function seenVersion({ c }: Call): number {
  const match = /^"?(\d{1,9})"?$/.exec(c.req.header('if-match') ?? '')
  if (!match) return fail(428, 'version-required', '请求缺少 If-Match 请求头，请刷新页面，带上事项的版本号后重试')
  return Number(match[1])
}
