import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

// Only for the message to a second server; what keeps it out is the lock in the database.
const fileIn = (folder: string): string => join(folder, 'server.pid')

/** Notes this process as the folder's server. */
export async function rememberServer(folder: string): Promise<void> {
  await writeFile(fileIn(folder), `${process.pid}\n`)
}

export async function forgetServer(folder: string): Promise<void> {
  await rm(fileIn(folder), { force: true })
}

/** The process number of the folder's server, as far as it was noted. */
export async function readServerPid(folder: string): Promise<number | undefined> {
  const pid = Number(await readFile(fileIn(folder), 'utf8').catch(() => ''))
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}
