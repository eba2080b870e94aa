import { sql } from 'kysely'
import type { Endpoint } from '../endpoint.ts'
import type { Metrics } from '../metrics.ts'
import { fail } from '../problem.ts'

/** For whoever runs the server: is it alive, is it ready, how is it doing. */
export function operationEndpoints(metrics: Metrics): Endpoint[] {
  const common = { method: 'get', tag: '运行', allow: ['anybody'], countyless: true } as const
  return [
    { ...common, path: '/healthz', summary: '进程在运行', handle: ({ c }) => c.json({ alive: true }) },
    {
      ...common,
      path: '/readyz',
      summary: '数据库可用',
      async handle({ c, services }) {
        try {
          await sql`select 1`.execute(services.database.system())
        } catch {
          return fail(503, 'database-unavailable', '数据库暂时不可用，请稍后重试')
        }
        return c.json({ ready: true })
      },
    },
    {
      ...common,
      path: '/metrics',
      summary: '运行指标（Prometheus 文本）',
      handle: async ({ c }) => c.text(await metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4' }),
    },
  ]
}
