import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { connectDatabase, type Database } from '../../src/store/database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the socket of this run's PostgreSQL. */
    testCluster: string
  }
}

export const TEMPLATE = 'heng_template'

/** A migrated, empty database of the caller's own, or a copy of another; `close()` drops it. */
export async function freshDatabase(template = TEMPLATE): Promise<Database> {
  const owner: pg.PoolConfig = { host: inject('testCluster'), port: 5432, user: 'heng' }
  const name = `test_${randomBytes(8).toString('hex')}`
  await asOwner(owner, `create database ${name} template ${template} strategy file_copy`)
  const whenClosed = (): Promise<void> => asOwner(owner, `drop database ${name} with (force)`)
  return connectDatabase({ ...owner, database: name }, { kind: 'embedded', poolSize: 8, whenClosed })
}

async function asOwner(owner: pg.PoolConfig, statement: string): Promise<void> {
  const client = new pg.Client({ ...owner, database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
