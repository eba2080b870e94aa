import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { layoutOf, makeFolders } from '../../src/store/embedded/layout.ts'
import { chooseOsUser, type OsUser, runAs } from '../../src/store/embedded/os-user.ts'

/** A PostgreSQL server that Heng did not start, reached by an ordinary role over TCP with a password. */
export interface ServedPostgres {
  /** An empty database, owned by a role that is no superuser. */
  url: string
  stop(): Promise<void>
}

const DEBIAN = '/usr/lib/postgresql'
const OLDEST = 15

/** The newest installed server of version 15 or later, if any. */
export function findServerPrograms(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number) : []
  const usable = versions.filter(
    (version) => version >= OLDEST && existsSync(join(DEBIAN, String(version), 'bin/initdb')),
  )
  if (usable.length === 0) return undefined
  return join(DEBIAN, String(Math.max(...usable)), 'bin')
}

const { HENG_TEST_DATABASE_URL } = process.env

/** Why tests of a served PostgreSQL cannot run here; undefined when they can. */
export const servedPostgresMissing: string | undefined =
  HENG_TEST_DATABASE_URL || findServerPrograms()
    ? undefined
    : 'no PostgreSQL ≥ 15 server installed, HENG_TEST_DATABASE_URL unset'

/** A served database of the test's own: on HENG_TEST_DATABASE_URL (a superuser's), else on a private server. */
export async function startServedPostgres(): Promise<ServedPostgres> {
  if (HENG_TEST_DATABASE_URL) return ownedDatabase(HENG_TEST_DATABASE_URL)
  const server = await startServer()
  try {
    const database = await ownedDatabase(server.url)
    return { url: database.url, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function ownedDatabase(adminUrl: string): Promise<ServedPostgres> {
  const name = `heng_${randomBytes(6).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  await asAdmin(adminUrl, [
    `create role ${name} login createrole createdb password '${password}'`,
    `do $$ begin
       if exists (select from pg_roles where rolname = 'heng_app') then grant heng_app to ${name} with admin option; end if;
     end $$`,
    `create database ${name} owner ${name} encoding 'UTF8' template template0`,
  ])
  const url = new URL(adminUrl)
  url.username = name
  url.password = password
  url.pathname = `/${name}`
  const stop = (): Promise<void> => asAdmin(adminUrl, [`drop database ${name} with (force)`])
  return { url: url.href, stop }
}

async function asAdmin(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

async function startServer(): Promise<ServedPostgres> {
  const bin = findServerPrograms()
  if (bin === undefined) throw new Error(servedPostgresMissing)
  const folder = await mkdtemp(join(tmpdir(), 'heng-test-served-'))
  await chmod(folder, 0o711)
  const layout = layoutOf(folder)
  await makeFolders(layout)
  const user = await chooseOsUser(layout, join(bin, 'postgres'))
  const run = async (program: string, args: string[]): Promise<void> => {
    const ran = await runAs(user, join(bin, program), args, { cwd: layout.root })
    if (!ran.ok) throw new Error(`${program}: ${ran.output}`)
  }
  const password = randomBytes(12).toString('hex')
  await initServer(run, layout.root, user, password)
  const port = await freePort()
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`
  await run('pg_ctl', ['start', '-w', '-s', '-D', 'data', '-l', 'server.log', '-o', settings])
  const stop = async (): Promise<void> => {
    await run('pg_ctl', ['stop', '-w', '-s', '-m', 'fast', '-D', 'data'])
    await rm(folder, { recursive: true, force: true })
  }
  return { url: `postgres://admin:${password}@127.0.0.1:${port}/postgres`, stop }
}

async function initServer(
  run: (program: string, args: string[]) => Promise<void>,
  root: string,
  user: OsUser,
  password: string,
): Promise<void> {
  const file = join(root, 'password')
  await writeFile(file, password, { mode: user.wrapper.length > 0 ? 0o600 : 0o644 })
  const locale = ['--encoding=UTF8', '--locale=C', '--lc-ctype=C.UTF-8']
  await run('initdb', ['-D', 'data', '-U', 'admin', '-A', 'scram-sha-256', `--pwfile=${file}`, '--no-sync', ...locale])
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
