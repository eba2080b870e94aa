import type { Context } from 'hono'
import { fail } from './problem.ts'

/** Beyond this no form of ours is filled in by hand. */
const LARGEST_JSON = 1_000_000

/** Beyond this a file belongs on a disc handed in at the counter. */
export const LARGEST_FILE = 10 * 1024 * 1024

/** The body as JSON. Fails with 415, 413 or 400. */
export async function readJson(c: Context): Promise<unknown> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) return fail(415, 'not-json', '请以 application/json 格式提交')
  const text = decode(await readBytes(c, LARGEST_JSON, '提交的内容超过 1 MB，请删减文字，大的材料作为附件上传'))
  try {
    return JSON.parse(text)
  } catch {
    return fail(400, 'malformed-json', '提交的 JSON 写法有误，请检查括号、引号和逗号后重试')
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fail(400, 'not-utf8', '提交的文字不是 UTF-8 编码，请转换编码后重试')
  }
}

/** The body's bytes, read no further than the limit. Fails with 413. */
export async function readBytes(c: Context, limit: number, message: string): Promise<Uint8Array> {
  const announced = Number(c.req.header('content-length') ?? 0)
  if (announced > limit) return fail(413, 'too-large', message)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunksOf(c)) {
    size += chunk.length
    if (size > limit) return fail(413, 'too-large', message)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The body as it comes in: from node's own request where there is one, which costs half of going through a web stream. */
async function* chunksOf(c: Context): AsyncGenerator<Uint8Array> {
  const incoming = (c.env as { incoming?: AsyncIterable<Uint8Array> } | undefined)?.incoming
  if (incoming) {
    yield* incoming
    return
  }
  const reader = c.req.raw.body?.getReader()
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true }
      if (done || !value) return
      yield value
    }
  } finally {
    // Let go without cancelling: the sender may still be in the middle of a chunk.
    reader?.releaseLock()
  }
}
