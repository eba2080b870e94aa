import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tell } from './console.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const WEB = join(ROOT, 'src/web')
const OUTPUT = join(ROOT, 'dist/web')

/** Builds the screens if they are missing or older than their sources. Returns their folder. */
export async function buildWeb(): Promise<string> {
  const stamp = await sourceStamp()
  const mark = join(OUTPUT, '.stamp')
  const built = await readFile(mark, 'utf8').catch(() => '')
  if (built === stamp && existsSync(join(OUTPUT, 'index.html'))) return OUTPUT
  tell('正在构建网页（约十秒，只在首次或更新后）…')
  const { build } = await import('vite')
  await build({ configFile: join(WEB, 'vite.config.ts'), logLevel: 'error' })
  await writeFile(mark, stamp)
  return OUTPUT
}

async function sourceStamp(): Promise<string> {
  const files = await readdir(WEB, { recursive: true, withFileTypes: true })
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  const hash = createHash('sm3')
  for (const path of [...paths.sort(), join(ROOT, 'package-lock.json')]) hash.update(path).update(await readFile(path))
  return hash.digest('hex')
}
