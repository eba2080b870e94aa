import pg from 'pg'
import { type Cluster, listeningFolder, SUPERUSER } from './cluster.ts'

/** Every process that uses the database holds this lock shared; the last one out takes it whole and stops the database. */
const PRESENCE_LOCK = 7_364_001
/** The one server of a data folder holds this lock. */
const SERVER_LOCK = 7_364_002

export const DATABASE_NAME = 'heng'

const NOT_READY = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006'])

/** Joins a running database; undefined while it accepts no connections, or has no room for a server. */
export async function join(cluster: Cluster, asServer: boolean): Promise<pg.Client | undefined> {
  // Never a guessed address: where nothing runs, someone else might listen there.
  const host = await listeningFolder(cluster)
  if (host === undefined) return undefined
  const client = new pg.Client({
    host,
    port: 5432,
    user: SUPERUSER,
    database: 'postgres',
    application_name: 'heng-presence',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK])
    if (asServer && !(await lockServer(client))) {
      // A newcomer may hold it for the moment until it learns of us.
      await client.end()
      return undefined
    }
    await ensureDatabase(client)
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    if (isNotReady(error)) return undefined
    throw error
  }
}

/** Takes the server's lock on this session; false when another server has it. */
export async function lockServer(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [SERVER_LOCK])
  return rows[0]?.taken === true
}

/** Leaves the database; true when nobody else is present, and then newcomers wait until it has stopped. */
export async function leave(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ alone: boolean }>(
    'select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as alone',
    [PRESENCE_LOCK],
  )
  return rows[0]?.alone === true
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE_NAME])
  if (rowCount !== 0) return
  await client.query(`create database ${DATABASE_NAME}`).catch((error: { code?: string }) => {
    // 42P04, 23505: another process created it in the meantime.
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}

function isNotReady(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return NOT_READY.has(code ?? '') || /Connection terminated/.test(message ?? '')
}
