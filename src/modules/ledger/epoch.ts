import pg from 'pg'
import type { Database } from '../../store/database.ts'

/**
 * Opens a new epoch if the database's transaction numbers have started anew, as
 * in a restored one: otherwise new events could hide below what is sealed. Runs
 * as the owner, before anything is written.
 */
export async function ensureEpoch({ ownerConnection }: Pick<Database, 'ownerConnection'>): Promise<void> {
  const client = new pg.Client(ownerConnection)
  await client.connect()
  try {
    const { rows } = await client.query<{ next: number | null }>(`
      select max(epoch) + 1 as next from event
      where epoch = (select coalesce(max(epoch), 0) from event) and txid >= pg_current_xact_id()`)
    const next = rows[0]?.next
    if (next) await client.query(`alter table event alter column epoch set default ${Number(next)}`)
  } finally {
    await client.end()
  }
}
