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
import { createVault, type Vault } from '../../src/store/vault.ts'
import { demoDatabase } from './demo-database.ts'
import { enter, HENG_TEST_WEB, openBrowser, type Pages, type SIZES } from './site.ts'

/** The demonstration county, served as `heng demo` serves it, in a real browser. */
export interface DemoSite extends Pages {
  readonly url: string
  readonly app: ReturnType<typeof createApp>
  readonly database: Database
  /** A page signed in with an account of the demonstration: a desktop's unless another is asked for. */
  signIn(username: string, size?: keyof typeof SIZES): Promise<Page>
}

interface DemoSiteOptions {
  /** Newcomers are shown around. */
  readonly demonstration?: boolean
  /** Changes the county before it is served; the program then does nothing unasked. */
  readonly changed?: (demo: { database: Database; vault: Vault }) => Promise<unknown>
}

/** Builds and serves the demonstration, everything included that the program does unasked. */
export async function startDemoSite({ demonstration = false, changed }: DemoSiteOptions = {}): Promise<DemoSite> {
  const { database, keys } = await demoDatabase(today(new Date()))
  const dataFolder = await mkdtemp(join(tmpdir(), 'heng-demo-'))
  const vault = createVault(keys)
  await changed?.({ database, vault })
  const logger = pino({ level: 'silent' })
  const app = createApp({
    ...{ database, keys, vault, registry, logger, dataFolder, webRoot: HENG_TEST_WEB, channels: [] },
    now: () => new Date(),
    demonstration,
    rateLimit: false,
    trustProxy: false,
  })
  const server = await listen(app, { port: 0, host: '127.0.0.1' })
  const background = changed ? undefined : startBackground({ database, keys, vault, dataFolder, channels: [] }, logger)
  const url = `http://127.0.0.1:${server.port}`
  const pages = await openBrowser()
  return {
    ...pages,
    url,
    app,
    database,
    async signIn(username, size = 'desktop') {
      const page = await pages.open(size)
      await enter(page, url, { username, password: DEMO_PASSWORD })
      return page
    },
    async close() {
      await pages.close()
      await server.stop()
      await background?.stop()
      await database.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}
