/**
 * The yardstick: the same transactions on the same tables, written by hand with
 * nothing around them: no sessions, no rules, no validation, no encryption.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { gramsOf } from '../src/store/grams.ts'
import { COUNTY } from './fill.ts'

const connection = JSON.parse(process.env['BENCH_DATABASE'] ?? '{}') as pg.PoolConfig
const pool = new pg.Pool({ ...connection, options: `-c heng.county=${COUNTY}`, max: 10 })

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString())
}

const digest = (...parts: (string | Buffer)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sm3')).digest()

const CREATE = `
  with once as (insert into idempotency (county, scope, key, request_digest, response) values ($1, 'bare', $3, $4, '{}')),
    party as (insert into party (county, matter, name_cipher, phone_cipher) values ($1, $2, $5, $6)),
    txt as (insert into matter_text (county, matter, text, grams) values ($1, $2, $7, array_to_tsvector($8::text[]))),
    ev as (insert into event (county, matter, seq, action, role, input, happened_on, recorded_at, digest)
      values ($1, $2, 1, 'open', 'citizen', $9, current_date, now(), $4)),
    cl as (insert into clock (county, matter, name, started_on, due_on, paused, provisional, late, missed_target)
      values ($1, $2, 'intake', current_date, current_date + 15, false, false, false, false), ($1, $2, 'reply', current_date, current_date + 21, false, false, false, false))
  insert into matter (county, id, procedure, version, receipt_number, title, stage, seq, channel, facts, progress, clocks, opened_on, due_on, head_digest)
  values ($1, $2, 'letter', 1, $10, $11, 'received', 1, 'web', '{}', '{}', '{}', current_date, current_date + 15, $4)`

async function create(request: IncomingMessage) {
  const { title = '', body = '' } = await bodyOf(request)
  const { rows } = await pool.query("select nextval('receipt_number_seq')")
  const [id, text] = [randomUUID(), `${title}\n${body}`]
  const values = [
    COUNTY,
    id,
    randomUUID(),
    digest(text),
    Buffer.from('张示例'),
    Buffer.from('13800000000'),
    text,
    gramsOf(text),
    JSON.stringify({ title, body }),
    `bare-${rows[0].nextval}`,
    title,
  ]
  await pool.query({ name: 'create', text: CREATE, values })
  return { id }
}

const ACT = `
  with once as (insert into idempotency (county, scope, key, request_digest, response) values ($1, 'bare', $3, $4, '{}')),
    ev as (insert into event (county, matter, seq, action, role, input, happened_on, recorded_at, digest) values ($1, $2, $5, 'note', 'dispatcher', $6, current_date, now(), $4)),
    cl as (insert into clock (county, matter, name, started_on, due_on, paused, provisional, late, missed_target)
      values ($1, $2, 'intake', current_date, current_date + 15, false, false, false, false)
      on conflict (county, matter, name) do update set due_on = excluded.due_on, late = excluded.late)
  update matter set seq = $5, head_digest = $4, progress = $7, due_on = current_date + 15 where county = $1 and id = $2 and seq = $5 - 1`

async function act(request: IncomingMessage, id: string) {
  const { text = '' } = await bodyOf(request)
  const { rows } = await pool.query({
    name: 'read',
    text: 'select * from matter where county = $1 and id = $2',
    values: [COUNTY, id],
  })
  const row = rows[0]
  const values = [
    COUNTY,
    id,
    randomUUID(),
    digest(row.head_digest, text),
    row.seq + 1,
    JSON.stringify({ text }),
    JSON.stringify(row.progress),
  ]
  await pool.query({ name: 'act', text: ACT, values })
  return { id, seq: row.seq + 1 }
}

async function list(office: string, stage: string) {
  const text = `select m.id, m.procedure, m.receipt_number, m.title, m.stage, m.seq, m.lead_office, o.name, m.opened_on, m.due_on,
      coalesce((select bool_or(c.late or (c.stopped_on is null and c.due_on < current_date)) from clock c where c.county = $1 and c.matter = m.id), false) as late
    from matter m left join office o on o.county = $1 and o.id = m.lead_office
    where m.county = $1 and m.lead_office = $2 and m.stage = $3 order by m.due_on, m.id limit 51`
  return (await pool.query({ name: 'list', text, values: [COUNTY, office, stage] })).rows
}

async function get(id: string) {
  const one = (name: string, table: string, key: string) =>
    pool.query({ name, text: `select * from ${table} where county = $1 and ${key} = $2`, values: [COUNTY, id] })
  const [matter, events, party, documents, relations] = await Promise.all([
    one('matter', 'matter', 'id'),
    one('events', 'event', 'matter'),
    one('party', 'party', 'matter'),
    one('documents', 'document', 'matter'),
    one('relations', 'relation', 'source'),
  ])
  const offices = await pool.query({
    name: 'office',
    text: 'select name from office where county = $1 and id = $2',
    values: [COUNTY, matter.rows[0].lead_office],
  })
  return {
    matter: matter.rows[0],
    events: events.rows,
    party: party.rows[0],
    documents: documents.rows,
    relations: relations.rows,
    office: offices.rows[0],
  }
}

async function search(phrase: string) {
  const query = gramsOf(phrase)
    .map((gram) => `'${gram}'`)
    .join(' & ')
  const text = `with hits as materialized (select matter from matter_text where county = $1 and grams @@ $2::tsquery and text like $3 limit 2001)
    select m.id, m.procedure, m.receipt_number, m.title, m.stage, m.seq, m.lead_office, o.name, m.opened_on, m.due_on,
      coalesce((select bool_or(c.late or (c.stopped_on is null and c.due_on < current_date)) from clock c where c.county = $1 and c.matter = m.id), false) as late
    from matter m join hits on hits.matter = m.id left join office o on o.county = $1 and o.id = m.lead_office
    where m.county = $1 and m.stage <> 'closed' order by m.due_on, m.id limit 51`
  return (await pool.query({ name: 'search', text, values: [COUNTY, query, `%${phrase}%`] })).rows
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://bare')
  const [, what, id = ''] = url.pathname.split('/')
  const q = (name: string) => url.searchParams.get(name) ?? ''
  const work =
    what === 'create'
      ? create(request)
      : what === 'act'
        ? act(request, id)
        : what === 'list'
          ? list(q('office'), q('stage'))
          : what === 'get'
            ? get(id)
            : search(q('q'))
  work.then(
    (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
    (error: Error) => {
      response.statusCode = 500
      response.end(error.message)
    },
  )
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' ? address?.port : undefined)
})
