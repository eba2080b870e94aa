import type { Session } from '../modules/accounts/index.ts'

/** So long a session may be answered from memory. */
const FRESH_MS = 1_000

/** Sessions remembered at most. */
const MOST = 10_000

/**
 * Sessions looked up a moment ago, so that a screen drawing itself by ten
 * requests asks the database once. Whatever may change a session empties it.
 */
export class SessionCache {
  readonly #known = new Map<string, { at: number; session: Promise<Session | undefined> }>()

  /** The session of a key, looked up at most once a second. */
  async get(key: string, lookUp: () => Promise<Session | undefined>): Promise<Session | undefined> {
    const at = Date.now()
    const known = this.#known.get(key)
    if (known && at - known.at < FRESH_MS) return known.session
    if (this.#known.size >= MOST) this.#known.clear()
    const session = lookUp()
    this.#known.set(key, { at, session })
    session.catch(() => this.#known.delete(key))
    return session
  }

  /** Forgets everything. */
  forget(): void {
    this.#known.clear()
  }
}
