import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const fileIn = (folder: string): string => join(folder, 'server.pid')

/** Notes this process as the folder's server: its number, and its birth, which no later process of that number shares. */
export async function rememberServer(folder: string): Promise<void> {
  await writeFile(fileIn(folder), `${process.pid}\n${(await birthOf(process.pid)) ?? ''}\n`)
}

export async function forgetServer(folder: string): Promise<void> {
  await rm(fileIn(folder), { force: true })
}

/** The number of the folder's server, while that very process lives. */
export async function readServerPid(folder: string): Promise<number | undefined> {
  const [number, birth] = (await readFile(fileIn(folder), 'utf8').catch(() => '')).split('\n')
  const pid = Number(number)
  if (!Number.isInteger(pid) || pid <= 0 || !birth) return undefined
  return (await birthOf(pid)) === birth ? pid : undefined
}

async function birthOf(pid: number): Promise<string | undefined> {
  try {
    if (process.platform !== 'linux')
      return (await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)])).stdout.trim()
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold spaces; the start, in ticks since boot, is the 20th field after it.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return ticks === undefined ? undefined : `${boot} ${ticks}`
  } catch {
    return undefined
  }
}
