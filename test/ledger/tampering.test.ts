import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ensureEpoch, type LedgerContext, sealCounty, verifyCounty } from '../../src/modules/ledger/index.ts'
import { registry } from '../../src/procedures/registry.ts'
import type { Database } from '../../src/store/database.ts'
import { APPLICANT, type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'

const LETTER = { kind: '求助', title: '老人走失', body: '村里来了一位走失的老人,请帮助找家人。' }

describe('the ledger', () => {
  let database: Database
  let desk: CaseDesk
  let ledger: LedgerContext
  let ids: string[]

  beforeEach(async () => {
    database = await freshDatabase()
    desk = await caseDesk(database)
    const dataFolder = await mkdtemp(join(tmpdir(), 'heng-ledger-'))
    ledger = { db: database.county(desk.code), county: desk.code, keys: desk.keys, dataFolder }
    ids = []
    for (let at = 0; at < 3; at += 1) ids.push(await letter())
    await seal()
    for (let at = 0; at < 2; at += 1) ids.push(await letter())
    await seal()
  })
  afterEach(async () => {
    await database.close()
    await rm(ledger.dataFolder, { recursive: true, force: true })
  })

  async function letter() {
    const { id } = done(await desk.open('2020-03-02', 'letter', LETTER))
    done(await desk.act('2020-03-03', id, 'assign', { office: 'city-management' }, desk.staff('dispatcher')))
    done(await desk.act('2020-03-04', id, 'attach', { explanation: '老人已接到' }, APPLICANT))
    return id
  }
  const seal = () => sealCounty(ledger, new Date())
  const verify = () => verifyCounty({ ...ledger, registry })

  /** As whoever owns the database, past row-level security and grants. */
  async function tamper(...statements: [text: string, ...values: unknown[]][]) {
    const owner = new pg.Client(database.ownerConnection)
    await owner.connect()
    await owner.query("set session_replication_role = 'replica'")
    for (const [text, ...values] of statements) await owner.query(text, values)
    await owner.end()
  }

  test('holds when nobody touched it', async () => {
    expect(await verify()).toEqual({ county: desk.code, matters: 5, events: 15, seals: 2, unsealed: 0 })
  })

  test('names an event whose content was changed', async () => {
    await tamper([
      `update event set input = jsonb_set(input, '{office}', '"education"') where matter = $1 and seq = 2`,
      ids[1],
    ])
    expect((await verify()).fault).toMatchObject({ kind: 'changed', matter: ids[1], seq: 2 })
  })

  test('names an event whose date was changed', async () => {
    await tamper([`update event set happened_on = '2020-03-01' where matter = $1 and seq = 3`, ids[4]])
    expect((await verify()).fault).toMatchObject({ kind: 'changed', matter: ids[4], seq: 3 })
  })

  test('names a change though the attacker recomputed nothing but copied another digest', async () => {
    await tamper([
      `update event set input = o.input, digest = o.digest from event o
       where event.matter = $1 and event.seq = 1 and o.matter = $2 and o.seq = 1`,
      ids[0],
      ids[1],
    ])
    expect((await verify()).fault).toMatchObject({ kind: 'changed', matter: ids[0], seq: 1 })
  })

  test('names an event removed from the middle', async () => {
    await tamper(['delete from event where matter = $1 and seq = 2', ids[2]])
    expect((await verify()).fault).toMatchObject({ kind: 'removed', matter: ids[2], seq: 2 })
  })

  test('names where a matter was cut off at its end', async () => {
    await tamper(['delete from event where matter = $1 and seq = 3', ids[2]])
    expect((await verify()).fault).toMatchObject({ kind: 'cut-off', matter: ids[2], seq: 3 })
  })

  test('notices an end cut off together with its trace in the row', async () => {
    await tamper(
      ['delete from event where matter = $1 and seq = 3', ids[2]],
      [
        'update matter set seq = 2, head_digest = (select digest from event where matter = $1 and seq = 2) where id = $1',
        ids[2],
      ],
    )
    expect((await verify()).fault).toMatchObject({ kind: 'projection-differs', matter: ids[2] })
  })

  test('notices a matter removed with everything it had', async () => {
    await tamper(
      ['delete from event where matter = $1', ids[3]],
      ['delete from clock where matter = $1', ids[3]],
      ['delete from matter where id = $1', ids[3]],
    )
    expect((await verify()).fault).toMatchObject({ kind: 'removed', seal: 2 })
  })

  test('names an event inserted at the end', async () => {
    await tamper([
      `insert into event (county, matter, seq, action, role, input, happened_on, recorded_at, digest)
       select county, matter, 4, action, role, input, happened_on, recorded_at, digest from event where matter = $1 and seq = 3`,
      ids[0],
    ])
    expect((await verify()).fault).toMatchObject({ kind: 'inserted', matter: ids[0], seq: 4 })
  })

  test('names a matter inserted whole', async () => {
    await tamper([
      `insert into event (county, matter, seq, action, role, input, happened_on, recorded_at, digest)
       select county, 'ffffffff-0000-7000-8000-000000000000', 1, action, role, input, happened_on, recorded_at, digest
       from event where matter = $1 and seq = 1`,
      ids[0],
    ])
    expect((await verify()).fault).toMatchObject({ kind: 'inserted', seq: 1 })
  })

  test('notices two events that changed places', async () => {
    await tamper(
      ['update event set seq = 99 where matter = $1 and seq = 2', ids[0]],
      ['update event set seq = 2 where matter = $1 and seq = 3', ids[0]],
      ['update event set seq = 3 where matter = $1 and seq = 99', ids[0]],
    )
    expect((await verify()).fault).toMatchObject({ kind: 'changed', matter: ids[0], seq: 2 })
  })

  test('notices events and seals cut together, by the head kept apart', async () => {
    await tamper(
      [`delete from event where matter in ($1, $2)`, ids[3], ids[4]],
      [`delete from clock where matter in ($1, $2)`, ids[3], ids[4]],
      [`delete from matter where id in ($1, $2)`, ids[3], ids[4]],
      ['delete from seal where number = 2'],
    )
    expect((await verify()).fault).toMatchObject({ kind: 'seal-removed', seal: 2 })
  })

  test('notices a forged head', async () => {
    const path = join(ledger.dataFolder, 'ledger', `${desk.code}.json`)
    await writeFile(path, (await readFile(path, 'utf8')).replace(/"events": \d+/, '"events": 9'))
    expect((await verify()).fault).toMatchObject({ kind: 'head-forged' })
  })

  test('notices a row that no longer says what its events say', async () => {
    await tamper([`update matter set lead_office = 'education' where id = $1`, ids[1]])
    expect((await verify()).fault).toMatchObject({ kind: 'projection-differs', matter: ids[1] })
  })

  test('leaves what is still being written for the next seal, and keeps nobody waiting', async () => {
    const slow = new pg.Client(database.ownerConnection)
    await slow.connect()
    await slow.query('begin')
    await slow.query('select pg_current_xact_id()')
    await slow.query('select id from matter where id = $1 for update', [ids[0]])
    const other = await letter()
    expect(await seal()).toBe(0)
    await slow.query('commit')
    await slow.end()
    expect(await seal()).toBe(3)
    expect(other).toBeTruthy()
    expect((await verify()).fault).toBeUndefined()
  })

  test('goes on in a new epoch where transaction numbers start anew', async () => {
    await tamper(
      ["update event set txid = '900000000000'::xid8 where matter = $1", ids[4]],
      ["update seal set until_txid = '900000000001'::xid8 where number = 2"],
    )
    await ensureEpoch(database)
    await letter()
    await seal()
    const { rows } = await database.pool.query<{ epoch: number }>('select max(epoch) as epoch from event')
    expect(rows[0]?.epoch).toBe(1)
    expect(await verify()).toMatchObject({ events: 18, unsealed: 0, seals: 3 })
  })
})
