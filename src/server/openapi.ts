import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Endpoint } from './endpoint.ts'
import { formSchema } from './present/fields.ts'
import { absent } from './problem.ts'

const PROBLEM = {
  description: '出错：application/problem+json(RFC 9457),code 稳定，detail 说明该怎么办',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** The document of the API at /api/openapi.json, and its page at /api/docs. */
export function documentApi(app: OpenAPIHono, table: readonly Endpoint[]): void {
  const document = apiDocument(table)
  app.get('/api/openapi.json', (c) => c.json(document))
  app.get('/api/docs', (c) => c.html(PAGE))
  app.get('/api/docs/:file', async (c) => {
    const type = FILES[c.req.param('file')]
    if (!type) return absent()
    const text = await readFile(join(uiFolder(), c.req.param('file')))
    return c.body(text, 200, { 'content-type': type, 'cache-control': 'public, max-age=86400' })
  })
  app.get('/api/docs-start.js', (c) => c.body(START, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
}

/** OpenAPI 3.1 of the table. */
export function apiDocument(table: readonly Endpoint[]) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of table)
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation(endpoint) }
  return {
    openapi: '3.1.0',
    info: { title: '衡 Heng', version: '1', description: '县级法治政府建设一体化平台的接口。每个办理动作是一个操作。' },
    servers: [{ url: '/' }, { url: '/c/{county}', variables: { county: { default: '410922' } } }],
    tags: [...new Set(table.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: PROBLEM_SCHEMA },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'heng_{county}', description: '写操作另需 X-Heng-Csrf' },
        token: { type: 'http', scheme: 'bearer', description: '机器令牌 heng_… 或查询令牌 trk_…' },
      },
    },
  }
}

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    law: { type: 'string' },
    seq: { type: 'integer' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
    changes: { type: 'array', items: { type: 'object' } },
  },
}

function operation(endpoint: Endpoint) {
  const { summary, tag, allow, body } = endpoint
  const open = allow.includes('anybody') || endpoint.limit === 'submit'
  return {
    operationId: operationId(endpoint),
    summary,
    tags: [tag],
    description: `可调用者：${allow.join('、')}`,
    security: open ? [{}, { session: [] }, { token: [] }] : [{ session: [] }, { token: [] }],
    parameters: parameters(endpoint),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: { '2XX': { description: '成功' }, '4XX': PROBLEM, '5XX': PROBLEM },
  }
}

function operationId({ method, path }: Endpoint): string {
  return `${method}${path
    .replace(/^\/api/, '')
    .replaceAll(/[{}]/g, '')
    .replaceAll(/[/\-.](\w)/g, (_, letter: string) => letter.toUpperCase())}`
}

function parameters({ path, method, query, idempotent }: Endpoint) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const schema = query ? formSchema(query) : {}
  const inQuery = Object.entries((schema['properties'] ?? {}) as Record<string, object>).map(([name, property]) => ({
    name,
    in: 'query',
    required: ((schema['required'] ?? []) as string[]).includes(name),
    schema: property,
  }))
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', minLength: 8, maxLength: 100 },
  }
  const writes = method !== 'get' && idempotent !== false
  const version = {
    name: 'If-Match',
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description: '工作人员办理事项时必填：所见版本号',
  }
  const acts = /^\/api\/[a-z-]+\/\{id\}\/[a-z-]+$/.test(path) && writes
  return [...inPath, ...inQuery, ...(writes ? [key] : []), ...(acts ? [version] : [])]
}

function uiFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
}

const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

const START = `window.ui = SwaggerUIBundle({ url: new URL('../openapi.json', document.baseURI).href, dom_id: '#ui', deepLinking: true })`

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>衡 · 接口文档</title>
<base href="docs/"><link rel="stylesheet" href="swagger-ui.css"><div id="ui"></div>
<script src="swagger-ui-bundle.js"></script><script src="../docs-start.js"></script></html>`
