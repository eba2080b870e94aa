import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectDatabase, type Database, openDatabase } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { findFault } from '../../src/store/session.ts'
import { type ServedPostgres, servedPostgresMissing, startServedPostgres } from '../support/served-postgres.ts'

if (servedPostgresMissing) process.stderr.write(`Skipping tests of a served PostgreSQL: ${servedPostgresMissing}\n`)

describe.skipIf(servedPostgresMissing)('a served PostgreSQL, reached as an ordinary role', () => {
  let server: ServedPostgres
  let database: Database

  beforeAll(async () => {
    server = await startServedPostgres()
    database = await openDatabase({ dataFolder: '/nonexistent', url: server.url })
    await migrate(database)
  })
  afterAll(async () => {
    await database?.close()
    await server?.stop()
  })

  test('is migrated once, by two processes at a time', async () => {
    expect(await Promise.all([migrate(database), migrate(database)])).toEqual([[], []])
  })

  test('works as heng_app behind the county wall', async () => {
    const own = database.county('430400')
    await database.system().insertInto('county').values({ code: '430400', name: '衡阳市', mark: '衡' }).execute()
    const setting = { county: '430400', key: 'portal', value: JSON.stringify('衡'), changedAt: new Date() }
    await own.insertInto('setting').values(setting).execute()
    expect(await own.selectFrom('setting').select('value').execute()).toEqual([{ value: '衡' }])
    expect(await database.county('430426').selectFrom('setting').select('value').execute()).toEqual([])
    const { rows } = await sql<{ who: string }>`select current_user as who`.execute(own)
    expect(rows).toEqual([{ who: 'heng_app' }])
  })

  test('whose encoding is not UTF8 is refused', async () => {
    const latin = `latin_${randomUUID().replaceAll('-', '')}`
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query(`create database ${latin} encoding 'LATIN1' locale 'C' template template0`)
    const url = new URL(server.url)
    url.pathname = `/${latin}`
    const refused = openDatabase({ dataFolder: '/nonexistent', url: url.href })
    await expect(refused).rejects.toMatchObject({ code: 'database-not-utf8' })
    await client.query(`drop database ${latin}`)
    await client.end()
  })

  test('that does not answer is an error at once, not a hang', async () => {
    const nowhere = connectDatabase(
      { host: '127.0.0.1', port: 1 },
      { kind: 'served', whenClosed: async () => undefined },
    )
    await expect(nowhere).rejects.toThrow('ECONNREFUSED')
  })
})

describe('a server that would break a promise is refused', () => {
  const sound = { version: '15.18', versionNumber: 150_018, encoding: 'UTF8', backendPid: 77 }

  test.each([
    ['older than 15', { ...sound, version: '14.9', versionNumber: 140_009 }, 77, 'database-too-old'],
    ['not UTF8', { ...sound, encoding: 'EUC_CN' }, 77, 'database-not-utf8'],
    ['behind a pooler that swaps sessions', sound, 78, 'database-behind-pooler'],
    ['sound', sound, 77, undefined],
  ])('%s', (_what, facts, announcedPid, code) => {
    expect(findFault(facts, announcedPid)?.code).toBe(code)
  })
})
