import { readFile } from 'node:fs/promises'
import { UserError } from './environment.ts'

/** The value a JSON file holds. Throws {@link UserError}, naming the file and the place, if it is absent, empty or not JSON. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UserError(`打不开 ${path}，请核对路径`)
  })
  if (!text.trim()) throw new UserError(`${path} 是空的，请核对文件`)
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new UserError(`${path} 不是正确的 JSON${placeOf(error as Error)}，请检查引号、逗号和括号`)
  }
}

function placeOf({ message }: Error): string {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? []
  return line ? `（第 ${line} 行第 ${column} 个字符处）` : ''
}
