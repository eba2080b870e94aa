import { type MigrationResultSet, Migrator } from 'kysely/migration'
import pg from 'pg'
import { type Database, openKysely } from './database.ts'
import { migrations } from './migrations/index.ts'

const MIGRATION_LOCK = 7_364_003

/**
 * Brings the database to this program's version, as its owner, and tells the
 * names of the migrations applied; stops at `upTo` where that is given, as a
 * restore does. Two processes at once take turns. Throws
 * when a migration fails (nothing of it stays) or the database is newer than
 * the program.
 */
export async function migrate(
  database: Database,
  onProgress?: (message: string) => void,
  upTo?: string,
): Promise<string[]> {
  const waiter = new pg.Client(database.ownerConnection)
  await waiter.connect()
  try {
    await waiter.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    return await applyAll(database, onProgress, upTo)
  } finally {
    // Ending the session lets the lock go.
    await waiter.end()
  }
}

async function applyAll(
  database: Database,
  onProgress: ((message: string) => void) | undefined,
  upTo: string | undefined,
): Promise<string[]> {
  const pool = new pg.Pool({ ...database.ownerConnection, max: 2 })
  const db = openKysely<unknown>(pool)
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'heng_migration',
    migrationLockTableName: 'heng_migration_lock',
  })
  try {
    const pending = (await migrator.getMigrations()).filter((migration) => migration.executedAt === undefined)
    if (pending.length > 0) onProgress?.(`正在更新数据库结构（${pending.length} 项）`)
    return namesOf(await (upTo ? migrator.migrateTo(upTo) : migrator.migrateToLatest()))
  } finally {
    await db.destroy()
  }
}

function namesOf({ error, results = [] }: MigrationResultSet): string[] {
  if (error instanceof Error && /previously executed migration .* is missing/.test(error.message)) {
    throw new Error('数据库由更新版本的程序建立，本程序不能使用。请升级程序。', { cause: error })
  }
  if (error !== undefined) {
    const failed = results.find((result) => result.status === 'Error')
    throw new Error(
      `数据库结构更新失败${failed ? `（${failed.migrationName}）` : ''}，数据未改动。请与维护人员联系。`,
      {
        cause: error,
      },
    )
  }
  return results.filter((result) => result.status === 'Success').map((result) => result.migrationName)
}
