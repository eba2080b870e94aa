import type { DocumentInfo, Problem } from '../../server/api-types.ts'

/** The county's part of the address: '' or '/c/410922'. Also the router's basename. */
export const base = /^\/c\/\d+/.exec(location.pathname)?.[0] ?? ''

/** A request that did not succeed; status 0 when the server was not reached. */
export class ApiError extends Error {
  readonly problem: Problem
  /** Seconds to wait, when the server says so. */
  readonly retryAfter: number | undefined

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail)
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

/** Who asks: nobody (the default), the signed-in person's cookie, or an applicant's token. */
export interface Caller {
  token?: string
  /** Sends the cookie; writes then also need the session's csrf. */
  csrf?: string
  cookie?: boolean
}

interface Sending extends Caller {
  /** Idempotency-Key; a new one unless given. */
  key?: string
  /** Version of the matter that was on the screen; staff actions need it. */
  seq?: number
}

const PROBLEMS: Readonly<Record<number, string>> = {
  0: '没有连上服务器，请检查网络后重试；已填写的内容都还在。',
  413: '内容太大，请删减或压缩后再试。',
  429: '提交太频繁，请稍等几分钟再试。',
}

/** Reads. `query` leaves out what is empty. */
export async function get<T>(
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
  caller: Caller = {},
): Promise<T> {
  const search = new URLSearchParams(
    Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString()
  return call<T>(search ? `${path}?${search}` : path, { headers: headersOf(caller), credentials: cookies(caller) })
}

/** Writes JSON. A repetition with the same `key` never acts twice. */
export async function send<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  { key = newKey(), seq, ...caller }: Sending = {},
): Promise<T> {
  return call<T>(path, {
    method,
    headers: {
      ...headersOf(caller),
      'Idempotency-Key': key,
      ...(seq === undefined ? {} : { 'If-Match': `"${seq}"` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    credentials: cookies(caller),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** Sends a file as the body itself. */
export function sendFile<T>(path: string, file: Blob, caller: Caller): Promise<T> {
  const headers = { ...headersOf(caller), 'Content-Type': 'application/octet-stream' }
  return call<T>(path, { method: 'POST', headers, credentials: cookies(caller), body: file })
}

/** Uploads one file, telling how far it is (0–1). */
export function upload(file: File, caller: Caller, onProgress: (part: number) => void): Promise<DocumentInfo> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${base}/api/documents`)
    for (const [name, value] of Object.entries({ ...headersOf(caller), 'Idempotency-Key': newKey() }))
      request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onerror = () => reject(new ApiError(bareProblem(0)))
    request.onload = () => {
      const body = parse(request.responseText)
      if (request.status < 300) resolve(body as DocumentInfo)
      else reject(new ApiError(isProblem(body) ? body : bareProblem(request.status)))
    }
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}

/** A file of a matter, for whoever may see the matter. */
export function fetchDocument(id: string, caller: Caller): Promise<Blob> {
  return fetchFile(`/api/documents/${id}`, caller)
}

/** A file at a path of the API. */
export async function fetchFile(path: string, caller: Caller): Promise<Blob> {
  const response = await reach(path, { headers: headersOf(caller), credentials: cookies(caller) })
  if (!response.ok) throw await errorOf(response)
  return response.blob()
}

/** A new Idempotency-Key. Works over plain http too, where `crypto.randomUUID` is absent. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What went wrong, whatever was thrown. */
export function problemOf(error: unknown): Problem {
  if (isPartMissing(error)) return UPDATED
  return error instanceof ApiError ? error.problem : bareProblem(500)
}

const UPDATED: Problem = {
  type: 'about:blank',
  title: '系统已更新，请刷新',
  status: 404,
  code: 'updated',
  detail: '打开这个页面以后，系统换了新版本，刷新后继续。已填写的内容都还在。',
}

/** Whether a file of the program itself could not be had: each browser says it in its own words. */
export function isPartMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|Importing a module script failed|Unable to preload CSS/i.test(error.message)
  )
}

async function call<T>(path: string, init: RequestInit): Promise<T> {
  const response = await reach(path, init)
  if (!response.ok) throw await errorOf(response)
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(base + path, init)
  } catch (cause) {
    throw Object.assign(new ApiError(bareProblem(0)), { cause })
  }
}

async function errorOf(response: Response): Promise<ApiError> {
  const body = parse(await response.text())
  const wait = Number(response.headers.get('Retry-After'))
  return new ApiError(isProblem(body) ? body : bareProblem(response.status), wait || undefined)
}

function headersOf({ token, csrf }: Caller): Record<string, string> {
  return { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...(csrf ? { 'X-Heng-Csrf': csrf } : {}) }
}

function cookies({ csrf, cookie }: Caller): RequestCredentials {
  return csrf || cookie ? 'same-origin' : 'omit'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A proxy's own error page: the status says enough.
    return undefined
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body
}

/** A problem of which nothing but the status is known; 0: the server was not reached. */
export function bareProblem(status: number): Problem {
  return {
    type: 'about:blank',
    title: status === 0 ? '没有连上服务器' : '服务器没能处理',
    status,
    code: status === 0 ? 'offline' : `http-${status}`,
    detail: PROBLEMS[status] ?? '服务器暂时没能处理这次请求，请稍后重试。',
  }
}
