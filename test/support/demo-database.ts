import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { buildDemo } from '../../demo/build.ts'
import type { PlainDate } from '../../src/calendar/plain-date.ts'
import { registry } from '../../src/procedures/registry.ts'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import type { Keys } from '../../src/store/keys.ts'
import { createVault } from '../../src/store/vault.ts'
import { freshKeys } from './case-desk.ts'
import { freshDatabase, TEMPLATE } from './database.ts'

/** Milliseconds a hook may take that builds the demonstration, or waits for another that does. */
export const DEMO_HOOK_MS = 400_000

/** The demonstration as found on a day, acted out once in a run and copied for everybody who asks; `close()` drops the copy. */
export async function demoDatabase(today: PlainDate): Promise<{ database: Database; keys: Keys }> {
  const name = `demo_${today.replaceAll('-', '_')}`
  const keysFile = join(inject('testCluster'), `${name}.json`)
  const owner: pg.PoolConfig = { host: inject('testCluster'), port: 5432, user: 'heng' }
  const client = new pg.Client({ ...owner, database: 'postgres' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      const keys = freshKeys()
      await writeFile(keysFile, JSON.stringify(keys), { mode: 0o600 })
      const begun = `${name}_begun`
      await client.query(`drop database if exists ${begun} with (force)`)
      await client.query(`create database ${begun} template ${TEMPLATE} strategy file_copy`)
      await build({ ...owner, database: begun }, keys, today)
      await client.query(`alter database ${begun} rename to ${name}`)
    }
    return { database: await freshDatabase(name), keys: revived(await readFile(keysFile, 'utf8')) }
  } finally {
    // Closing the session gives the lock back.
    await client.end()
  }
}

async function build(config: pg.PoolConfig, keys: Keys, today: PlainDate): Promise<void> {
  const database = await connectDatabase(config, { kind: 'embedded', poolSize: 4, whenClosed: async () => undefined })
  try {
    await buildDemo({ database, keys, vault: createVault(keys), registry, today })
  } finally {
    await database.close()
  }
}

/** Keys as they were before they became text. */
function revived(text: string): Keys {
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value
      ? Buffer.from(value.data as number[])
      : value,
  ) as Keys
}
