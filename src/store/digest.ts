import { createHash } from 'node:crypto'

/** JSON with the keys of every object in order and absent values left out: the same value always gives the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** SM3 (GB/T 32905-2016) of a value's canonical JSON. */
export function digestOf(value: unknown): Buffer {
  return createHash('sm3').update(canonicalJson(value)).digest()
}
