import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Receipt, TrackingPage } from '../../src/server/api-types.ts'
import { freePort, type Program, runProgram, startProgram } from '../support/program.ts'
import { servedPostgresMissing, startServedPostgres } from '../support/served-postgres.ts'

const LETTER = {
  kind: '求助',
  title: '老人走失',
  body: '村里来了一位走失的老人。',
  party: { name: '张示例', phone: '13800000000' },
}
const ADMINISTRATOR = { name: '管理示例', username: 'guanli', password: 'Yangguang-2020' }

/** The same story on either database: set up, write under load, kill without warning, start again, find everything. */
function survives(where: () => Promise<Record<string, string>>) {
  let env: Record<string, string>
  let url: string
  beforeAll(async () => {
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    env = { PORT: String(port), HENG_HOST: '127.0.0.1', HENG_LOG: 'error', HENG_RATE_LIMIT: 'off', ...(await where()) }
  })

  async function started(): Promise<Program> {
    const program = startProgram(['serve'], env)
    await program.says('衡已启动')
    return program
  }

  async function post<T>(path: string, body: unknown): Promise<{ status: number; body: T } | undefined> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(
      () => undefined,
    )
    const text = await answer?.text().catch(() => undefined)
    return answer && text ? { status: answer.status, body: JSON.parse(text) as T } : undefined
  }

  test('sets itself up by a one-time code, once', async () => {
    const program = await started()
    const code = /setup code: (\S+)/.exec(await program.says(/setup code: \S+/))?.[1]
    const request = { code, county: { code: '410922', name: '清丰县', mark: '清' }, administrator: ADMINISTRATOR }
    expect((await post('/api/setup', { ...request, code: 'wrong' }))?.status).toBe(403)
    expect((await post('/api/setup', request))?.status).toBe(201)
    expect((await post('/api/setup', request))?.status).toBe(409)
    expect((await post('/api/session', ADMINISTRATOR))?.status).toBe(422)
    const { username, password } = ADMINISTRATOR
    expect((await post<{ stage: string }>('/api/session', { username, password }))?.body.stage).toBe(
      'second-factor-setup',
    )
    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
  })

  test('loses no acknowledged letter when killed under load', async () => {
    const acknowledged: Receipt[] = []
    for (let round = 0; round < 2; round += 1) {
      const program = await started()
      const before = acknowledged.length
      const writers = Array.from({ length: 8 }, async () => {
        for (;;) {
          const answer = await post<Receipt>('/api/letters', LETTER)
          if (answer?.status !== 201) return
          acknowledged.push(answer.body)
          if (acknowledged.length - before === 60) program.child.kill('SIGKILL')
        }
      })
      await Promise.all(writers)
      expect(await program.ended).toBeNull()
    }
    const program = await started()
    expect(acknowledged.length).toBeGreaterThanOrEqual(120)
    for (const { receiptNumber, queryCode } of acknowledged) {
      const page = await post<TrackingPage>('/api/tracking', { receiptNumber, queryCode })
      expect(page?.status, receiptNumber).toBe(200)
    }
    const { code, output } = await runProgram(['verify', '--json'], env)
    expect(code, output).toBe(0)
    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
  })

  test('says in one line what is wrong, and ends with it', async () => {
    const program = await started()
    // An embedded folder takes one server only; a served database takes several, were the port free.
    const elsewhere = env['HENG_DATABASE_URL'] ? {} : { HENG_DATA: `${env['HENG_DATA']}-other` }
    const taken = await runProgram(['serve'], { ...env, ...elsewhere })
    expect([taken.code, taken.output.includes('已被占用')]).toEqual([1, true])
    const bad = await runProgram(['serve'], { ...env, PORT: 'eighty' })
    expect([bad.code, bad.output.trim()]).toEqual([1, 'PORT=eighty 不是端口号，请设为 0 至 65535 的整数'])
    program.child.kill('SIGTERM')
    await program.ended
  })
}

describe('on the embedded database', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heng-crash-'))
  })
  afterAll(async () => {
    for (const name of await readdir(tmpdir()))
      if (name.startsWith('heng-crash-')) await rm(join(tmpdir(), name), { recursive: true, force: true })
  })

  survives(async () => ({ HENG_DATA: join(folder, 'data') }))

  test('keeps its keys to itself', async () => {
    const text = await readFile(join(folder, 'data', 'keys.json'), 'utf8')
    expect(Object.keys(JSON.parse(text)).sort()).toEqual(['ledger', 'signing', 'token', 'vault'])
  })
})

describe.skipIf(servedPostgresMissing)('on a served database', () => {
  let stop: () => Promise<void> = async () => undefined
  let folder: string
  afterAll(async () => {
    await stop()
    await rm(folder, { recursive: true, force: true })
  })

  survives(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heng-served-'))
    const server = await startServedPostgres()
    stop = server.stop
    return { HENG_DATA: folder, HENG_DATABASE_URL: server.url }
  })
})
