import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { today } from '../src/calendar/plain-date.ts'
import { type AccountContext, createAccount, createPerson, holdPost } from '../src/modules/accounts/index.ts'
import type { Database } from '../src/store/database.ts'
import { type Keys, loadKeys } from '../src/store/keys.ts'
import { migrate } from '../src/store/migrate.ts'
import { changeSetting, readSettings } from '../src/store/settings.ts'
import { createVault } from '../src/store/vault.ts'
import { COUNTY, fill, matterId, OFFICES, phraseOf, textOf } from './fill.ts'
import { fire, median, type Round, type Shot } from './load.ts'
import { openScratch } from './scratch.ts'

const MATTERS = 100_000
const MILLION = 1_000_000
const ROUNDS = 5
const PASSWORD = 'Yangguang-2020'
const OPERATIONS = ['create', 'list', 'get', 'act', 'search'] as const
type Operation = (typeof OPERATIONS)[number]
const COUNT: Readonly<Record<Operation, number>> = { create: 800, list: 800, get: 800, act: 800, search: 400 }

const tell = (text: string) => process.stderr.write(`${text}\n`)

/** Heng beside a bare server: the same transactions on the same database in the same run, interleaved. */
export async function bench(options: readonly string[]): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'heng-bench-'))
  const { database, kind, close } = await openScratch(folder)
  const children: ChildProcess[] = []
  try {
    await migrate(database)
    const keys = await loadKeys(folder, { create: true })
    await database.system().insertInto('county').values({ code: COUNTY, name: '清丰县', mark: '清' }).execute()
    const owner = new pg.Client(database.ownerConnection)
    // Closing the scratch database ends this connection too; the fault that led there is the one to tell.
    owner.on('error', () => undefined)
    await owner.connect()
    tell(`filling ${MATTERS} matters (${kind})…`)
    await fill(owner, 0, MATTERS, true)
    const env = {
      ...process.env,
      BENCH_DATABASE: JSON.stringify(plain(database.ownerConnection)),
      BENCH_FOLDER: folder,
    }
    const [heng, bare] = await Promise.all(
      ['heng-server.ts', 'bare-server.ts'].map((file) => start(file, env, children)),
    )
    if (heng === undefined || bare === undefined) throw new Error('a server did not start')
    const cookie = await signIn(database, keys, heng)
    const results = await measure({ heng, bare }, cookie)
    const million = options.includes('--quick') ? {} : await listAtMillion(owner, heng, cookie)
    await owner.end()
    return { bench: 'http', database: kind, matters: MATTERS, ...results, ...million }
  } finally {
    for (const child of children) child.kill()
    await database.close()
    await close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What another process needs to connect; type parsers cannot travel. */
function plain({ connectionString, host, port, user, password, database }: pg.PoolConfig) {
  return { connectionString, host, port, user, password, database }
}

async function start(file: string, env: NodeJS.ProcessEnv, children: ChildProcess[]): Promise<number> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  children.push(child)
  const [port] = (await once(child, 'message')) as [number]
  return port
}

interface Cookie {
  readonly cookie: string
  readonly csrf: string
}

async function signIn(database: Database, keys: Keys, port: number): Promise<Cookie> {
  const now = new Date()
  const db = database.county(COUNTY)
  await changeSetting(db, COUNTY, { key: 'secondFactor', value: 'optional', by: null, at: now })
  const settings = await readSettings(db, COUNTY)
  const context: AccountContext = {
    db,
    county: COUNTY,
    settings,
    keys,
    vault: createVault(keys),
    now,
    today: today(now),
    by: null,
  }
  const person = await createPerson(context, { kind: 'staff', name: '分办示例' })
  await createAccount(context, { person, username: 'fenban', password: PASSWORD })
  await holdPost(context, { person, role: 'dispatcher' })
  const body = JSON.stringify({ username: 'fenban', password: PASSWORD })
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  const { csrf } = (await answer.json()) as { csrf: string }
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', csrf }
}

type Shots = Readonly<Record<Operation, (at: number) => Shot>>

const stageOf = (at: number) => (['received', 'assigned', 'handling'] as const)[at % 3] ?? 'received'
const officeOf = (at: number) => OFFICES[at % OFFICES.length] ?? ''
/** Each act meets a matter nobody acted on before; the two servers take theirs from either end. */
let acted = 0

