import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createToken } from '../modules/accounts/index.ts'
import type { ProcedureDescription } from '../server/api-types.ts'
import { digestOf } from '../store/digest.ts'
import { consoleContext } from './accounts.ts'
import { print, progress, tell } from './console.ts'
import { type Environment, UserError } from './environment.ts'
import { type Installation, openInstallation } from './installation.ts'
import { IntakeClient } from './intake-client.ts'
import { countLines, type IntakeLine, readLines } from './intake-lines.ts'

interface Options {
  readonly in: string
  readonly procedure: string
  readonly url: string
  readonly token?: string
  readonly concurrency: string
  readonly set: readonly string[]
}

interface Refused {
  readonly number: number
  readonly code: string
  readonly message: string
}

/**
 * heng intake: brings messages in through the public API. Every line has a key made
 * of what it says, so that an interrupted run, run again, doubles nothing.
 */
export async function intake(environment: Environment, options: Options): Promise<number> {
  const concurrency = Number(options.concurrency)
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 64)
    throw new UserError('--concurrency 应为 1 至 64 的整数')
  const total = await countLines(options.in)
  const client = new IntakeClient(options.url)
  const procedure = await client.procedure(options.procedure)
  client.authorise(await findToken(environment, options, client))
  const defaults = { ...DEFAULTS[options.procedure], ...settings(options.set) }
  const run = new Run(client, procedure, defaults, await State.load(options))
  const started = performance.now()
  const bar = progress('登记来件')
  run.onLine = (done) => bar.update(done, total)
  await run.all(readLines(options.in), concurrency)
  bar.finish()
  return report(run, (performance.now() - started) / 1000)
}

/** What a message of another platform does not say. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  letter: { kind: '求助' },
  'online-consultation': { topic: '其他' },
}

function settings(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1) throw new UserError(`--set ${pair} 应写作 项=值，如 kind=投诉`)
      return [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}

/** The token given, or one made beside a running server of this machine. */
async function findToken(environment: Environment, options: Options, client: IntakeClient): Promise<string> {
  const given = options.token ?? process.env['HENG_TOKEN']
  if (given) return given
  const { code } = await client.county()
  const folders = environment.dataFolder || environment.databaseUrl ? [undefined] : ['.heng/demo', '.heng/data']
  for (const folder of folders) {
    const token = await mintToken(environment, folder, code)
    if (token && (await accepts(options.url, token))) return token
  }
  throw new UserError('没有机器令牌：请在服务器上运行 heng token --name 来件导入，再用 --token 传入')
}

async function mintToken(
  environment: Environment,
  folder: string | undefined,
  county: string,
): Promise<string | undefined> {
  const { existsSync } = await import('node:fs')
  if (folder && !existsSync(folder)) return undefined
  const installation: Installation = await openInstallation(environment, {
    role: 'command',
    ...(folder ? { folder } : {}),
  })
  try {
    const known = await installation.database
      .system()
      .selectFrom('county')
      .select('code')
      .where('code', '=', county)
      .executeTakeFirst()
    if (!known) return undefined
    const expiresAt = new Date(Date.now() + 86_400_000)
    const made = await createToken(await consoleContext(installation, county), {
      name: '来件导入',
      scopes: ['intake', 'read'],
      expiresAt,
    })
    return made.token
  } finally {
    await installation.database.close()
  }
}

/** A token of another installation with the same county is no use here. */
async function accepts(url: string, token: string): Promise<boolean> {
  const answer = await fetch(`${url.replace(/\/+$/, '')}/api/matters?limit=1`, {
    headers: { authorization: `Bearer ${token}` },
  })
  await answer.body?.cancel()
  return answer.ok
}

/** Which lines are done, kept in the working folder, so that a second run need not send them again. */
class State {
  readonly #path: string
  readonly #done: Set<string>
  #saved = 0

  private constructor(path: string, done: readonly string[]) {
    this.#path = path
    this.#done = new Set(done)
  }

  static async load(options: Options): Promise<State> {
    const target = digestOf([resolve(options.in), options.url, options.procedure])
      .toString('hex')
      .slice(0, 24)
    const path = join('.heng', 'intake', `${target}.json`)
    await mkdir(join('.heng', 'intake'), { recursive: true })
    const text = await readFile(path, 'utf8').catch(() => '[]')
    return new State(path, JSON.parse(text) as string[])
  }

  has(key: string): boolean {
    return this.#done.has(key)
  }

  async add(key: string): Promise<void> {
    this.#done.add(key)
    if (this.#done.size - this.#saved >= 200) await this.save()
  }

  async save(): Promise<void> {
    this.#saved = this.#done.size
    // Keys are safe to send twice, so a state file that cannot be written costs time, not truth.
    await writeFile(`${this.#path}.new`, JSON.stringify([...this.#done])).catch(() => undefined)
    await rename(`${this.#path}.new`, this.#path).catch(() => undefined)
  }
}

/** One run over a file. */
class Run {
  readonly refused: Refused[] = []
  sent = 0
  skipped = 0
  onLine: (done: number) => void = () => undefined
  readonly #client: IntakeClient
  readonly #procedure: ProcedureDescription
  readonly #defaults: Readonly<Record<string, string>>
  readonly #state: State

  constructor(
    client: IntakeClient,
    procedure: ProcedureDescription,
    defaults: Readonly<Record<string, string>>,
    state: State,
  ) {
    this.#client = client
    this.#procedure = procedure
    this.#defaults = defaults
    this.#state = state
  }

  /** Sends every line, `concurrency` at a time. */
  async all(lines: AsyncGenerator<IntakeLine>, concurrency: number): Promise<void> {
    const worker = async () => {
      for (let next = await lines.next(); !next.done; next = await lines.next()) await this.#one(next.value)
    }
    try {
      await Promise.all(Array.from({ length: concurrency }, worker))
    } finally {
      await this.#state.save()
    }
  }

  async #one(line: IntakeLine): Promise<void> {
    if ('code' in line) this.refused.push(line)
    else await this.#send(line)
    this.onLine(this.sent + this.skipped + this.refused.length)
  }

  async #send({ number, id, fields }: Extract<IntakeLine, { id: string }>): Promise<void> {
    const body = this.#bodyOf(fields)
    const key = digestOf([this.#procedure.id, id, body]).toString('hex')
    if (this.#state.has(key)) {
      this.skipped += 1
      return
    }
    const result = await this.#client.open(this.#procedure.plural, key, body)
    if (!result.taken) {
      this.refused.push({ number, code: result.code, message: result.message })
      return
    }
    this.sent += 1
    await this.#state.add(key)
  }

  /** Only what the form knows: what else a platform exports is none of ours. */
  #bodyOf(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const known = Object.keys((this.#procedure.open.input['properties'] ?? {}) as object)
    const given = Object.entries({ ...this.#defaults, ...fields }).filter(([name]) => known.includes(name))
    return Object.fromEntries(given)
  }
}

function report({ sent, skipped, refused }: Run, seconds: number): number {
  const rate = seconds > 0 ? Math.round(sent / seconds) : sent
  print(
    `登记 ${sent} 件，先前已登记 ${skipped} 件，未登记 ${refused.length} 件；用时 ${seconds.toFixed(1)} 秒，每秒 ${rate} 件`,
  )
  const shown = refused.toSorted((a, b) => a.number - b.number).slice(0, 50)
  for (const { number, code, message } of shown) print(`  第 ${number} 行 [${code}] ${message}`)
  if (refused.length > shown.length) tell(`  ……其余 ${refused.length - shown.length} 行从略`)
  return refused.length > 0 ? 1 : 0
}
