import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { UserError } from './environment.ts'

/** A line of the file (of one JSON array, an item), read: what to send, or why it cannot be. */
export type IntakeLine =
  | { readonly number: number; readonly id: string; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly number: number; readonly code: string; readonly message: string }

/** Lines longer than this are not messages. */
const LONGEST_LINE = 1_000_000

/**
 * Reads a JSON Lines file, line by line, or a file that is one JSON array, as a whole; blank lines, a byte-order mark and
 * CRLF are let pass. Throws {@link UserError} if it is not UTF-8.
 */
export async function* readLines(path: string): AsyncGenerator<IntakeLine> {
  const items = await readArray(path)
  if (items) yield* items.map((item, at) => itemOf(at + 1, item))
  else yield* readEachLine(path)
}

const WHITE = /^[\ufeff\s]*/

/** The items of a file that is one JSON array; undefined for any other, which is then read by lines. */
async function readArray(path: string): Promise<unknown[] | undefined> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
    if (!buffer.toString('utf8', 0, bytesRead).replace(WHITE, '').startsWith('[')) return undefined
  } finally {
    await file.close()
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
    const value: unknown = JSON.parse(text.replace(WHITE, ''))
    return Array.isArray(value) ? value : undefined
  } catch {
    // Broken or in another encoding: read by lines, the fault is told with the line it is in.
    return undefined
  }
}

async function* readEachLine(path: string): AsyncGenerator<IntakeLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const lines = createInterface({
    input: createReadStream(path, { encoding: 'latin1' }),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  let number = 0
  for await (const raw of lines) {
    number += 1
    const text = decoded(decoder, raw, number)
      .replace(/^\ufeff/, '')
      .trim()
    if (text !== '') yield lineOf(number, text)
  }
}

function decoded(decoder: InstanceType<typeof TextDecoder>, raw: string, number: number): string {
  try {
    return decoder.decode(Buffer.from(raw, 'latin1'))
  } catch {
    throw new UserError(`第 ${number} 行不是 UTF-8 编码（可能是 GBK），请先转换整个文件的编码`)
  }
}

function lineOf(number: number, text: string): IntakeLine {
  if (text.length > LONGEST_LINE) return { number, code: 'line-too-long', message: '这一行超过 1 MB' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { number, code: 'malformed-json', message: '这一行不是完整的 JSON，请检查引号和括号' }
  }
  return itemOf(number, value)
}

function itemOf(number: number, value: unknown): IntakeLine {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { number, code: 'not-an-object', message: '这里应为一个 JSON 对象 {id, title, body}' }
  const { id, ...fields } = value as Record<string, unknown>
  return { number, id: id === undefined ? '' : String(id), fields }
}

/** How many lines a file has, for the bar. Throws {@link UserError} if it cannot be read. */
export async function countLines(path: string): Promise<number> {
  let count = 0
  let last = 10
  try {
    for await (const chunk of createReadStream(path)) {
      for (const byte of chunk as Buffer) if (byte === 10) count += 1
      last = (chunk as Buffer).at(-1) ?? last
    }
  } catch (error) {
    throw new UserError(`读不了文件 ${path}(${(error as NodeJS.ErrnoException).code})，请检查路径`)
  }
  return last === 10 ? count : count + 1
}