function hengShots({ cookie, csrf }: Cookie): Shots {
  const headers = { cookie, 'x-heng-csrf': csrf }
  const write = () => ({ ...headers, 'idempotency-key': randomUUID() })
  return {
    create: (at) => ({
      method: 'POST',
      path: '/api/letters',
      headers: { 'idempotency-key': randomUUID() },
      body: JSON.stringify({
        kind: '投诉',
        title: `来信${at}`,
        body: textOf(at),
        party: { name: '张示例', phone: '13800000000' },
      }),
    }),
    list: (at) => ({
      method: 'GET',
      path: `/api/matters?office=${officeOf(at)}&stage=${stageOf(at)}&limit=50`,
      headers,
    }),
    get: (at) => ({ method: 'GET', path: `/api/matters/${matterId(at * 13)}`, headers }),
    act: () => ({
      method: 'POST',
      path: `/api/letters/${matterId(acted++)}/note`,
      headers: { ...write(), 'if-match': '"1"' },
      body: JSON.stringify({ text: '已电话联系来信人。' }),
    }),
    search: (at) => ({ method: 'GET', path: `/api/matters?q=${encodeURIComponent(phraseOf(at))}&limit=50`, headers }),
  }
}

let bareActed = MATTERS - 1
const BARE: Shots = {
  create: (at) => ({
    method: 'POST',
    path: '/create',
    body: JSON.stringify({ kind: '投诉', title: `来信${at}`, body: textOf(at) }),
  }),
  list: (at) => ({ method: 'GET', path: `/list?office=${officeOf(at)}&stage=${stageOf(at)}` }),
  get: (at) => ({ method: 'GET', path: `/get/${matterId(at * 13)}` }),
  act: () => ({
    method: 'POST',
    path: `/act/${matterId(bareActed--)}`,
    body: JSON.stringify({ text: '已电话联系来信人。' }),
  }),
  search: (at) => ({ method: 'GET', path: `/search?q=${encodeURIComponent(phraseOf(at))}` }),
}

async function measure({ heng, bare }: { heng: number; bare: number }, cookie: Cookie) {
  const shots = hengShots(cookie)
  const rounds = { heng: {} as Record<Operation, Round[]>, bare: {} as Record<Operation, Round[]> }
  for (const operation of OPERATIONS) {
    rounds.heng[operation] = []
    rounds.bare[operation] = []
    for (let round = 0; round <= ROUNDS; round += 1) {
      const pair = [
        await fire(heng, COUNT[operation], shots[operation]),
        await fire(bare, COUNT[operation], BARE[operation]),
      ] as const
      // The first round warms both up.
      if (round === 0) continue
      rounds.heng[operation].push(pair[0])
      rounds.bare[operation].push(pair[1])
    }
    tell(`${operation}: heng ${median(rounds.heng[operation]).rps}/s, bare ${median(rounds.bare[operation]).rps}/s`)
  }
  const medians = (of: Record<Operation, Round[]>) =>
    Object.fromEntries(OPERATIONS.map((operation) => [operation, median(of[operation])])) as Record<Operation, Round>
  const [ours, theirs] = [medians(rounds.heng), medians(rounds.bare)]
  const ratio = Object.fromEntries(
    OPERATIONS.map((operation) => [operation, Math.round((ours[operation].rps / theirs[operation].rps) * 100) / 100]),
  )
  return { heng: ours, bare: theirs, ratio }
}

/** The list again with ten times the matters: it must hardly notice. */
async function listAtMillion(owner: pg.Client, port: number, cookie: Cookie) {
  const { list } = hengShots(cookie)
  const before = await rounds(port, list)
  tell(`filling ${MILLION} matters…`)
  await fill(owner, MATTERS, MILLION, false)
  const after = await rounds(port, list)
  return { listAtMillion: { ...after, before, slower: Math.round((before.rps / after.rps) * 100) / 100 } }
}

async function rounds(port: number, list: Shots['list']): Promise<Round> {
  await fire(port, COUNT.list, list)
  const all: Round[] = []
  for (let round = 0; round < ROUNDS; round += 1) all.push(await fire(port, COUNT.list, list))
  return median(all)
}
