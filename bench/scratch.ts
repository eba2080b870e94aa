import { join } from 'node:path'
import { connectDatabase, type Database, openDatabase } from '../src/store/database.ts'
import { servedPostgresMissing, startServedPostgres } from '../test/support/served-postgres.ts'

/** A database to fill and throw away: HENG_DATABASE_URL, else an installed server, else the embedded one. */
export async function openScratch(
  folder: string,
): Promise<{ database: Database; kind: string; close: () => Promise<void> }> {
  const { HENG_DATABASE_URL } = process.env
  if (!HENG_DATABASE_URL && servedPostgresMissing) {
    return {
      database: await openDatabase({ dataFolder: join(folder, 'embedded') }),
      kind: 'embedded',
      close: async () => undefined,
    }
  }
  const served = HENG_DATABASE_URL
    ? { url: HENG_DATABASE_URL, stop: async () => undefined }
    : await startServedPostgres()
  const database = await connectDatabase(
    { connectionString: served.url },
    { kind: 'served', poolSize: 4, whenClosed: async () => undefined },
  )
  return { database, kind: 'served', close: served.stop }
}
