import type pg from 'pg'
import { gramsOf } from '../src/store/grams.ts'

export const COUNTY = '410922'
export const OFFICES = Array.from({ length: 20 }, (_, at) => `office-${at}`)

const WORDS =
  '道路路灯自来水供热物业电梯学校医保社保低保宅基地不动产垃圾噪声排水公交停车养老低压电网河道桥面小区广场市场超市工地工资合同补贴种子农机卫生室疫苗户口身份证网络宽带快递幼儿园'
const TEXTS = 2_000

/** Text number `at` of the pool: about 120 characters, different each time and the same every run. */
export function textOf(at: number): string {
  let seed = at * 2_654_435_761
  const letters = Array.from({ length: 116 }, () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return WORDS[seed % WORDS.length]
  })
  return letters.join('')
}

/** A phrase that stands in one text of the pool. */
export function phraseOf(at: number): string {
  return textOf(at % TEXTS).slice(40, 46)
}

/** Fills a county up to `total` matters. Bulk rows: what is measured is reading and writing beside them. */
export async function fill(client: pg.Client, from: number, total: number, withText: boolean): Promise<void> {
  await client.query("select set_config('heng.county', $1, false)", [COUNTY])
  if (from === 0) await prepare(client)
  await client.query(`
    insert into matter (county, id, procedure, version, receipt_number, title, stage, seq, channel, facts, progress, clocks,
      lead_office, opened_on, closed_on, outcome, due_on, head_digest)
    select '${COUNTY}', ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'letter', 1, 'bench-' || i, '来信第' || i || '件',
      case i % 4 when 0 then 'received' when 1 then 'assigned' when 2 then 'handling' else 'closed' end, 1, 'web',
      '{"kind": "投诉", "wantsPublic": false}', '{"suspended": false, "reached": ["received"], "acts": {"open": {"times": 1, "lastOn": "2026-01-05"}}}',
      '{"intake": [{"startedOn": "2026-01-05", "limit": "petition-transfer-2022", "entries": []}]}',
      'office-' || (i / 4) % 20, date '2026-01-05' + i % 300, case when i % 4 = 3 then date '2026-01-20' + i % 300 end,
      case when i % 4 = 3 then 'resolved' end, case when i % 4 = 3 then date '9999-12-31' else date '2026-01-20' + ((i::bigint * 7919) % 400)::int end, decode(repeat('00', 32), 'hex')
    from generate_series(${from}, ${total - 1}) i`)
  const added = `generate_series(${from}, ${total - 1}) i`
  const id = "('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid"
  await client.query(`
    insert into event (county, matter, seq, action, role, input, happened_on, recorded_at, digest)
    select '${COUNTY}', ${id}, 1, 'open', 'citizen', '{"kind": "投诉", "title": "来信", "body": "路灯不亮，请派人来修。"}',
      date '2026-01-05' + i % 300, now(), decode(repeat('00', 32), 'hex')
    from ${added}`)
  await client.query(`
    insert into clock (county, matter, name, limit_version, started_on, due_on, paused, provisional, late, missed_target)
    select '${COUNTY}', ${id}, 'intake', 'petition-transfer-2022', date '2026-01-05' + i % 300, date '2026-01-20' + i % 300,
      false, false, false, false
    from ${added}`)
  if (withText)
    await client.query(`
      insert into matter_text (county, matter, text, grams)
      select '${COUNTY}', ${id}, p.text, p.grams from ${added} join pool p on p.at = i % ${TEXTS}`)
  await client.query('vacuum analyze matter, event, clock, matter_text')
}

async function prepare(client: pg.Client): Promise<void> {
  for (const [at, id] of OFFICES.entries())
    await client.query("insert into office (county, id, name, kind) values ($1, $2, $3, 'department')", [
      COUNTY,
      id,
      `第${at}局`,
    ])
  await client.query('create temp table pool (at int primary key, text text, grams tsvector)')
  for (let at = 0; at < TEXTS; at += 1) {
    const text = textOf(at)
    await client.query('insert into pool values ($1, $2, array_to_tsvector($3::text[]))', [at, text, gramsOf(text)])
  }
}

/** The id of a filled matter. */
export function matterId(at: number): string {
  return `00000000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`
}
