import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'

const zip = promisify(gzip)

/** Below this the packing costs more than the way. */
const WORTH_IT = 2_000

/**
 * A JSON answer, packed for slow lines. Only for what anybody may read and that
 * repeats nothing of the request: packing beside a secret would betray it by its length.
 */
export async function zippedJson(c: Context, body: object): Promise<Response> {
  const text = JSON.stringify(body)
  const takes = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  const headers = { 'content-type': 'application/json', vary: 'accept-encoding' }
  if (!takes || text.length < WORTH_IT) return c.body(text, 200, headers)
  return c.body(new Uint8Array(await zip(text)), 200, { ...headers, 'content-encoding': 'gzip' })
}
