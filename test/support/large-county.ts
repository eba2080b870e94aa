import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { DEMO_COUNTY } from '../../demo/build.ts'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { analyze } from '../../src/store/analyze.ts'
import type { Database } from '../../src/store/database.ts'
import { nextReceiptNumber } from '../../src/store/numbers.ts'
import type { Vault } from '../../src/store/vault.ts'

/** How much is added to the demonstration. */
export interface Size {
  readonly matters: number
  readonly people: number
  readonly offices: number
  /** Messages of the one event that everybody writes about. */
  readonly ofOneEvent: number
  /** Of each log: readings, administrative acts, notifications of the dispatcher's office, moves of one redating. */
  readonly entries: number
}

/** A county as large as the largest. */
export const LARGE: Size = { matters: 10_000, people: 2_000, offices: 300, ofOneEvent: 2_000, entries: 10_000 }

/** The ids of what was added and is looked at by itself. */
export interface Large {
  readonly hotspot: string
  readonly redating: string
}

const COUNTY = DEMO_COUNTY.code

/**
 * Makes the demonstration county large: each of its acted matters many times over, with what belongs
 * to it, so that every row reads as the program wrote it. The ledger's chain does not hold for copies.
 */
export async function enlarge({ database, vault }: { database: Database; vault: Vault }, size: Size): Promise<Large> {
  const client = new pg.Client(database.ownerConnection)
  await client.connect()
  try {
    await client.query("select set_config('heng.county', $1, false)", [COUNTY])
    await client.query('begin')
    await addOffices(client, size.offices)
    await addPeople(client, vault, size.people)
    await copyMatters(client, { database, vault }, size.matters)
    await addLogs(client, size.entries)
    const large = {
      hotspot: await addHotspot(client, size.ofOneEvent),
      redating: await addRedating(client, size.entries),
    }
    await client.query('commit')
    await analyze(database)
    return large
  } finally {
    await client.end()
  }
}

async function addOffices(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `insert into office (county, id, name, kind, duties, sort)
    select $1, 'large-' || i, '第' || i || '综合服务中心', 'department', '第' || i || '片区的综合服务、巡查和宣传', 100 + i
    from generate_series(1, $2::int) i`,
    [COUNTY, count],
  )
}

/** Everybody has an account that nobody can sign in with, and a post in one of the offices added. */
async function addPeople(client: pg.Client, vault: Vault, count: number): Promise<void> {
  const people = Array.from({ length: count }, (_, at) => ({ id: uuid(), post: uuid(), name: `人员示例${at + 1}` }))
  const ids = people.map(({ id }) => id)
  await client.query(
    `insert into person (county, id, kind, name_cipher, created_at)
    select $1, id, 'staff', name, now() from unnest($2::uuid[], $3::bytea[]) as p (id, name)`,
    [COUNTY, ids, people.map(({ id, name }) => vault.seal(name, [COUNTY, id, 'name']))],
  )
  await client.query(
    `insert into account (county, person, username, password_hash, password_changed_at)
    select $1, id, 'large-' || at, 'none', now() from unnest($2::uuid[]) with ordinality as p (id, at)`,
    [COUNTY, ids],
  )
  await client.query(
    `insert into post (county, id, person, office, role, from_on)
    select $1, p.post, p.id, o.id, 'clerk', date '2026-01-01'
    from unnest($2::uuid[], $3::uuid[]) with ordinality as p (id, post, at)
    join (select id, row_number() over (order by sort) - 1 as place, count(*) over () as many
      from office where county = $1 and id like 'large-%') o on o.place = p.at % o.many`,
    [COUNTY, ids, people.map(({ post }) => post)],
  )
}

async function copyMatters(
  client: pg.Client,
  { database, vault }: { database: Database; vault: Vault },
  count: number,
): Promise<void> {
  // Those still open are copied more often, so that lists of what waits are long as well.
  await client.query(
    `create temp table copied on commit drop as
    select id as source, n, opened_on, ${idOfCopy('id')} as id, ''::text as receipt_number, null::bytea as name_cipher
    from (select m.id, m.opened_on, row_number() over (order by copy, m.id)::int as n
      from matter m, generate_series(1, 90) copy
      where m.county = '${COUNTY}' and m.procedure not like 'assessment-%' and (m.closed_on is null or copy <= 9)) m
    where n <= ${count}`,
  )
  const { rows } = await client.query<{ id: string; n: number; on: string }>(
    `select id, n, to_char(opened_on, 'YYYY-MM-DD') as "on" from copied`,
  )
  const db = database.county(COUNTY)
  const numbers = await Promise.all(rows.map(({ on }) => nextReceiptNumber(db, plainDate(on))))
  await client.query(
    `update copied set receipt_number = given.number, name_cipher = given.name
    from unnest($1::uuid[], $2::text[], $3::bytea[]) as given (id, number, name) where given.id = copied.id`,
    [rows.map(({ id }) => id), numbers, rows.map(({ id, n }) => vault.seal(`来件人示例${n}`, [COUNTY, id, 'name']))],
  )
  const title = `row.title || '（第' || copied.n || '件）'`
  await copyRows(client, 'matter', 'id', { id: 'copied.id', receipt_number: 'copied.receipt_number', title })
  for (const table of ['event', 'clock', 'matter_text', 'publication', 'relation'] as const) {
    const key = table === 'relation' ? 'source' : 'matter'
    await copyRows(client, table, key, { [key]: 'copied.id' })
  }
  await copyRows(client, 'party', 'matter', { ...NOBODY, matter: 'copied.id', name_cipher: 'copied.name_cipher' })
  await copyRows(client, 'follow_up', 'matter', { matter: 'copied.id', token_digest: 'null' })
  await copyRows(client, 'ladder', 'matter', { id: idOfCopy('row.id'), matter: 'copied.id' })
  await copyRows(client, 'ladder_step', 'matter', { ladder: idOfCopy('row.ladder'), matter: 'copied.id' })
}

