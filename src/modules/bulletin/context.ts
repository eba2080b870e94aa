import type { Kysely } from 'kysely'
import type { PlainDate } from '../../calendar/plain-date.ts'
import type { Registry } from '../../engine/registry.ts'
import type { Schema } from '../../store/schema.ts'

/** What bulletins need of their county. */
export interface BulletinContext {
  /** The county's own executor. */
  readonly db: Kysely<Schema>
  readonly county: { readonly code: string; readonly mark: string }
  readonly registry: Registry
  readonly now: Date
  readonly today: PlainDate
}
