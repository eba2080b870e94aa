import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { columnTypes } from './column-types.ts'
import { isCountyCode } from './county-code.ts'
import { countyPool } from './county-pool.ts'
import { acquireServerLock, openEmbedded } from './embedded/open-embedded.ts'
import type { Schema } from './schema.ts'
import { checkServer, prepareSession } from './session.ts'

export interface DatabaseOptions {
  dataFolder: string
  /** A PostgreSQL 15 or newer (HENG_DATABASE_URL); without it the data folder's own database is used. */
  url?: string | undefined
  /** A server is alone on its data folder; a command works beside it. */
  role?: 'server' | 'command'
  onProgress?: (message: string) => void
  /** Connections at most; an embedded database grants 60 to all processes together. */
  poolSize?: number
}

export interface Database {
  /**
   * The raw connections, already in the application's role. A query sent here
   * runs with whatever county was served last: county tables go through `county()`.
   */
  pool: pg.Pool
  /** How the owner connects, for migrations, backups and notifications; row-level security does not bind the owner of an embedded database. */
  ownerConnection: pg.PoolConfig
  kind: 'embedded' | 'served'
  /** Queries of one county; row-level security hides every other county's rows. Throws `RangeError` on a malformed code. */
  county(code: string): Kysely<Schema>
  /** Queries on tables that belong to no county; every county's rows are hidden. */
  system(): Kysely<Schema>
  /** Waits for running queries, disconnects, and stops an embedded database nobody else uses. */
  close(): Promise<void>
}

/** Opens the database. Throws `EmbeddedDatabaseError`, `ServerLockedError` or `DatabaseUnsuitableError`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.url) {
    return connectDatabase(
      { connectionString: options.url },
      { ...options, kind: 'served', whenClosed: async () => undefined },
    )
  }
  const { dataFolder, onProgress, role } = options
  const embedded = await openEmbedded(dataFolder, onProgress ? { onProgress } : {})
  try {
    if (role === 'server') await acquireServerLock(embedded)
    const whenClosed = (): Promise<void> => embedded.stop()
    return await connectDatabase(embedded.connection, { ...options, kind: 'embedded', whenClosed })
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

export interface ConnectOptions {
  kind: Database['kind']
  poolSize?: number
  onProgress?: (message: string) => void
  whenClosed: () => Promise<void>
}

/** Connects to a database whose life is somebody else's care. Throws `DatabaseUnsuitableError`. */
export async function connectDatabase(connection: pg.PoolConfig, options: ConnectOptions): Promise<Database> {
  const ownerConnection: pg.PoolConfig = { ...connection, types: columnTypes, application_name: 'heng' }
  const pool = new pg.Pool({
    ...ownerConnection,
    max: options.poolSize ?? 16,
    // Kysely and its users wait for a free connection; only an unreachable server should fail them.
    connectionTimeoutMillis: 30_000,
    onConnect: prepareSession,
  })
  // An idle connection that dies is replaced at the next query; unheard, its error would end the process.
  pool.on('error', (error) => options.onProgress?.(`数据库连接中断：${error.message}`))
  try {
    await checkServer(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  return new PooledDatabase(pool, ownerConnection, options)
}

class PooledDatabase implements Database {
  readonly pool: pg.Pool
  readonly ownerConnection: pg.PoolConfig
  readonly kind: Database['kind']
  readonly #counties = new Map<string, Kysely<Schema>>()
  readonly #whenClosed: () => Promise<void>
  #closing: Promise<void> | undefined

  constructor(pool: pg.Pool, ownerConnection: pg.PoolConfig, options: ConnectOptions) {
    this.pool = pool
    this.ownerConnection = ownerConnection
    this.kind = options.kind
    this.#whenClosed = options.whenClosed
  }

  county(code: string): Kysely<Schema> {
    if (!isCountyCode(code)) throw new RangeError(`not a county code: ${JSON.stringify(code)}`)
    return this.#kysely(code)
  }

  system(): Kysely<Schema> {
    return this.#kysely('')
  }

  close(): Promise<void> {
    this.#closing ??= this.pool.end().then(this.#whenClosed)
    return this.#closing
  }

  #kysely(county: string): Kysely<Schema> {
    const known = this.#counties.get(county)
    if (known) return known
    const made = openKysely<Schema>(countyPool(this.pool, county))
    this.#counties.set(county, made)
    return made
  }
}

/** Kysely over a pool, with this project's naming: camelCase in code, snake_case in the database, JSON untouched. */
export function openKysely<Tables>(pool: pg.Pool | ReturnType<typeof countyPool>): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}
