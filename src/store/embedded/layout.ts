import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { EmbeddedDatabaseError } from './errors.ts'

/** Where one data folder keeps its embedded database. */
export interface Layout {
  dataFolder: string
  /** Everything of the database; owned by the user that runs it. */
  root: string
  data: string
  log: string
  pidFile: string
}

/** Names the places inside a data folder; touches nothing. */
export function layoutOf(dataFolder: string): Layout {
  const folder = resolve(dataFolder)
  const root = join(folder, 'postgres')
  const data = join(root, 'data')
  return { dataFolder: folder, root, data, log: join(root, 'postgres.log'), pidFile: join(data, 'postmaster.pid') }
}

/** Creates the folders; the data folder stays passable for the user the database runs as. */
export async function makeFolders(layout: Layout): Promise<void> {
  const created = await mkdir(layout.dataFolder, { recursive: true })
  if (created !== undefined) await chmod(layout.dataFolder, 0o711)
  await mkdir(layout.root, { recursive: true, mode: 0o700 })
}

// A Unix socket's whole path must fit in 104 bytes on macOS and 108 on Linux.
const LONGEST_SOCKET_PATH = 100
const SOCKET_NAME = '/.s.PGSQL.5432'

/** The socket's folder: beside the data, or a private short one under /tmp when that path is too long. */
export function socketFolder(layout: Layout): string {
  const near = join(layout.root, 'run')
  if (Buffer.byteLength(near + SOCKET_NAME) <= LONGEST_SOCKET_PATH) return near
  return `/tmp/heng-${createHash('sha256').update(layout.root).digest('hex').slice(0, 16)}`
}

/**
 * Makes the socket's folder private to the database's user; whoever can enter
 * it may connect, so a folder someone else prepared in /tmp is refused.
 */
export async function makeSocketFolder(folder: string, uid: number, gid: number): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const found = await lstat(folder)
  const self = process.getuid?.() ?? 0
  if (!found.isDirectory() || (found.uid !== uid && found.uid !== self)) {
    throw new EmbeddedDatabaseError(
      'database-folder-foreign',
      `数据库连接目录 ${folder} 属于其他用户，不能使用。请删除它，或把数据目录移到较短的路径下。`,
    )
  }
  if (found.uid !== uid) await chown(folder, uid, gid)
  await chmod(folder, 0o700)
}
