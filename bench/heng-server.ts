/** Heng's own server as a process of its own, as `heng serve` puts it together. */
import pino from 'pino'
import { registry } from '../src/procedures/registry.ts'
import { createApp } from '../src/server/app.ts'
import { listen } from '../src/server/serve.ts'
import { connectDatabase } from '../src/store/database.ts'
import { loadKeys } from '../src/store/keys.ts'
import { createVault } from '../src/store/vault.ts'

const { BENCH_DATABASE = '{}', BENCH_FOLDER = '' } = process.env
const keys = await loadKeys(BENCH_FOLDER, { create: false })
const database = await connectDatabase(JSON.parse(BENCH_DATABASE), {
  kind: 'served',
  poolSize: 10,
  whenClosed: async () => undefined,
})
const logger = pino({ level: 'silent' })
const app = createApp({
  database,
  registry,
  keys,
  vault: createVault(keys),
  logger,
  now: () => new Date(),
  dataFolder: BENCH_FOLDER,
  rateLimit: false,
  trustProxy: false,
})
const { port } = await listen(app, { port: 0, host: '127.0.0.1' })
process.send?.(port)
