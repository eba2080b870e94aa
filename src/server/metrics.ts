import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Services } from './services.ts'

/** Counts and durations by route pattern; never an address, a name or an id. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #logger: Services['logger']
  readonly #durations: Histogram
  readonly #problems: Counter

  constructor({ logger, database }: Services) {
    this.#logger = logger
    const registers = [this.#registry]
    this.#durations = new Histogram({
      name: 'heng_request_seconds',
      help: 'Duration of requests by route, method and status',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    })
    this.#problems = new Counter({ name: 'heng_server_errors_total', help: 'Requests that failed with 5xx', registers })
    new Gauge({
      name: 'heng_database_connections',
      help: 'Connections of the pool by state',
      labelNames: ['state'],
      registers,
      collect() {
        const { totalCount, idleCount, waitingCount } = database.pool
        this.set({ state: 'busy' }, totalCount - idleCount)
        this.set({ state: 'idle' }, idleCount)
        this.set({ state: 'waiting' }, waitingCount)
      },
    })
  }

  /** Middleware: one log line and one observation per request, both without personal data. */
  readonly observe: MiddlewareHandler = async (c, next) => {
    const started = performance.now()
    await next()
    const ms = performance.now() - started
    const route = routePath(c, -1)
    const { method } = c.req
    const status = c.res.status
    this.#durations.observe({ route, method, status }, ms / 1000)
    if (status >= 500) this.#problems.inc()
    this.#logger.info({ method, route, status, ms: Math.round(ms * 10) / 10 }, 'request')
  }

  /** Everything in Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics()
  }
}
