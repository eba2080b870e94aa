import { setTimeout as wait } from 'node:timers/promises'
import type { CountyInfo, Problem, ProcedureDescription } from '../server/api-types.ts'
import { UserError } from './environment.ts'

/** How a message was taken. */
export type Taken =
  | { readonly taken: true }
  | { readonly taken: false; readonly code: string; readonly message: string }

/** Tries of one message while the server cannot be reached or asks for patience. */
const TRIES = 8

/** Talks to a running server's public API. */
export class IntakeClient {
  readonly #base: string
  #token: string | undefined

  constructor(url: string) {
    if (!/^https?:\/\//.test(url)) throw new UserError('--url 应以 http:// 或 https:// 开头')
    this.#base = url.replace(/\/+$/, '')
  }

  /** Uses a machine token from now on. */
  authorise(token: string): void {
    this.#token = token
  }

  async county(): Promise<CountyInfo> {
    return this.#get<CountyInfo>('/api/county')
  }

  async procedure(id: string): Promise<ProcedureDescription> {
    return this.#get<ProcedureDescription>(`/api/procedures/${encodeURIComponent(id)}`)
  }

  /** Sends one message; waits and tries again where the server asks for it or cannot be reached. */
  async open(plural: string, key: string, body: unknown): Promise<Taken> {
    for (let tried = 1; ; tried += 1) {
      const answer = await this.#post(`/api/${plural}`, key, body)
      if (answer?.ok) {
        await answer.body?.cancel()
        return { taken: true }
      }
      const patient = !answer || answer.status === 429 || answer.status >= 500
      if (!patient || tried === TRIES) return refused(answer)
      await wait(1000 * Number(answer?.headers.get('retry-after') ?? Math.min(2 ** tried, 30)))
    }
  }

  async #post(path: string, key: string, body: unknown): Promise<Response | undefined> {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}),
    }
    return fetch(`${this.#base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => undefined)
  }

  async #get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.#base}${path}`).catch(() => undefined)
    if (!answer) throw new UserError(`连不上 ${this.#base}，请确认服务已启动、地址无误`)
    if (!answer.ok) {
      const problem = await refused(answer)
      throw new UserError(problem.taken ? '' : problem.message)
    }
    return (await answer.json()) as T
  }
}

async function refused(answer: Response | undefined): Promise<Taken> {
  if (!answer) return { taken: false, code: 'unreachable', message: '连不上服务，请稍后重新运行，已登记的不会重复' }
  const problem = (await answer.json().catch(() => undefined)) as Problem | undefined
  const details = problem?.errors?.map(({ path, message }) => `${path}:${message}`).join(';')
  return {
    taken: false,
    code: problem?.code ?? `http-${answer.status}`,
    message: details || (problem?.detail ?? '服务器没有说明原因'),
  }
}
