import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** The script that stands between an address and its first picture, as it travels. */
export interface FirstView {
  readonly files: readonly string[]
  /** Gzipped, as the server sends it. */
  readonly bytes: number
}

/** Follows the built page: its scripts, what it loads ahead, and everything these import at once. */
export async function firstViewScript(webRoot: string): Promise<FirstView> {
  const page = await readFile(join(webRoot, 'index.html'), 'utf8')
  const waiting = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file = '']) => file)
  const sizes = new Map<string, number>()
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (sizes.has(file)) continue
    const code = await readFile(join(webRoot, file), 'utf8')
    sizes.set(file, gzipSync(code).length)
    for (const [, target = ''] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g))
      waiting.push(join(dirname(file), target))
  }
  return { files: [...sizes.keys()], bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0) }
}
