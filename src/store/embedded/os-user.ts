import { type ExecFileException, execFile } from 'node:child_process'
import { chown, readFile, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { EmbeddedDatabaseError } from './errors.ts'
import type { Layout } from './layout.ts'

/** The operating-system user that runs the database, and how a program is run as that user. */
export interface OsUser {
  uid: number
  gid: number
  /** Prepended to the command line; empty unless a user namespace hides root from PostgreSQL. */
  wrapper: string[]
}

export interface Ran {
  ok: boolean
  output: string
}

const NAMESPACE = ['unshare', '-U', '--map-user=65534']

/**
 * Decides who runs the database: whoever owns it already; an ordinary user
 * runs it himself; for root, which PostgreSQL refuses, `postgres`, else
 * `nobody`, else root inside a user namespace when neither reaches the folder.
 */
export async function chooseOsUser(layout: Layout, postgres: string): Promise<OsUser> {
  const self = process.getuid?.() ?? 0
  const owner = await stat(layout.root)
  if (self !== 0) return ordinaryUser(layout, self, owner.uid)
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, wrapper: [] }
  const initialised = await stat(layout.data).then(
    () => true,
    () => false,
  )
  const candidates = initialised ? [] : await passwdEntries(['postgres', 'nobody'])
  for (const user of candidates) {
    await chown(layout.root, user.uid, user.gid)
    if (await reaches(user, layout, postgres)) return user
  }
  await chown(layout.root, 0, 0)
  return inNamespace(layout, 0, 0)
}

async function ordinaryUser(layout: Layout, self: number, owner: number): Promise<OsUser> {
  if (owner !== self) {
    throw new EmbeddedDatabaseError(
      'database-folder-foreign',
      `数据目录 ${layout.dataFolder} 属于编号为 ${owner} 的系统用户。请用该用户或 root 运行，或另指定数据目录。`,
    )
  }
  const gid = process.getgid?.() ?? 0
  try {
    userInfo()
    return { uid: self, gid, wrapper: [] }
  } catch {
    // PostgreSQL asks for its user's name; a container's bare number has none.
    return inNamespace(layout, self, gid)
  }
}

async function inNamespace(layout: Layout, uid: number, gid: number): Promise<OsUser> {
  const user = { uid, gid, wrapper: NAMESPACE }
  const trial = await runAs(user, 'true', [], { cwd: '/' })
  if (trial.ok) return user
  throw new EmbeddedDatabaseError(
    'database-folder-unreachable',
    `数据库不能以 root 身份运行，而系统用户 postgres、nobody 都进不了 ${layout.dataFolder}。` +
      '请把数据目录和程序放到这些用户可进入的位置（如 /var/lib/heng），或改用普通用户运行，或设置 HENG_DATABASE_URL。',
    trial.output,
  )
}

async function passwdEntries(names: string[]): Promise<OsUser[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'))
  return names.flatMap((name) => {
    const [, , uid, gid] = lines.find((fields) => fields[0] === name) ?? []
    // macOS writes nobody as -2.
    return uid && gid ? [{ uid: Number(uid) >>> 0, gid: Number(gid) >>> 0, wrapper: [] }] : []
  })
}

async function reaches(user: OsUser, layout: Layout, postgres: string): Promise<boolean> {
  const script = 'test -x "$1" && test -w "$2"'
  return (await runAs(user, '/bin/sh', ['-c', script, 'sh', postgres, layout.root], { cwd: '/' })).ok
}

export interface RunOptions {
  cwd: string
  env?: Record<string, string>
}

/** Runs a program to its end as that user, with messages in English whatever the machine's locale. */
export function runAs(user: OsUser, program: string, args: string[], options: RunOptions): Promise<Ran> {
  const [command = program, ...rest] = [...user.wrapper, program, ...args]
  const drops = process.getuid?.() === 0 && user.uid !== 0
  return new Promise((done) => {
    const finished = (error: ExecFileException | null, stdout: string, stderr: string): void =>
      done({ ok: error === null, output: `${stdout}${stderr}${error?.code === 'ENOENT' ? error.message : ''}`.trim() })
    const { PATH = '/usr/bin:/bin' } = process.env
    const env = { PATH, LANG: 'C', LC_ALL: 'C', ...options.env }
    execFile(command, rest, { cwd: options.cwd, env, ...(drops ? { uid: user.uid, gid: user.gid } : {}) }, finished)
  })
}
