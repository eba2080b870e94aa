import type { Kysely } from 'kysely'
import type { Keys } from '../../store/keys.ts'
import type { Schema } from '../../store/schema.ts'
import type { Channel } from './channel.ts'

/** What reaching citizens needs of a county, at one moment. */
export interface ContactContext {
  readonly db: Kysely<Schema>
  readonly county: { readonly code: string; readonly name: string }
  readonly keys: Keys
  readonly channels: readonly Channel[]
  readonly now: Date
}
