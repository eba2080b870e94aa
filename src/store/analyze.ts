import pg from 'pg'
import type { Database } from './database.ts'

/**
 * Tells the planner what stands in the tables. The database finds out by itself a minute after much has been written at
 * once; until then it may read whole tables where an index would do.
 */
export async function analyze({ ownerConnection }: Pick<Database, 'ownerConnection'>): Promise<void> {
  const client = new pg.Client(ownerConnection)
  await client.connect()
  try {
    await client.query('analyze')
  } finally {
    await client.end()
  }
}
