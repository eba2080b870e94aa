import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Does the work within the transaction at hand, or within one of its own. */
export function within<T>(db: Kysely<Schema>, work: (tx: Kysely<Schema>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}
