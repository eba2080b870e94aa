import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { buildDemo } from '../demo/build.ts'
import { DEMO_PASSWORD } from '../demo/cast.ts'
import { today } from '../src/calendar/plain-date.ts'
import { registry } from '../src/procedures/registry.ts'
import { createApp } from '../src/server/app.ts'
import { openDatabase } from '../src/store/database.ts'
import { loadKeys } from '../src/store/keys.ts'
import { migrate } from '../src/store/migrate.ts'
import { createVault } from '../src/store/vault.ts'

/** A page of the desk may take so long, its slowest read counted, in milliseconds. */
const BOUND_MS = 100
const ROUNDS = 15

/** What each page of the desk reads, by the account that opens it. `{id}` is a matter of the worklist. */
const PAGES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  fenban: {
    worklist: [
      '/api/desk/today',
      '/api/matters?limit=20&state=open&sort=due',
      '/api/desk/views',
      '/api/desk/preferences',
    ],
    'worklist, closed': ['/api/matters?limit=100&state=closed&sort=newest'],
    'worklist, late': ['/api/matters?limit=100&late=true'],
    'worklist, scrolling': ['/api/matters?limit=200&state=all&sort=newest'],
    palette: ['/api/matters?q=道路&state=all&limit=8', '/api/people', '/api/offices'],
    matter: ['/api/matters/{id}', '/api/matters/{id}/ladder', '/api/procedures/letter'],
    writing: ['/api/phrases?procedure=letter', '/api/matters/{id}/mentionable', '/api/matters/{id}/answered-before'],
    notifications: ['/api/notifications'],
    supervision: ['/api/ladders', '/api/supervision/batches'],
    pictures: [
      '/api/pictures/due',
      '/api/pictures/flow?procedure=letter&from=2020-01-01',
      '/api/pictures/offices?from=2020-01-01',
    ],
    board: [
      '/api/boards/first',
      '/api/boards?from=2020-01-01&to=2020-12-31',
      '/api/boards/topics?from=2020-01-01&to=2020-12-31',
    ],
    figures: ['/api/figures?year=2020'],
    statistics: ['/api/statistics?year=2020', '/api/statistics/foi-annual-2019?year=2020'],
    others: ['/api/redatings', '/api/calendar-feeds', '/api/substitutions', '/api/hotspots'],
  },
  'city-management': {
    'worklist of an office': ['/api/desk/today', '/api/matters?limit=20&state=open&sort=due'],
    'figures of an office': ['/api/figures?year=2020'],
    'pictures of an office': ['/api/pictures/due', '/api/pictures/offices?from=2020-01-01'],
  },
  duban: {
    'board of a supervisor': [
      '/api/boards/first',
      '/api/boards?from=2020-01-01&to=2020-12-31',
      '/api/boards/causes',
      '/api/boards/instructions',
    ],
    bulletins: ['/api/bulletins'],
    'bulletin, counted anew': ['/api/bulletins/2020-09'],
  },
  admin: { people: ['/api/admin/people'], norms: ['/api/admin/norms'] },
  shenji: { seals: ['/api/ledger/seals'], readings: ['/api/ledger/readings'] },
}

/** How long the server takes for what each page of the desk reads, on the demonstration county. */
export async function bench(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'heng-bench-desk-'))
  const database = await openDatabase({ dataFolder: folder })
  try {
    await migrate(database)
    const keys = await loadKeys(folder, { create: true })
    const vault = createVault(keys)
    process.stderr.write('acting out the demonstration county…\n')
    await buildDemo({ database, keys, vault, registry, today: today(new Date()) })
    const app = createApp({
      ...{ database, registry, keys, vault, dataFolder: folder, rateLimit: false, trustProxy: false, channels: [] },
      logger: pino({ level: 'silent' }),
      now: () => new Date(),
    })
    const pages: Record<string, number> = {}
    for (const [username, some] of Object.entries(PAGES)) {
      const cookie = await signIn(app, username)
      const id = await firstMatter(app, cookie)
      for (const [page, paths] of Object.entries(some))
        pages[page] = await timeOf(
          app,
          cookie,
          paths.map((path) => path.replace('{id}', id)),
        )
    }
    const matters = await database
      .county('410922')
      .selectFrom('matter')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
    const slow = Object.entries(pages)
      .filter(([, ms]) => ms > BOUND_MS)
      .map(([page]) => page)
    return { bench: 'desk', matters: Number(matters.n), boundMs: BOUND_MS, pages, slow }
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

type App = ReturnType<typeof createApp>

async function signIn(app: App, username: string): Promise<string> {
  const answer = await app.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: DEMO_PASSWORD }),
  })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function firstMatter(app: App, cookie: string): Promise<string> {
  const answer = await app.request('/api/matters?limit=1', { headers: { cookie } })
  const { items = [] } = (await answer.json()) as { items?: { id: string }[] }
  return items[0]?.id ?? ''
}

/** The median over the rounds of the time until a page's last answer is whole, its reads sent at once; the first round warms up. */
async function timeOf(app: App, cookie: string, paths: readonly string[]): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const start = performance.now()
    await Promise.all(
      paths.map(async (path) => {
        const answer = await app.request(path, { headers: { cookie } })
        if (!answer.ok) throw new Error(`${answer.status} ${path}`)
        await answer.arrayBuffer()
      }),
    )
    if (round > 0) times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return Math.round((times[Math.floor(times.length / 2)] ?? 0) * 10) / 10
}
