import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const WEB = fileURLToPath(new URL('../../src/web/', import.meta.url))
/** A western mark that stands between Chinese, or closes a Chinese text; a bracket that opens or closes one. */
const WESTERN =
  /\p{Script=Han}(?:[,;?!](?=[\p{Script=Han}“《（'"`<]|\$\{)|[,:;](?=\{)|:(?=[\p{Script=Han}“《（]|\$\{))|\p{Script=Han}\([^()\n]*\p{Script=Han}/u

test('Chinese on the screens is set with Chinese marks', async () => {
  const found: string[] = []
  for (const file of await readdir(WEB, { recursive: true })) {
    if (!/\.tsx?$/.test(file)) continue
    const lines = (await readFile(`${WEB}${file}`, 'utf8')).split('\n')
    for (const [at, line] of lines.entries())
      if (WESTERN.test(line) && !/\(\?[:!=]/.test(line)) found.push(`${file}:${at + 1} ${line.trim()}`)
  }
  expect(found).toEqual([])
})
