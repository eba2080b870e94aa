import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { registry } from '../../src/procedures/registry.ts'
import { createApp } from '../../src/server/app.ts'
import type { Services } from '../../src/server/services.ts'
import { createVault } from '../../src/store/vault.ts'
import { freshKeys } from './case-desk.ts'
import { freshDatabase } from './database.ts'

const { HENG_TEST_WEB = fileURLToPath(new URL('../../dist/web', import.meta.url)) } = process.env

/** The one-time code of a {@link newInstallation}. */
export const SETUP_CODE = 'abcd-efgh-jkmn-pqrs'

/** The application as it is at its very first start: no county, nobody. */
export async function newInstallation(options: Partial<Services> = {}) {
  const database = await freshDatabase()
  const keys = freshKeys()
  const dataFolder = await mkdtemp(join(tmpdir(), 'heng-new-'))
  const services: Services = {
    ...{ database, registry, keys, vault: createVault(keys), logger: pino({ level: 'silent' }), dataFolder },
    ...{ now: () => new Date(), rateLimit: false, trustProxy: false, setupCode: SETUP_CODE, webRoot: HENG_TEST_WEB },
    ...options,
  }
  return {
    services,
    app: createApp(services),
    async close(): Promise<void> {
      await database.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}
