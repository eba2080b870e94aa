import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { registry } from '../../src/procedures/registry.ts'
import { connectDatabase } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'

/** The last version in which letters were rated. */
const BEFORE = '0014-duties'

test('what was rated before follow-up came is what the fold of the rating says, and closings count as first ones', async () => {
  const owner = { host: inject('testCluster'), port: 5432, user: 'heng' }
  const name = `test_${randomBytes(8).toString('hex')}`
  const admin = new pg.Client({ ...owner, database: 'postgres' })
  await admin.connect()
  await admin.query(`create database ${name} template template0 encoding 'UTF8'`)
  const database = await connectDatabase(
    { ...owner, database: name },
    { kind: 'embedded', poolSize: 2, whenClosed: async () => {} },
  )
  const client = new pg.Client({ ...owner, database: name })
  try {
    await migrate(database, undefined, BEFORE)
    await client.connect()
    await client.query("insert into county (code, name, mark) values ('410922', '示例县', '示')")
    await client.query(
      `insert into matter (county, id, procedure, version, receipt_number, title, stage, seq, channel, facts, progress,
         clocks, lead_office, assisting_offices, opened_on, closed_on, outcome, due_on, head_digest)
       select '410922', gen_random_uuid(), procedure, 1, receipt, '示例', 'closed', 5, 'web', facts::jsonb, '{}', '{}',
         null, '{}', '2020-03-02', '2020-03-20', 'resolved', '9999-12-31', ''
       from (values ('letter', 'A', '{"kind":"投诉","rating":"满意"}'), ('letter', 'B', '{"kind":"投诉"}'),
         ('whistle', 'C', '{"rating":"满意"}')) as old (procedure, receipt, facts)`,
    )
    await migrate(database)
    const { rows } = await client.query(
      'select facts, first_closed_on::text as "on", first_outcome as outcome from matter order by receipt_number',
    )
    const said = registry
      .get('letter', 1)
      .actions['rate']?.record?.(
        { level: '满意' },
        {},
        { person: null, role: 'citizen', office: null },
        '2020-03-21' as never,
      )
    expect(rows).toEqual([
      { facts: { kind: '投诉', ...said }, on: '2020-03-20', outcome: 'resolved' },
      { facts: { kind: '投诉' }, on: '2020-03-20', outcome: 'resolved' },
      { facts: { rating: '满意' }, on: '2020-03-20', outcome: 'resolved' },
    ])
  } finally {
    await client.end()
    await database.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
})
