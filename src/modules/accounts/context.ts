import type { Kysely } from 'kysely'
import type { PlainDate } from '../../calendar/plain-date.ts'
import type { Keys } from '../../store/keys.ts'
import type { Schema } from '../../store/schema.ts'
import type { CountySettings } from '../../store/settings.ts'
import type { Vault } from '../../store/vault.ts'

/** What account work needs of its county, at one moment. */
export interface AccountContext {
  readonly db: Kysely<Schema>
  readonly county: string
  readonly settings: CountySettings
  readonly keys: Keys
  readonly vault: Vault
  readonly now: Date
  readonly today: PlainDate
  /** Who is at work, for the log of administrative acts. */
  readonly by: string | null
  /** Why the configuration is changed, for its history. */
  readonly reason?: string
  /** The change of configuration that is taken back. */
  readonly undoes?: number
}
