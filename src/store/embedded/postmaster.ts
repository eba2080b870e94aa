import { execFile } from 'node:child_process'
import { open, readFile, readlink, realpath } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Layout } from './layout.ts'

/** What a running (or dead) postmaster wrote about itself. */
export interface Postmaster {
  pid: number
  socketFolder: string | undefined
}

// No kernel hands out a process number this high (Linux stops at 2^22).
const IMPOSSIBLE_PID = 2_147_483_646

/** Reads postmaster.pid; undefined when no postmaster left one. */
export async function readPostmaster(layout: Layout): Promise<Postmaster | undefined> {
  return parse(await readFile(layout.pidFile, 'utf8').catch(() => ''))
}

/** Whether that process lives and really is this folder's postmaster, not a later process with its number. */
export async function isAlive(layout: Layout, postmaster: Postmaster): Promise<boolean> {
  if (!exists(postmaster.pid)) return false
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
export async function disarmPidFile(layout: Layout): Promise<void> {
  // One open file from look to write: should another process start the database
  // in between, its postmaster makes a new file, and this writes to the old one.
  const file = await open(layout.pidFile, 'r+').catch(() => undefined)
  if (file === undefined) return
  try {
    const text = await file.readFile('utf8')
    const postmaster = parse(text)
    if (postmaster === undefined || !exists(postmaster.pid) || (await isAlive(layout, postmaster))) return
    const disarmed = text.replace(/^-?\d+/, String(IMPOSSIBLE_PID))
    await file.truncate(0)
    await file.write(disarmed, 0)
  } finally {
    await file.close()
  }
}

function parse(text: string): Postmaster | undefined {
  const [pid, , , , socketFolder] = text.split('\n')
  if (!pid) return undefined
  return { pid: Math.abs(Number(pid)), socketFolder: socketFolder || undefined }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
