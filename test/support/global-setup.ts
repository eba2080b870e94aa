import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connectDatabase } from '../../src/store/database.ts'
import { layoutOf } from '../../src/store/embedded/layout.ts'
import { openEmbedded } from '../../src/store/embedded/open-embedded.ts'
import { isAlive as isPostmasterAlive, readPostmaster } from '../../src/store/embedded/postmaster.ts'
import { migrate } from '../../src/store/migrate.ts'
import { TEMPLATE } from './database.ts'

const PREFIX = 'heng-test-run-'

/** One embedded cluster for the whole run, holding a migrated template that every test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await clearAbandoned()
  const folder = await mkdtemp(join(await roomyFolder(), `${PREFIX}${process.pid}-`))
  // Passable, so that under root the database can run as its own user.
  await chmod(folder, 0o711)
  const cluster = await openEmbedded(folder, { fsync: false })
  const teardown = async (): Promise<void> => {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await makeTemplate(cluster.connection)
  } catch (error) {
    await teardown()
    throw error
  }
  project.provide('testCluster', String(cluster.connection.host))
  return teardown
}

async function makeTemplate(connection: pg.PoolConfig): Promise<void> {
  const owner = new pg.Client({ ...connection, database: 'postgres' })
  await owner.connect()
  await owner.query(`create database ${TEMPLATE}`)
  await owner.end()
  const database = await connectDatabase(
    { ...connection, database: TEMPLATE },
    { kind: 'embedded', whenClosed: async () => undefined },
  )
  await migrate(database)
  await database.close()
}

const MEMORY = '/dev/shm'
const ENOUGH = 2 * 1024 ** 3

/** In memory where there is room: a disk takes ten times as long to clone a database. */
async function roomyFolder(): Promise<string> {
  const memory = await statfs(MEMORY).catch(() => undefined)
  return memory && memory.bavail * memory.bsize >= ENOUGH ? MEMORY : tmpdir()
}

/** A run that was killed leaves its database behind; its process number tells that nobody wants it. */
async function clearAbandoned(): Promise<void> {
  for (const place of [MEMORY, tmpdir()]) {
    const names = (await readdir(place).catch(() => [])).filter((name) => name.startsWith(PREFIX))
    for (const name of names) {
      const pid = Number(name.slice(PREFIX.length).split('-')[0])
      if (Number.isInteger(pid) && pid > 0 && !isAlive(pid)) await clear(join(place, name))
    }
  }
}

async function clear(folder: string): Promise<void> {
  const layout = layoutOf(folder)
  const postmaster = await readPostmaster(layout)
  if (postmaster && (await isPostmasterAlive(layout, postmaster))) {
    const cluster = await openEmbedded(folder, { fsync: false })
    await cluster.stop()
  }
  await rm(folder, { recursive: true, force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
