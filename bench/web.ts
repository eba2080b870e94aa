import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { Browser } from 'playwright-core'
import { today as dayOf } from '../src/calendar/plain-date.ts'
import { buildWeb } from '../src/cli/web-build.ts'
import { createPerson, holdPost } from '../src/modules/accounts/index.ts'
import { registry } from '../src/procedures/registry.ts'
import { createApp } from '../src/server/app.ts'
import { listen } from '../src/server/serve.ts'
import { loadKeys } from '../src/store/keys.ts'
import { migrate } from '../src/store/migrate.ts'
import { readSettings } from '../src/store/settings.ts'
import { createVault } from '../src/store/vault.ts'
import { launchBrowser } from '../test/support/chromium.ts'
import { firstViewScript } from '../test/support/first-view.ts'
import { openScratch } from './scratch.ts'

const COUNTY = { code: '410922', name: '清丰县', mark: '清' }
const SLOWER = 6
/** Lighthouse's slow 4G: 1.6 Mbit/s down, 0.75 up, 150 ms there and back. */
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const MOST_KB = 150
const MOST_MS = 3_000

/**
 * The portal's front page on an old telephone: the script of its first view as it
 * travels, and how long until a door can be opened and a worry typed.
 */
export async function bench(options: readonly string[]): Promise<object> {
  const webRoot = await buildWeb()
  const folder = await mkdtemp(join(tmpdir(), 'heng-bench-web-'))
  const site = await startSite(folder, webRoot)
  const browser = await launchBrowser()
  try {
    const visits = options.includes('--quick') ? 3 : 7
    // The first visit warms the server, not the telephone.
    await visit(browser, site.url)
    const times: number[] = []
    for (let at = 0; at < visits; at += 1) times.push(await visit(browser, site.url))
    const usableMs = Math.round(times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0)
    const { bytes } = await firstViewScript(webRoot)
    const firstViewKb = Math.round(bytes / 100) / 10
    return {
      bench: 'web',
      firstViewKb,
      usableMs,
      slowestMs: Math.round(times.at(-1) ?? 0),
      visits,
      processorSlowed: SLOWER,
      lineKbPerSecond: LINE.downloadThroughput / 1_000,
      lineLatencyMs: LINE.latency,
      withinLimits: firstViewKb <= MOST_KB && usableMs <= MOST_MS,
    }
  } finally {
    await browser.close()
    await site.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** One visit with nothing in the cache; milliseconds until it can be used. */
async function visit(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', LINE)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    const start = performance.now()
    await page.goto(url, { waitUntil: 'commit' })
    await page.getByRole('link', { name: /写信给县长/ }).waitFor()
    await page.getByLabel('遇到什么事').fill('路灯')
    return performance.now() - start
  } finally {
    await context.close()
  }
}

async function startSite(folder: string, webRoot: string) {
  const { database, close } = await openScratch(folder)
  await migrate(database)
  const keys = await loadKeys(folder, { create: true })
  const vault = createVault(keys)
  await database.system().insertInto('county').values(COUNTY).execute()
  const db = database.county(COUNTY.code)
  const now = new Date()
  const settings = await readSettings(db, COUNTY.code)
  const today = dayOf(now)
  const accounts = { db, county: COUNTY.code, settings, keys, vault, now, today, by: null }
  // A county without an administrator greets everybody with its set-up.
  const person = await createPerson(accounts, { kind: 'staff', name: '管理示例' })
  await holdPost(accounts, { person, role: 'administrator' })
  const app = createApp({
    ...{ database, registry, keys, vault, webRoot, dataFolder: folder },
    logger: pino({ level: 'silent' }),
    now: () => new Date(),
    rateLimit: false,
    trustProxy: false,
  })
  const server = await listen(app, { port: 0, host: '127.0.0.1' })
  return {
    url: `http://127.0.0.1:${server.port}/`,
    async close() {
      await server.stop()
      await database.close()
      await close()
    },
  }
}
