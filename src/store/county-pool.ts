import { createHash } from 'node:crypto'
import type { PostgresPool } from 'kysely'
import type pg from 'pg'
import { ensureRole } from './session.ts'

/** The county each connection's session is set to; connections start at none. */
const served = new WeakMap<pg.PoolClient, string>()

/**
 * A view of the pool whose connections all serve one county: `heng.county` is
 * set when a connection last served another, so repeated use costs no round trip.
 */
export function countyPool(pool: pg.Pool, county: string): PostgresPool {
  return {
    connect: async () => {
      const client = await pool.connect()
      try {
        await ensureRole(client)
        await serve(client, county)
        return prepared(client)
      } catch (error) {
        client.release(true)
        throw error
      }
    },
    // The pool belongs to the database, which closes it once for all counties.
    end: async () => undefined,
    options: pool.options,
  }
}

async function serve(client: pg.PoolClient, county: string): Promise<void> {
  if (served.get(client) === county) return
  // Between the two lines the session may be either: forget before, remember only after.
  served.delete(client)
  await client.query({
    name: 'heng-serve-county',
    text: "select set_config('heng.county', $1, false)",
    values: [county],
  })
  served.set(client, county)
}

/** Names of statements by their text; the program has a few hundred different ones. */
const names = new Map<string, string>()
const MOST_NAMES = 2_000

/** The connection, with every parameterised statement prepared once: planning costs more than running most of them. */
function prepared(client: pg.PoolClient): pg.PoolClient {
  return new Proxy(client, {
    get(target, key) {
      if (key === 'query') return (text: unknown, values?: unknown[]) => target.query(named(text, values) as never)
      const value = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

function named(text: unknown, values: unknown[] | undefined): unknown {
  if (typeof text !== 'string') return text
  if (!values?.length) return { text, values: [] }
  let name = names.get(text)
  if (!name && names.size < MOST_NAMES) {
    name = createHash('sha1').update(text).digest('base64url')
    names.set(text, name)
  }
  return name ? { name, text, values } : { text, values }
}
