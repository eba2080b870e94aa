import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { DEMO_COUNTY } from '../demo/build.ts'
import { DEMO_PASSWORD } from '../demo/cast.ts'
import { launchBrowser } from '../test/support/chromium.ts'
import { type DeskVisit, deskVisits, POSTS, RESTLESS } from '../test/support/desk-samples.ts'
import { type ServedDemo, serveDemo } from '../test/support/served-demo.ts'
import { enter } from '../test/support/site.ts'

/** A page may take so long, at the server and in the browser, in milliseconds. */
const BOUND_MS = 100
const SERVER_ROUNDS = 9
const VISITS = 5
/** So long nothing may stir before a page counts as standing. */
const CALM_MS = 120
const PROBE = new URL('desk-probe.js', import.meta.url)
const DESKTOP = { width: 1440, height: 900 }

/** How long a page takes, in milliseconds. */
interface Timed {
  /** Until its last answer is whole at the server. */
  readonly server: number
  /** Until it stands in the browser. */
  readonly browser: number
  /** Of the processor for that, on the thread that draws: whoever else is at work takes nothing from it. */
  readonly work: number
  readonly reads: number
}

/** How long every page of the desk takes on the demonstration county, at the server and in a browser. */
export async function bench(options: readonly string[]): Promise<object> {
  const kept = following(options, '--folder')
  const only = following(options, '--only')
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'heng-bench-desk-')))
  const site = await serveDemo(folder)
  const browser = await launchBrowser()
  try {
    const desk = new Desk(browser, site)
    const routes = await deskVisits({ url: site.url, as: (role) => desk.as(role) })
    // The program's own work would be timed with the pages.
    await site.rest()
    const pages: Record<string, Timed> = {}
    for (const visit of [...routes, ...homes()]) {
      const name = nameOf(visit)
      if (only !== undefined && !name.startsWith(only)) continue
      pages[name] = await desk.time(visit)
      process.stderr.write(`${name} ${JSON.stringify(pages[name])}\n`)
    }
    const slow = Object.entries(pages)
      .filter(([, { server, browser }]) => Math.max(server, browser) > BOUND_MS)
      .map(([name]) => name)
    const load = median([loadavg()[0] ?? 0])
    return { bench: 'desk', matters: await mattersOf(site), boundMs: BOUND_MS, load, pages, slow }
  } finally {
    await browser.close()
    await site.close()
    if (kept === undefined) await rm(folder, { recursive: true, force: true })
  }
}

/** What follows an option: '--only board'. */
function following(options: readonly string[], name: string): string | undefined {
  const at = options.indexOf(name)
  return at < 0 ? undefined : options[at + 1]
}

/** The first page of every post: the worklist of an office is another than the dispatcher's. */
function homes(): DeskVisit[] {
  return POSTS.filter(({ role }) => role !== 'dispatcher').map(({ role }) => ({ path: '', address: '', role }))
}

function nameOf({ path, role }: DeskVisit): string {
  if (path !== '') return path
  return role === 'dispatcher' ? 'worklist' : `home of ${role}`
}

/** The desk in a browser, one page for each post. */
class Desk {
  readonly #pages = new Map<string | undefined, Page>()
  readonly #browser: Browser
  readonly #site: ServedDemo

  constructor(browser: Browser, site: ServedDemo) {
    this.#browser = browser
    this.#site = site
  }

  /** A page signed in as a post of the demonstration; without one, a stranger's. */
  async as(role: string | undefined): Promise<Page> {
    const known = this.#pages.get(role)
    if (known) return known
    const context = await this.#browser.newContext({ viewport: DESKTOP, locale: 'zh-CN' })
    const page = await context.newPage()
    const username = POSTS.find((post) => post.role === role)?.username
    if (username) await enter(page, this.#site.url, { username, password: DEMO_PASSWORD })
    await page.addInitScript({ path: fileURLToPath(PROBE) })
    await page.goto(`${this.#site.url}${elsewhere({ path: '', role })}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    this.#pages.set(role, page)
    return page
  }

  /** Opens a page, then times what it reads and how it stands when it is opened again ten minutes later. */
  async time({ path, address, role }: DeskVisit): Promise<Timed> {
    const page = await this.as(role)
    const restless = RESTLESS.includes(path)
    const visit = (to: string, calm: number) =>
      page.evaluate<number>(`probe.visit(${JSON.stringify(to)}, ${JSON.stringify({ calm, restless })})`)
    const open = () => visit(`/desk/${address}`, CALM_MS)
    const leave = async () => {
      await visit(elsewhere({ path, role }), 0)
      await page.evaluate('probe.later()')
    }
    await leave()
    await open()
    const reads = await this.#heard(page, async () => {
      await leave()
      await open()
      // Some parts are fetched only when looked at.
      await page.evaluate('scrollTo(0, document.body.scrollHeight)')
      await page.waitForLoadState('networkidle')
    })
    const times: number[] = []
    const works: number[] = []
    for (let at = 0; at < VISITS; at += 1) {
      await leave()
      const before = await worked(page)
      times.push(await open())
      works.push((await worked(page)) - before)
    }
    const server = await this.#answered(await cookieOf(page), reads)
    return { server, browser: median(times), work: median(works), reads: reads.length }
  }

  /** What the page asks the API for meanwhile; a refusal is thrown. */
  async #heard(page: Page, during: () => Promise<void>): Promise<string[]> {
    const reads = new Set<string>()
    const refused: string[] = []
    const hear = (answer: { url(): string; status(): number; request(): { method(): string } }) => {
      const { pathname, search } = new URL(answer.url())
      if (!pathname.startsWith('/api/') || answer.request().method() !== 'GET') return
      reads.add(pathname + search)
      if (answer.status() >= 400) refused.push(`${answer.status()} ${pathname}${search}`)
    }
    page.on('response', hear)
    await during()
    page.off('response', hear)
    // A stranger is told to sign in.
    if (refused.length > 0 && page !== this.#pages.get(undefined))
      throw new Error(`${page.url()}: ${refused.join(', ')}`)
    return [...reads]
  }

  /** The median time until the last of the reads, sent at once, is whole; a first round warms up. */
  async #answered(cookie: string, reads: readonly string[]): Promise<number> {
    const times: number[] = []
    for (let round = 0; round <= SERVER_ROUNDS; round += 1) {
      const start = performance.now()
      await Promise.all(reads.map((path) => this.#read(path, cookie)))
      if (round > 0) times.push(performance.now() - start)
    }
    return median(times)
  }

  async #read(path: string, cookie: string): Promise<void> {
    const answer = await this.#site.app.request(path, { headers: { cookie } })
    if (answer.status >= 500) throw new Error(`${answer.status} ${path}`)
    await answer.arrayBuffer()
  }
}

/** A page to come from that reads nothing itself. */
function elsewhere({ path, role }: Pick<DeskVisit, 'path' | 'role'>): string {
  if (role === undefined) return '/'
  return path === '*' ? '/desk/kit' : '/desk/nowhere'
}

/** Milliseconds of the processor that a page's own thread has used. */
async function worked(page: Page): Promise<number> {
  const session = sessions.get(page) ?? (await measured(page))
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000
}

const sessions = new WeakMap<Page, CDPSession>()

async function measured(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  sessions.set(page, session)
  return session
}

async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** To a tenth. */
function median(times: readonly number[]): number {
  const middle = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
  return Math.round(middle * 10) / 10
}

async function mattersOf({ database }: ServedDemo): Promise<number> {
  const { n } = await database
    .county(DEMO_COUNTY.code)
    .selectFrom('matter')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
