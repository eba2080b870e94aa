import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'
import type { Services } from './services.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
}

const POLICY = [
  "default-src 'self'",
  // The component library writes its styles at run time.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "frame-ancestors 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join('; ')

/** Headers that every answer carries; an answer may say more of its own caching. */
export const SECURITY_HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
} as const

/** Set beforehand: touching an answer afterwards would make the server build it twice. */
export const securityHeaders: MiddlewareHandler = (c, next) => {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.header(name, value)
  return next()
}

interface File {
  readonly bytes: Buffer
  readonly zipped: Buffer | undefined
}

const files = new Map<string, File>()

/** A built file, or the page that draws every address of the screens. */
export async function serveWeb(c: Context, { webRoot }: Services): Promise<Response> {
  if (!webRoot) return c.text('网页尚未构建；接口在 /api，文档在 /api/docs', 404)
  const path = normalize(c.req.path.replace(/^\/c\/\d+/, '')).replaceAll('..', '')
  const type = TYPES[extname(path)]
  const file = type ? await load(join(webRoot, path)) : undefined
  if (type && !file) return c.text('没有这个文件', 404)
  if (type && file)
    return send(c, file, type, path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
  const page = await load(join(webRoot, 'index.html'))
  return page ? send(c, page, 'text/html; charset=utf-8', 'no-cache') : c.text('网页尚未构建', 404)
}

async function load(path: string): Promise<File | undefined> {
  const known = files.get(path)
  if (known) return known
  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) return undefined
  const zips = /\.(html|js|css|svg|json|webmanifest)$/.test(path) && bytes.length > 1_000
  const file = { bytes, zipped: zips ? gzipSync(bytes) : undefined }
  files.set(path, file)
  return file
}

function send(c: Context, { bytes, zipped }: File, type: string, caching: string): Response {
  const headers = { 'content-type': type, 'cache-control': caching, vary: 'accept-encoding' }
  const takesGzip = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  if (zipped && takesGzip) return c.body(new Uint8Array(zipped), 200, { ...headers, 'content-encoding': 'gzip' })
  return c.body(new Uint8Array(bytes), 200, headers)
}
