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
        return client
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
