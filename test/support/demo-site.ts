import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../demo/cast.ts'
import { today } from '../../src/calendar/plain-date.ts'
import { startBackground } from '../../src/cli/background.ts'
import { registry } from '../../src/procedures/registry.ts'
import { createApp } from '../../src/server/app.ts'
import { listen } from '../../src/server/serve.ts'
import type { Database } from '../../src/store/database.ts'
import { createVault } from '../../src/store/vault.ts'
import { demoDatabase } from './demo-database.ts'
import { enter, HENG_TEST_WEB, openBrowser, type Pages } from './site.ts'

/** The demonstration county, served as `heng demo` serves it, in a real browser. */
export interface DemoSite extends Pages {
  readonly url: string
  readonly database: Database
  /** A desktop page, signed in with an account of the demonstration. */
  signIn(username: string): Promise<Page>
}

/** Builds and serves the demonstration, everything included that the program does unasked; newcomers are shown around where that is asked for. */
export async function startDemoSite({ demonstration = false } = {}): Promise<DemoSite> {
  const { database, keys } = await demoDatabase(today(new Date()))
  const dataFolder = await mkdtemp(join(tmpdir(), 'heng-demo-'))
  const vault = createVault(keys)
  const logger = pino({ level: 'silent' })
  const app = createApp({
    ...{ database, keys, vault, registry, logger, dataFolder, webRoot: HENG_TEST_WEB, channels: [] },
    now: () => new Date(),
    demonstration,
    rateLimit: false,
    trustProxy: false,
  })
  const server = await listen(app, { port: 0, host: '127.0.0.1' })
  const background = startBackground({ database, keys, vault, dataFolder, channels: [] }, logger)
  const url = `http://127.0.0.1:${server.port}`
  const pages = await openBrowser()
  return {
    ...pages,
    url,
    database,
    async signIn(username) {
      const page = await pages.open('desktop')
      await enter(page, url, { username, password: DEMO_PASSWORD })
      return page
    },
    async close() {
      await pages.close()
      await server.stop()
      await background.stop()
      await database.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}
