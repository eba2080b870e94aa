import { randomUUID } from 'node:crypto'
import { appendFile, chown, readFile, rename, rm, rmdir, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Binaries, findBinaries } from './binaries.ts'
import { configuration } from './configuration.ts'
import { EmbeddedDatabaseError } from './errors.ts'
import { type Layout, layoutOf, makeFolders, makeSocketFolder, socketFolder } from './layout.ts'
import { chooseOsUser, type OsUser, type Ran, runAs } from './os-user.ts'
import { disarmPidFile, isAlive, readPostmaster } from './postmaster.ts'

/** One data folder's PostgreSQL: its programs, places and user. */
export interface Cluster {
  layout: Layout
  binaries: Binaries
  user: OsUser
  fsync: boolean
}

/** The superuser of an embedded database; only this machine's socket lets anyone in as it. */
export const SUPERUSER = 'heng'

const LARGEST_LOG = 16 * 1024 * 1024

/** Gathers what is needed to run the folder's database, creating the folder when absent. */
export async function prepareCluster(dataFolder: string, fsync: boolean): Promise<Cluster> {
  const binaries = await findBinaries()
  const layout = layoutOf(dataFolder)
  await makeFolders(layout)
  return { layout, binaries, user: await chooseOsUser(layout, binaries.postgres), fsync }
}

/** Whether a postmaster of this folder lives, be it ready or still starting. */
export async function isRunning({ layout }: Cluster): Promise<boolean> {
  const postmaster = await readPostmaster(layout)
  return postmaster !== undefined && (await isAlive(layout, postmaster))
}

/** Where the folder's postmaster says it listens; undefined when none has said so. */
export async function listeningFolder({ layout }: Cluster): Promise<string | undefined> {
  return (await readPostmaster(layout))?.socketFolder
}

export async function isInitialised({ layout }: Cluster): Promise<boolean> {
  const version = await readFile(join(layout.data, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (version === undefined) return false
  if (version.trim() !== '18') {
    throw new EmbeddedDatabaseError(
      'database-version-differs',
      `数据目录 ${layout.dataFolder} 由 PostgreSQL ${version.trim()} 建立，本程序自带的是 18。请用原版本的程序导出备份后再恢复。`,
    )
  }
  return true
}

/** Creates the database files beside their final place, so that an interrupted start leaves nothing half made. */
export async function initialise(cluster: Cluster): Promise<void> {
  const { layout, user, binaries } = cluster
  const fresh = join(layout.root, `new-${randomUUID()}`)
  const arguments_ = ['-D', fresh, '-U', SUPERUSER, '--encoding=UTF8', '--auth=trust', '--no-instructions']
  const attempt = async (ctype: string): Promise<Ran> => {
    await rm(fresh, { recursive: true, force: true })
    const locale = ['--locale=C', `--lc-ctype=${ctype}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const sync = cluster.fsync ? [] : ['--no-sync']
    return runAs(user, binaries.initdb, [...arguments_, ...locale, ...sync], { cwd: layout.root })
  }
  // Trigram search asks the C library what a letter is: plain C would drop every Chinese character.
  let made = await attempt('C.UTF-8')
  if (!made.ok) made = await attempt('en_US.UTF-8')
  if (!made.ok) throw startFailed(cluster, made.output)
  await appendFile(join(fresh, 'postgresql.conf'), "\ninclude 'heng.conf'\ninclude_if_exists '../local.conf'\n")
  await rename(fresh, layout.data).catch(async (error: NodeJS.ErrnoException) => {
    await rm(fresh, { recursive: true, force: true })
    const overtaken = error.code === 'ENOTEMPTY' || error.code === 'EEXIST'
    if (!overtaken) throw error
  })
}

/** Starts the postmaster; false when another process was quicker or an old one's children still linger. */
export async function start(cluster: Cluster): Promise<boolean> {
  const { layout, user, binaries } = cluster
  const sockets = socketFolder(layout)
  await makeSocketFolder(sockets, user.uid, user.gid)
  await configure(cluster, sockets)
  await shortenLog(layout)
  await disarmPidFile(layout)
  const begin = (await stat(layout.log).catch(() => undefined))?.size ?? 0
  // The folder goes through PGDATA: pg_ctl hands -D to a shell, where $ or " in a path would bite.
  const ran = await runAs(user, binaries.pgCtl, ['start', '-w', '-s', '-t', '900', '-l', 'postgres.log'], {
    cwd: layout.root,
    env: { PGDATA: layout.data },
  })
  if (ran.ok) return true
  if (await isRunning(cluster)) return false
  const log = (await readFile(layout.log).catch(() => Buffer.alloc(0))).subarray(begin).toString('utf8')
  if (/pre-existing shared memory|lock file "[^"]*" already exists|is another postmaster/i.test(log)) return false
  throw startFailed(cluster, `${ran.output}\n${log}`)
}

/** Stops the postmaster after a checkpoint; open sessions are ended, acknowledged work is kept. */
export async function stop(cluster: Cluster): Promise<void> {
  const { layout, user, binaries } = cluster
  const ran = await runAs(user, binaries.pgCtl, ['stop', '-w', '-s', '-m', 'fast', '-t', '300'], {
    cwd: layout.root,
    env: { PGDATA: layout.data },
  })
  if (!ran.ok && (await isRunning(cluster))) {
    throw new EmbeddedDatabaseError('database-start-failed', `数据库未能停止：${ran.output}`)
  }
  const sockets = socketFolder(layout)
  if (!sockets.startsWith(layout.root)) await rmdir(sockets).catch(() => undefined)
}

/** Written whole or not at all: another process's postmaster may be reading it. */
async function configure({ layout, user, fsync }: Cluster, sockets: string): Promise<void> {
  const file = join(layout.data, 'heng.conf')
  const fresh = `${file}.${randomUUID()}`
  await writeFile(fresh, configuration(sockets, fsync), { mode: 0o600 })
  await chown(fresh, user.uid, user.gid)
  await rename(fresh, file)
}

async function shortenLog(layout: Layout): Promise<void> {
  const size = (await stat(layout.log).catch(() => undefined))?.size ?? 0
  if (size > LARGEST_LOG) await truncate(layout.log, 0)
}

function startFailed({ layout }: Cluster, output: string): EmbeddedDatabaseError {
  const tail = output.trim().split('\n').slice(-12).join('\n')
  return new EmbeddedDatabaseError(
    'database-start-failed',
    `数据目录 ${layout.dataFolder} 的数据库未能启动，请检查磁盘空间与目录权限。数据库的原话：\n${tail}`,
  )
}
