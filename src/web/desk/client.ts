import type { DocumentInfo, Problem, SessionInfo } from '../../server/api-types.ts'

/** Query of a read; absent values are left out. */
export type Query = Readonly<Record<string, string | undefined>>

/** What a write may carry besides its body. */
export interface WriteOptions {
  /** Idempotency key; a fresh one unless the same request may be sent again. */
  key?: string
  /** Version of the matter the person was looking at. */
  seq?: number
}

/** An answer that is a problem (RFC 9457). */
class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

let csrf = ''

/** Keeps the token that goes back with every write of this session. */
export function rememberCsrf(session: SessionInfo): SessionInfo {
  csrf = session.csrf
  return session
}

/** A key that makes a repeated request act once. */
export function newKey(): string {
  // randomUUID is withheld on plain http, which county networks still use.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A path of the API as an address under this county's prefix. */
export function addressOf(path: string, query: Query = {}): string {
  const prefix = /^\/c\/\d+(?=\/)/.exec(location.pathname)?.[0] ?? ''
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const search = new URLSearchParams(given).toString()
  return `${prefix}${path}${search ? `?${search}` : ''}`
}

/** Reads. Throws an error that {@link problemOf} understands. */
export async function read<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return call<T>(addressOf(path, query), signal ? { signal } : {})
}

/** Writes. Throws an error that {@link problemOf} understands. */
export async function send<T = unknown>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  { key = newKey(), seq }: WriteOptions = {},
): Promise<T> {
  const headers = {
    'Idempotency-Key': key,
    'X-Heng-Csrf': csrf,
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(seq === undefined ? {} : { 'If-Match': `"${seq}"` }),
  }
  return call<T>(addressOf(path), { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
}

/** Uploads one file. */
export async function upload(file: File): Promise<DocumentInfo> {
  const body = new FormData()
  body.append('file', file)
  const headers = { 'Idempotency-Key': newKey(), 'X-Heng-Csrf': csrf }
  return call(addressOf('/api/documents'), { method: 'POST', headers, body })
}

async function call<T>(address: string, init: RequestInit): Promise<T> {
  const response = await fetch(address, init)
  const text = await response.text()
  const body: unknown = text && /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined
  if (response.ok) return body as T
  throw new ProblemError(isProblem(body) ? body : unreadable(response.status))
}

/** What went wrong, whatever was thrown: status 0 where no answer came at all. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  return {
    type: 'about:blank',
    title: '连不上服务器',
    status: 0,
    code: 'unreachable',
    detail: '连不上服务器,请检查网络后重试;已填写的内容仍在。',
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body
}

/** A proxy in between answered in its own words. */
function unreadable(status: number): Problem {
  return {
    type: 'about:blank',
    title: '服务暂时不可用',
    status,
    code: 'unreadable-answer',
    detail: `服务暂时不可用(${status}),请稍后重试。`,
  }
}
