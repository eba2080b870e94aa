import { type ChildProcessByStdio, type SpawnOptions, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { openEmbedded } from '../../src/store/embedded/open-embedded.ts'

/**
 * A data folder of the test's own; whatever database still runs in it is stopped
 * afterwards, or by the next run (whence the name) should this one be killed.
 */
export async function testFolder(suffix = ''): Promise<string> {
  const base = await mkdtemp(join(tmpdir(), `heng-test-run-${process.ppid}-`))
  await chmod(base, 0o711)
  const folder = join(base, suffix)
  onTestFinished(async () => {
    if ((await postmasterPid(folder)) !== undefined) await (await openEmbedded(folder, { fsync: false })).stop()
    await rm(base, { recursive: true, force: true })
  })
  return folder
}

/** The number of the folder's running PostgreSQL, as it wrote it down. */
export async function postmasterPid(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'postgres/data/postmaster.pid'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : Number(text.split('\n')[0])
}

export interface Opened {
  opened: boolean
  code?: string
  message?: string
  uid?: number
  answer?: Record<string, unknown>[]
}

export interface OtherProcess {
  pid: number
  said: Opened
  /** Kills it as a power cut would. */
  kill(): Promise<void>
  /** Lets it close its database and end. */
  finish(): Promise<void>
}

const PROGRAM = fileURLToPath(new URL('../support/open-database.ts', import.meta.url))

/** Opens the folder's database in another process. */
export async function openElsewhere(
  folder: string,
  role: 'server' | 'command',
  statement?: string,
  options: SpawnOptions = {},
): Promise<OtherProcess> {
  const args = [PROGRAM, folder, role, ...(statement === undefined ? [] : [statement])]
  const child = spawn(process.execPath, args, {
    ...options,
    stdio: ['pipe', 'pipe', 'inherit'],
  }) as ChildProcessByStdio<Writable, Readable, null>
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  onTestFinished(() => void child.kill('SIGKILL'))
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the other process ended with ${code} and said nothing`)))
  })
  return {
    pid: child.pid ?? 0,
    said: JSON.parse(line) as Opened,
    kill: () => {
      child.kill('SIGKILL')
      return ended
    },
    finish: () => {
      child.stdin.end()
      return ended
    },
  }
}
