import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import {
  type Cluster,
  initialise,
  isInitialised,
  isRunning,
  prepareCluster,
  SUPERUSER,
  start,
  stop,
} from './cluster.ts'
import { EmbeddedDatabaseError, ServerLockedError } from './errors.ts'
import { DATABASE_NAME, join, leave, lockServer } from './presence.ts'
import { forgetServer, readServerPid, rememberServer } from './server-pid.ts'

export interface EmbeddedOptions {
  /** False only for databases that may be lost, such as a test's. */
  fsync?: boolean
  onProgress?: (message: string) => void
}

/** A database at work in a data folder, shared by every process that opened it. */
export interface Embedded {
  folder: string
  /** Connects as the owner of everything, over a socket only this user may enter. */
  connection: pg.PoolConfig
  /** Whether this call started the database; false when it was already running. */
  started: boolean
  /** Leaves the database, and stops it when no other process uses it. */
  stop(): Promise<void>
}

const PATIENCE_MS = 15 * 60_000

/**
 * Opens the folder's own PostgreSQL: joins it when it runs, starts it when it
 * does not, creates it when there is none. Throws `EmbeddedDatabaseError`.
 */
export async function openEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const cluster = await prepareCluster(folder, options.fsync ?? true)
  return new Presence(cluster, options).open()
}

/** Makes this process the folder's one server. Throws `ServerLockedError` when another is. */
export async function acquireServerLock(embedded: Embedded): Promise<void> {
  if (!(embedded instanceof Presence)) throw new TypeError('acquireServerLock needs what openEmbedded returned')
  await embedded.becomeServer()
}

class Presence implements Embedded {
  connection: pg.PoolConfig = {}
  started = false
  readonly folder: string
  readonly #cluster: Cluster
  readonly #tell: (message: string) => void
  #client: pg.Client | undefined
  #isServer = false
  #leaving = false
  #rejoining: Promise<void> | undefined

  constructor(cluster: Cluster, options: EmbeddedOptions) {
    this.#cluster = cluster
    this.folder = cluster.layout.dataFolder
    this.#tell = options.onProgress ?? (() => undefined)
  }

  async open(): Promise<this> {
    const { client, host, started } = await enter(this.#cluster, this.#tell, {
      asServer: this.#isServer,
      mayCreate: this.#client === undefined,
    })
    this.#client = client
    this.started ||= started
    // A crash of any session makes PostgreSQL restart them all: come back, or another process would think itself alone.
    client.once('end', () => this.#comeBack())
    this.connection = { host, port: 5432, user: SUPERUSER, database: DATABASE_NAME }
    return this
  }

  async becomeServer(): Promise<void> {
    const locked = this.#client !== undefined && (await lockServer(this.#client))
    const holder = await readServerPid(this.folder)
    // While the database restarts after a crash, its lock is free for a moment though the server lives.
    if (!locked || holder !== undefined) throw new ServerLockedError(this.folder, holder)
    this.#isServer = true
    await rememberServer(this.folder)
  }

  async stop(): Promise<void> {
    if (this.#leaving) return
    this.#leaving = true
    await this.#rejoining
    const client = this.#client
    this.#client = undefined
    if (client === undefined) return
    if (this.#isServer) await forgetServer(this.folder)
    const alone = await leave(client).catch(() => false)
    if (alone) await stop(this.#cluster)
    await client.end().catch(() => undefined)
  }

  #comeBack(): void {
    if (this.#leaving) return
    this.#rejoining = this.open().then(
      () => undefined,
      (error: unknown) => {
        this.#client = undefined
        this.#tell(error instanceof Error ? error.message : String(error))
      },
    )
  }
}

async function enter(
  cluster: Cluster,
  tell: (message: string) => void,
  how: { asServer: boolean; mayCreate: boolean },
): Promise<{ client: pg.Client; host: string; started: boolean }> {
  let started = false
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    const client = await join(cluster, how.asServer)
    if (client !== undefined) return { client, host: client.host, started }
    if (!(await isRunning(cluster))) {
      if (!(await isInitialised(cluster))) {
        // Files that vanish under a running program are a loss to report, not to paper over with an empty database.
        if (!how.mayCreate)
          throw new EmbeddedDatabaseError(
            'database-start-failed',
            `数据目录 ${cluster.layout.dataFolder} 的数据库文件不见了，请从备份恢复。`,
          )
        tell('正在建立数据库')
        await initialise(cluster)
      }
      tell('正在启动数据库')
      if (await start(cluster)) {
        started = true
        continue
      }
    }
    await delay(100)
  }
  throw new EmbeddedDatabaseError(
    'database-start-failed',
    `数据目录 ${cluster.layout.dataFolder} 的数据库迟迟不能连接，请查看 ${cluster.layout.log}。`,
  )
}
