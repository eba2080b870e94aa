import pino from 'pino'
import { buildDemo, demoIsBuilt } from '../../demo/build.ts'
import { today } from '../../src/calendar/plain-date.ts'
import { startBackground } from '../../src/cli/background.ts'
import { buildWeb } from '../../src/cli/web-build.ts'
import { registry } from '../../src/procedures/registry.ts'
import { createApp } from '../../src/server/app.ts'
import { listen } from '../../src/server/serve.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { loadKeys } from '../../src/store/keys.ts'
import { migrate } from '../../src/store/migrate.ts'
import { createVault } from '../../src/store/vault.ts'

/** The demonstration county in a folder of its own, served with everything the program does unasked. */
export interface ServedDemo {
  readonly url: string
  readonly app: ReturnType<typeof createApp>
  readonly database: Database
  /** Ends what the program does unasked; the server goes on. */
  rest(): Promise<void>
  close(): Promise<void>
}

/** Acts the demonstration out in a folder, unless it stands there, and serves it; outside the test runner, which has a copy for everybody. */
export async function serveDemo(dataFolder: string): Promise<ServedDemo> {
  const database = await openDatabase({ dataFolder })
  await migrate(database)
  const keys = await loadKeys(dataFolder, { create: true })
  const vault = createVault(keys)
  if (!(await demoIsBuilt(database))) {
    process.stderr.write('acting out the demonstration county…\n')
    await buildDemo({ database, keys, vault, registry, today: today(new Date()) })
  }
  const logger = pino({ level: 'silent' })
  const app = createApp({
    ...{ database, keys, vault, registry, logger, dataFolder, webRoot: await buildWeb(), channels: [] },
    now: () => new Date(),
    rateLimit: false,
    trustProxy: false,
  })
  const server = await listen(app, { port: 0, host: '127.0.0.1' })
  const background = startBackground({ database, keys, vault, dataFolder, channels: [] }, logger)
  return {
    url: `http://127.0.0.1:${server.port}`,
    app,
    database,
    rest: () => background.stop(),
    async close() {
      await server.stop()
      await background.stop()
      await database.close()
    },
  }
}
