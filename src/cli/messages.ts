import { access } from 'node:fs/promises'
import { tell } from './console.ts'
import { UserError } from './environment.ts'
import { readLines } from './intake-lines.ts'

/** A citizen's message as files hold it; whatever is missing or odd is read as nothing. */
export interface Message {
  readonly id: string
  readonly title: string
  readonly body: string
  /** Opaque mark of who sent it; a message without one stands for itself. */
  readonly sender: string | undefined
  /** Days since 1970-01-01 in Beijing, if a day can be read. */
  readonly day: number | undefined
  readonly likes: number
  readonly dislikes: number
}

/**
 * The messages of a JSON Lines file, or of one JSON array ({id, title, body, user, time, up, down}); lines that cannot
 * be read are passed over, and their number told at the end. A row that has only words (`tokens`, blanks between) is read by
 * them. Throws {@link UserError} if there is no such file.
 */
export async function* readMessages(path: string): AsyncGenerator<Message> {
  await access(path).catch(() => {
    throw new UserError(`读不了文件 ${path}，请检查路径`)
  })
  let unreadable = 0
  for await (const line of readLines(path)) {
    if ('code' in line) {
      unreadable += 1
      continue
    }
    const { fields, number } = line
    const day = dayNumber(fields['time'])
    const [title, body] = [textOf(fields['title']), textOf(fields['body'])]
    yield {
      id: line.id || `line-${number}`,
      title,
      body: title || body ? body : wordsOf(fields['tokens']),
      sender: textOf(fields['user']) || undefined,
      day,
      likes: countOf(fields['up']),
      dislikes: countOf(fields['down']),
    }
  }
  if (unreadable > 0) tell(`${path} 有 ${unreadable} 行不是完整的 JSON 对象，未计入`)
}

function wordsOf(value: unknown): string {
  return Array.isArray(value) ? value.map(textOf).join(' ') : textOf(value)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

function countOf(value: unknown): number {
  const count = Number(value)
  return Number.isFinite(count) && count > 0 ? Math.floor(count) : 0
}

const DATE = /(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})/

/** A written day (2020-06-30, 2020年6月30日) as days since 1970-01-01; undefined where none can be read. */
export function dayNumber(value: unknown): number | undefined {
  const [, year, month, day] = DATE.exec(textOf(value)) ?? []
  if (!year) return undefined
  const instant = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return instant.getUTCMonth() === Number(month) - 1 ? Math.floor(instant.getTime() / 86_400_000) : undefined
}
