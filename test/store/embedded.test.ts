import { chownSync, existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { ServerLockedError } from '../../src/store/embedded/errors.ts'
import { acquireServerLock, openEmbedded } from '../../src/store/embedded/open-embedded.ts'
import { openElsewhere, postmasterPid, testFolder } from './folder.ts'

const isRoot = process.getuid?.() === 0
const NOBODY = 65_534

async function query(connection: pg.PoolConfig, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

describe('a fresh data folder', () => {
  test('gets a database that keeps its rows over stop and start', async () => {
    const folder = await testFolder()
    const first = await openEmbedded(folder, { fsync: false })
    expect(first.started).toBe(true)
    await query(first.connection, "create table note as select '衡' as word")
    await first.stop()
    expect(await postmasterPid(folder)).toBeUndefined()
    const second = await openEmbedded(folder, { fsync: false })
    expect(await query(second.connection, 'select word from note')).toEqual([{ word: '衡' }])
    await second.stop()
    const log = await readFile(join(folder, 'postgres/postgres.log'), 'utf8')
    expect(log).not.toContain('was not properly shut down')
  })

  test('syncs to disk, listens on no port and speaks English whatever the locale', async () => {
    const database = await openEmbedded(await testFolder())
    const names = ['fsync', 'listen_addresses', 'jit', 'lc_messages', 'server_encoding', 'max_connections']
    const [row] = await query(
      database.connection,
      `select ${names.map((name) => `current_setting('${name}') as ${name}`).join(', ')}`,
    )
    expect(row).toEqual({
      fsync: 'on',
      listen_addresses: '',
      jit: 'off',
      lc_messages: 'C',
      server_encoding: 'UTF8',
      max_connections: '60',
    })
    await database.stop()
  })

  test('finds Chinese by trigrams', async () => {
    const database = await openEmbedded(await testFolder(), { fsync: false })
    await query(database.connection, 'create extension pg_trgm')
    const rows = await query(database.connection, "select cardinality(show_trgm('信息公开')) as n")
    expect(rows).toEqual([{ n: 5 }])
    await database.stop()
  })

  test('is opened by several processes at once, of which one creates it', async () => {
    const folder = await testFolder()
    const all = await Promise.all([1, 2, 3].map(() => openEmbedded(folder, { fsync: false })))
    expect(all.filter((one) => one.started)).toHaveLength(1)
    for (const one of all) expect(await query(one.connection, 'select 1 as n')).toEqual([{ n: 1 }])
    await Promise.all(all.map((one) => one.stop()))
    expect(await postmasterPid(folder)).toBeUndefined()
  })

  test('works below a path too long for a socket, with spaces and quotes in it', async () => {
    const folder = await testFolder(`衡阳市 '法治' "督察" $HOME/${'很长的目录名'.repeat(6)}`)
    const database = await openEmbedded(folder, { fsync: false })
    const socketFolder = String(database.connection.host)
    expect(socketFolder).toMatch(/^\/tmp\/heng-[0-9a-f]{16}$/)
    expect(await query(database.connection, 'select 1 as n')).toEqual([{ n: 1 }])
    await database.stop()
    expect(existsSync(socketFolder)).toBe(false)
  })
})

describe('after a crash', () => {
  test('of this program, the next start finds the database running and every row in place', async () => {
    const folder = await testFolder()
    const crashed = await openElsewhere(folder, 'server', 'create table note as select 7 as n')
    expect(crashed.said.opened).toBe(true)
    const postmaster = await postmasterPid(folder)
    await crashed.kill()
    const next = await openEmbedded(folder)
    expect(next.started).toBe(false)
    expect(await postmasterPid(folder)).toBe(postmaster)
    expect(await query(next.connection, 'select n from note')).toEqual([{ n: 7 }])
    await acquireServerLock(next)
    await next.stop()
    expect(await postmasterPid(folder)).toBeUndefined()
  })

  test('of the database, the open program starts it again', async () => {
    const folder = await testFolder()
    const database = await openDatabase({ dataFolder: folder, role: 'server' })
    await database.pool.query('create table note as select 7 as n')
    process.kill((await postmasterPid(folder)) ?? 0, 'SIGKILL')
    const rows = await untilAnswered(() => database.pool.query('select n from note'))
    expect(rows).toEqual([{ n: 7 }])
    await expect(openDatabase({ dataFolder: folder, role: 'server' })).rejects.toThrow(ServerLockedError)
    await database.close()
    expect(await postmasterPid(folder)).toBeUndefined()
  })

  test('of the disk, a running program reports the loss and makes no empty database in its place', async () => {
    const folder = await testFolder()
    let report: (message: string) => void = () => undefined
    const reported = new Promise<string>((done) => {
      report = done
    })
    const lost = (message: string): void => (message.includes('不见了') ? report(message) : undefined)
    const database = await openEmbedded(folder, { fsync: false, onProgress: lost })
    const postmaster = (await postmasterPid(folder)) ?? 0
    await rm(join(folder, 'postgres'), { recursive: true })
    process.kill(postmaster, 'SIGKILL')
    expect(await reported).toContain(folder)
    await database.stop()
    expect(existsSync(join(folder, 'postgres'))).toBe(false)
  })

  test('of the machine, a process number that now belongs to somebody else is no obstacle', async () => {
    const folder = await testFolder()
    const first = await openEmbedded(folder, { fsync: false })
    const file = join(folder, 'postgres/data/postmaster.pid')
    const text = await readFile(file, 'utf8')
    await first.stop()
    await writeFile(file, text.replace(/^\d+/, String(process.pid)))
    const second = await openEmbedded(folder, { fsync: false })
    expect(second.started).toBe(true)
    await second.stop()
  })
})

describe('two processes on one folder', () => {
  test('a second server is refused by name of process and folder; a command is not', async () => {
    const folder = await testFolder()
    const server = await openElsewhere(folder, 'server')
    const refused = await openDatabase({ dataFolder: folder, role: 'server' }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ServerLockedError)
    expect(refused).toMatchObject({ code: 'server-locked', pid: server.pid, folder })
    expect(String(refused)).toContain(`进程 ${server.pid} `)
    const command = await openElsewhere(folder, 'command', 'select 1 as n')
    expect(command.said.answer).toEqual([{ n: 1 }])
    await command.finish()
    expect(await postmasterPid(folder)).toBeDefined()
    await server.finish()
    expect(await postmasterPid(folder)).toBeUndefined()
  })

  test('a command that started the database leaves it to a server that came meanwhile', async () => {
    const folder = await testFolder()
    const command = await openElsewhere(folder, 'command')
    const server = await openElsewhere(folder, 'server')
    await command.finish()
    const next = await openElsewhere(folder, 'command', 'select 1 as n')
    expect(next.said.answer).toEqual([{ n: 1 }])
    await server.finish()
    await next.finish()
    expect(await postmasterPid(folder)).toBeUndefined()
  })
})

describe.runIf(isRoot)('started by root', () => {
  test('the database runs as another user', async () => {
    const folder = await testFolder()
    const database = await openEmbedded(folder, { fsync: false })
    expect(await uidOf(await postmasterPid(folder))).not.toBe(0)
    await database.stop()
  })

  test('a folder closed to every other user still works', async () => {
    const folder = await testFolder('closed')
    await mkdir(folder, { mode: 0o700 })
    const first = await openEmbedded(folder, { fsync: false })
    await query(first.connection, 'create table note as select 7 as n')
    await first.stop()
    const second = await openEmbedded(folder, { fsync: false })
    expect(await query(second.connection, 'select n from note')).toEqual([{ n: 7 }])
    await second.stop()
  })

  test('an ordinary user runs a folder of his own, and root may then join him', async () => {
    const folder = await testFolder('own')
    await mkdir(folder)
    chownSync(folder, NOBODY, NOBODY)
    const his = await openElsewhere(folder, 'server', undefined, { uid: NOBODY, gid: NOBODY })
    expect(his.said).toMatchObject({ opened: true, uid: NOBODY })
    expect(await uidOf(await postmasterPid(folder))).toBe(NOBODY)
    const roots = await openElsewhere(folder, 'command', 'select 1 as n')
    expect(roots.said.answer).toEqual([{ n: 1 }])
    await his.finish()
    await roots.finish()
    expect(await postmasterPid(folder)).toBeUndefined()
  })

  test("an ordinary user is told that root's folder is not his", async () => {
    const folder = await testFolder()
    await (await openEmbedded(folder, { fsync: false })).stop()
    const other = await openElsewhere(folder, 'command', undefined, { uid: NOBODY, gid: NOBODY })
    expect(other.said).toMatchObject({ opened: false, code: 'database-folder-foreign' })
  })
})

async function uidOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^Uid:\s+(\d+)/m.exec(status)?.[1])
}

/** Asks again while the database comes back; the test's own time limit ends a wait in vain. */
async function untilAnswered(ask: () => Promise<pg.QueryResult>): Promise<unknown[]> {
  for (;;) {
    try {
      return (await ask()).rows
    } catch (error) {
      if (!(error instanceof Error)) throw error
    }
  }
}