/** Particulars but for the name; a cipher is bound to its matter and cannot be copied. */
const NOBODY = { phone_cipher: 'null', id_number_cipher: 'null', email_cipher: 'null', address_cipher: 'null' }

/** The same moment, another matter; `n` numbers the copies. */
function idOfCopy(column: string): string {
  return `overlay(${column}::text placing lpad(to_hex(n), 12, '0') from 25)::uuid`
}

/** Copies a table's rows for each matter copied: its columns as they are, but for those given. */
async function copyRows(
  client: pg.Client,
  table: string,
  key: string,
  changed: Readonly<Record<string, string>>,
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
    where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname not in ('epoch', 'txid')`,
    [table],
  )
  const names = rows.map(({ name }) => name)
  await client.query(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')})
    select ${names.map((name) => changed[name] ?? `row."${name}"`).join(', ')}
    from copied join ${table} row on row.county = '${COUNTY}' and row.${key} = copied.source`,
  )
}

async function addLogs(client: pg.Client, count: number): Promise<void> {
  const each = `generate_series(1, ${count}) i`
  const auditor = `(select person from account where county = '${COUNTY}' and username = 'shenji')`
  await client.query(
    `insert into reading (county, person, role, matter, subject, reason, read_at)
    select '${COUNTY}', ${auditor}, 'clerk', c.id, 'name', '核对来件人（第' || i || '次）', now() - i * interval '1 minute'
    from ${each} join copied c on c.n = i`,
  )
  await client.query(
    `insert into administration (county, person, action, detail, done_at)
    select '${COUNTY}', ${auditor}, 'save-office', jsonb_build_object('office', 'large-' || i), now() - i * interval '1 minute'
    from ${each}`,
  )
  await client.query(
    `insert into notification (county, id, office, kind, text, link, created_at)
    select '${COUNTY}', c.id, 'county-office', 'assigned', '第' || i || '件事项等待分办', '/desk/matters/' || c.id, now()
    from ${each} join copied c on c.n = i`,
  )
  await client.query(
    `insert into seal (county, number, epoch, first_txid, until_txid, events, previous, digest, sealed_at)
    select '${COUNTY}', last.number + i, last.epoch, last.until_txid, last.until_txid, 0, last.digest, last.digest, now()
    from ${each}, (select * from seal where county = '${COUNTY}' order by number desc limit 1) last`,
  )
}

async function addHotspot(client: pg.Client, count: number): Promise<string> {
  const hotspot = uuid()
  await client.query(
    `insert into hotspot_member (county, matter, hotspot, "on", fixed_at)
    select '${COUNTY}', m.id, $1, m.opened_on, now() from copied c join matter m on m.county = '${COUNTY}' and m.id = c.id
    where m.procedure in ('letter', 'online-consultation') order by c.n limit $2::int`,
    [hotspot, count],
  )
  await client.query(
    `insert into hotspot (county, id, name, place, matters, days, recent, first_on, last_on, heat, refreshed_on)
    select '${COUNTY}', $1, '全县都在说的一件事', null, count(*), count(distinct "on"), 0, min("on"), max("on"), 1000, current_date
    from hotspot_member where county = '${COUNTY}' and hotspot = $1`,
    [hotspot],
  )
  return hotspot
}

async function addRedating(client: pg.Client, count: number): Promise<string> {
  const redating = uuid()
  await client.query(
    `insert into redating (county, id, reason, from_on, to_on, started_at, finished_at, total, done, moved)
    values ('${COUNTY}', $1, '放假安排变动', '2026-12-31', '2026-12-31', now(), now(), $2, $2, $2)`,
    [redating, count],
  )
  await client.query(
    `insert into redating_move (county, redating, matter, clock, office, from_on, to_on)
    select '${COUNTY}', $1, m.id, 'intake', m.lead_office, '2026-12-31', '2027-01-04'
    from copied c join matter m on m.county = '${COUNTY}' and m.id = c.id where c.n <= $2`,
    [redating, count],
  )
  return redating
}
