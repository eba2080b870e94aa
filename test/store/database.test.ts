import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { freshDatabase } from '../support/database.ts'

const HENGYANG = '430400'
const QIDONG = '430426'

let database: Database

beforeAll(async () => {
  database = await freshDatabase()
  await database
    .system()
    .insertInto('county')
    .values([county(HENGYANG), county(QIDONG)])
    .execute()
})
afterAll(() => database.close())

function county(code: string): { code: string; name: string; mark: string } {
  return { code, name: `县${code}`, mark: '衡' }
}

async function servedCounty(code: string): Promise<unknown> {
  const query = sql<{
    county: string
    who: string
  }>`select current_setting('heng.county') as county, current_user as who`
  return (await query.execute(database.county(code))).rows[0]
}

describe('county()', () => {
  test('keeps two counties apart on shared connections, however their queries interleave', async () => {
    const codes = Array.from({ length: 400 }, (_, i) => (i % 3 === 0 ? HENGYANG : QIDONG))
    const answers = await Promise.all(codes.map(servedCounty))
    expect(answers).toEqual(codes.map((code) => ({ county: code, who: 'heng_app' })))
    expect(database.pool.totalCount).toBeGreaterThan(1)
  })

  test('keeps them apart in transactions that fail, too', async () => {
    const attempt = (code: string, i: number): Promise<string> =>
      database
        .county(code)
        .transaction()
        .execute(async (tx) => {
          const { rows } = await sql<{ county: string }>`select current_setting('heng.county') as county`.execute(tx)
          if (i % 2 === 0) await sql`select 1 / 0`.execute(tx)
          return rows[0]?.county ?? ''
        })
        .catch(() => 'rolled back')
    const codes = Array.from({ length: 100 }, (_, i) => (i % 3 === 0 ? HENGYANG : QIDONG))
    const answers = await Promise.all(codes.map(attempt))
    expect(answers).toEqual(codes.map((code, i) => (i % 2 === 0 ? 'rolled back' : code)))
    expect(await Promise.all(codes.map(servedCounty))).toEqual(codes.map((code) => ({ county: code, who: 'heng_app' })))
  })

  test('tells a connection its county when that changes, not at every query', async () => {
    const single = await connectDatabase(database.ownerConnection, {
      kind: 'embedded',
      poolSize: 1,
      whenClosed: async () => undefined,
    })
    for (let i = 0; i < 20; i += 1) await sql`select 1`.execute(single.county(HENGYANG))
    expect(await timesTold(single)).toBe(1)
    for (const code of [QIDONG, HENGYANG, HENGYANG, QIDONG]) await sql`select 1`.execute(single.county(code))
    expect(await timesTold(single)).toBe(4)
    await single.close()
  })

  test('row-level security hides and refuses the rows of another county', async () => {
    const setting = { county: HENGYANG, key: 'portal', value: JSON.stringify('衡'), changedAt: new Date() }
    await database.county(HENGYANG).insertInto('setting').values(setting).execute()
    const seen = (code: string) => database.county(code).selectFrom('setting').select('key').execute()
    expect(await seen(HENGYANG)).toEqual([{ key: 'portal' }])
    expect(await seen(QIDONG)).toEqual([])
    expect(await database.system().selectFrom('setting').select('key').execute()).toEqual([])
    const intruding = database.county(QIDONG).insertInto('setting').values(setting).execute()
    await expect(intruding).rejects.toThrow('row-level security')
  })

  test.each(['43040', "430400' or true", '4304001', '43040000000'])('refuses %s, which is no county code', (code) => {
    expect(() => database.county(code)).toThrow(RangeError)
  })
})

describe('values', () => {
  test('a date stays a date, int8 is a number, an instant is a Date, keys inside JSON keep their names', async () => {
    const { rows } =
      await sql`select date '2026-02-28' as due_on, array[date '2026-02-28'] as days, 9007199254740991 as large,
      array[1::int8, null] as list, timestamptz '2026-01-01 08:00+08' as at, '{"lead_office": 1}'::jsonb as facts,
      current_setting('timezone') as zone`.execute(database.system())
    expect(rows).toEqual([
      {
        dueOn: '2026-02-28',
        days: ['2026-02-28'],
        large: 9007199254740991,
        list: [1, null],
        at: new Date('2026-01-01T00:00:00Z'),
        facts: { lead_office: 1 },
        zone: 'Asia/Shanghai',
      },
    ])
  })

  test('an int8 beyond exact numbers is refused, not rounded', async () => {
    await expect(sql`select 9007199254740993 as n`.execute(database.system())).rejects.toThrow(RangeError)
  })
})

/** How often the only connection was told its county. */
async function timesTold(single: Database): Promise<number> {
  const { rows } = await single.pool.query<{ n: number }>(
    "select generic_plans + custom_plans as n from pg_prepared_statements where name = 'heng-serve-county'",
  )
  return rows[0]?.n ?? 0
}
