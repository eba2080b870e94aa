import type { Context } from 'hono'
import { fail } from './problem.ts'
import type { Services } from './services.ts'

/** A bucket holds `burst` requests and refills at `perSecond`. */
const BUCKETS = {
  submit: { burst: 100, perSecond: 1 },
  guess: { burst: 20, perSecond: 1 / 3 },
  suggest: { burst: 60, perSecond: 1 },
} as const

/** Name of a bucket. */
export type Bucket = keyof typeof BUCKETS

interface Level {
  left: number
  at: number
}

/** Addresses remembered at most; the oldest are forgotten first. */
const MOST_ADDRESSES = 50_000

/** Keeps one address from drowning the rest: token buckets in memory, forgotten on restart. */
export class RateLimit {
  readonly #services: Services
  readonly #levels = new Map<string, Level>()

  constructor(services: Services) {
    this.#services = services
  }

  /** Takes one from the caller's bucket. Fails with 429 and Retry-After. */
  take(c: Context, bucket: Bucket): void {
    if (!this.#services.rateLimit) return
    const { burst, perSecond } = BUCKETS[bucket]
    const key = `${bucket} ${addressOf(c, this.#services.trustProxy)}`
    const now = this.#services.now().getTime()
    const before = this.#levels.get(key) ?? { left: burst, at: now }
    const left = Math.min(burst, before.left + (Math.max(0, now - before.at) / 1000) * perSecond)
    this.#levels.delete(key)
    this.#levels.set(key, { left: left < 1 ? left : left - 1, at: now })
    this.#forget()
    if (left >= 1) return
    const wait = Math.ceil((1 - left) / perSecond)
    fail(429, 'too-many-submissions', `提交太频繁，请 ${wait} 秒后再试；已填写的内容不会丢失`, {
      'retry-after': String(wait),
    })
  }

  #forget(): void {
    if (this.#levels.size <= MOST_ADDRESSES) return
    const oldest = this.#levels.keys().next()
    if (!oldest.done) this.#levels.delete(oldest.value)
  }
}

/** The client's address: the connection's, or what our own proxy says. */
export function addressOf(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  return forwarded ?? incoming?.socket?.remoteAddress ?? 'unknown'
}
