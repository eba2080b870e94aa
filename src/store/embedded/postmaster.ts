import { execFile } from 'node:child_process'
import { chown, readFile, readlink, realpath, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Layout } from './layout.ts'
import type { OsUser } from './os-user.ts'

/** What a running (or dead) postmaster wrote about itself. */
export interface Postmaster {
  pid: number
  socketFolder: string | undefined
}

// No kernel hands out a process number this high (Linux stops at 2^22).
const IMPOSSIBLE_PID = 2_147_483_646

/** Reads postmaster.pid; undefined when no postmaster left one. */
export async function readPostmaster(layout: Layout): Promise<Postmaster | undefined> {
  const text = await readFile(layout.pidFile, 'utf8').catch(() => '')
  const [pid, , , , socketFolder] = text.split('\n')
  if (!pid) return undefined
  return { pid: Math.abs(Number(pid)), socketFolder: socketFolder || undefined }
}

/** Whether that process lives and really is this folder's postmaster, not a later process with its number. */
export async function isAlive(layout: Layout, postmaster: Postmaster): Promise<boolean> {
  try {
    process.kill(postmaster.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  if (process.platform === 'linux') {
    // The postmaster works inside its data folder.
    const cwd = await readlink(`/proc/${postmaster.pid}/cwd`).catch(() => undefined)
    return cwd !== undefined && cwd === (await realpath(layout.data).catch(() => layout.data))
  }
  const command = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(postmaster.pid)]).catch(
    () => undefined,
  )
  return command?.stdout.includes('postgres') ?? false
}

/**
 * Makes a dead postmaster's file harmless. PostgreSQL refuses to start when the
 * number in it lives again as something else, as it does after a container
 * restarts. Only the number is replaced: the file also names the shared memory
 * by which PostgreSQL notices surviving children, and that guard must stay.
 */
export async function disarmPidFile(layout: Layout, user: OsUser): Promise<void> {
  const text = await readFile(layout.pidFile, 'utf8').catch(() => '')
  if (text === '' || text.startsWith(`${IMPOSSIBLE_PID}\n`)) return
  await writeFile(layout.pidFile, text.replace(/^-?\d+/, String(IMPOSSIBLE_PID)), { mode: 0o600 })
  await chown(layout.pidFile, user.uid, user.gid)
}
