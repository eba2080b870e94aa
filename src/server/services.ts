import type { Logger } from 'pino'
import type { Registry } from '../engine/registry.ts'
import type { Channel } from '../modules/contact/index.ts'
import type { Database } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import type { Vault } from '../store/vault.ts'

/** What the server is made of. Only `main.ts` and tests put it together. */
export interface Services {
  readonly database: Database
  readonly registry: Registry
  readonly keys: Keys
  readonly vault: Vault
  readonly logger: Logger
  /** The moment; tests set it. */
  readonly now: () => Date
  /** Folder of the built screens; without it the server answers the API only. */
  readonly webRoot?: string
  /** Folder in which the ledger's signed heads are kept, apart from the database. */
  readonly dataFolder: string
  /** One-time code for the first administrator, while there is none. */
  readonly setupCode?: string
  /** Limits on anonymous traffic from one address. */
  readonly rateLimit: boolean
  /** Believe X-Forwarded-For: the server stands behind a proxy of ours. */
  readonly trustProxy: boolean
  /** Ways to reach citizens; none unless the installation has one. */
  readonly channels?: readonly Channel[]
  /** The county served is invented, made to be looked around in. */
  readonly demonstration?: boolean
  /** See RedatingContext: milliseconds until nobody works by an older calendar. */
  readonly settleMs?: number
}
