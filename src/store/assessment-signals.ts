import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { SignalCount } from '../assessment/signal.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { MatterRecord } from './matters.ts'
import type { Schema } from './schema.ts'

/** A period, both days included, and where its last three working days begin. */
export interface SignalScope {
  readonly from: PlainDate
  readonly to: PlainDate
  readonly lastDaysFrom: PlainDate
}

/** Acts by which an office reports what it did. */
const REPORTS = ['reply', 'answer', 'solve']
const SIGNINGS = ['accept', 'reportIn']
const REDONE = ['redo', 'sendBack']
const SENT = ['assign', 'autoAssign', 'transfer', 'approve', 'rule']
/** More would not be read. */
const MOST_SHOWN = 200

const list = (texts: readonly string[]) => sql`${texts}::text[]`
const beijingDay = (event: string) => sql`(${sql.ref(`${event}.recorded_at`)} at time zone 'Asia/Shanghai')::date`

/** What offices reported in the period, one row for each act. */
function reports(county: string, { from, to }: SignalScope): RawBuilder<unknown> {
  return sql`select e.county, e.office, e.matter, e.seq, e.happened_on as "on", e.recorded_at, e.happened_on = ${beijingDay('e')} as at_once,
      btrim(coalesce(e.input ->> 'answer', '')) as words
    from event e
    where e.county = ${county} and e.action = any(${list(REPORTS)}) and e.happened_on between ${from} and ${to}
      and e.office is not null and e.role <> 'citizen'`
}

async function counted(
  tx: Kysely<Schema>,
  base: RawBuilder<unknown>,
  hit: RawBuilder<unknown>,
): Promise<SignalCount[]> {
  const { rows } = await sql<SignalCount>`
    with base as (${base}), judged as (select b.*, (${hit}) as hit from base b)
    select j.office, count(*)::int as base,
      coalesce((jsonb_agg(jsonb_build_object('matter', j.matter, 'receiptNumber', m.receipt_number, 'on', j."on")
        order by j."on", m.receipt_number) filter (where j.hit)), '[]') as hits
    from judged j join matter m on m.county = j.county and m.id = j.matter
    group by j.office order by j.office`.execute(tx)
  return rows.map((row) => ({ ...row, hits: row.hits.slice(0, MOST_SHOWN) }))
}

/** Reported on the last three working days of the period. */
export function monthEnd(tx: Kysely<Schema>, county: string, scope: SignalScope): Promise<SignalCount[]> {
  return counted(tx, reports(county, scope), sql`b."on" >= ${scope.lastDaysFrom}`)
}

/** Reported within ten minutes of signing; of what was entered later the minutes are not known. */
export function withinMinutes(tx: Kysely<Schema>, county: string, scope: SignalScope): Promise<SignalCount[]> {
  return counted(
    tx,
    reports(county, scope),
    sql`b.at_once and exists (
      select from event s where s.county = b.county and s.matter = b.matter and s.seq < b.seq
        and s.action = any(${list(SIGNINGS)}) and s.happened_on = ${beijingDay('s')}
        and b.recorded_at - s.recorded_at < interval '10 minutes')`,
  )
}

/** The same words for three matters or more, or hardly any. */
export function sameWords(tx: Kysely<Schema>, county: string, scope: SignalScope): Promise<SignalCount[]> {
  return counted(
    tx,
    sql`select r.*, count(*) over (partition by r.office, md5(r.words)) as alike from (${reports(county, scope)}) r`,
    sql`length(b.words) < 15 or b.alike >= 3`,
  )
}

/** Given back to be done again after it was reported. */
export function reopened(tx: Kysely<Schema>, county: string, scope: SignalScope): Promise<SignalCount[]> {
  return counted(
    tx,
    reports(county, scope),
    sql`exists (select from event r where r.county = b.county and r.matter = b.matter and r.seq > b.seq
      and r.action = any(${list(REDONE)}))`,
  )
}

/** Given back twice or more, once by this office, within what was sent to it or given back by it. */
export function toAndFro(tx: Kysely<Schema>, county: string, scope: SignalScope): Promise<SignalCount[]> {
  const { from, to } = scope
  const base = sql`
    select e.county, o.office, e.matter, max(e.happened_on) as "on",
      bool_or(e.action = 'return') as gave_back
    from event e cross join lateral (
      select case when e.action = 'return' then e.office else e.input ->> 'office' end as office) o
    where e.county = ${county} and e.happened_on between ${from} and ${to} and o.office is not null
      and e.action = any(${list(['return', ...SENT])})
    group by e.county, o.office, e.matter`
  return counted(
    tx,
    base,
    sql`b.gave_back and (select count(*) from event r where r.county = b.county and r.matter = b.matter
      and r.action = 'return' and r.happened_on <= ${to}) >= 2`,
  )
}

/** Matters reported in the period whose limit had been extended, each with the office that reported. */
export async function extendedMatters(
  tx: Kysely<Schema>,
  county: string,
  scope: SignalScope,
): Promise<{ office: string; on: PlainDate; row: MatterRecord }[]> {
  const { rows: found } = await sql<{ office: string; on: PlainDate; matter: string }>`
    select distinct on (b.matter) b.office, b."on", b.matter from (${reports(county, scope)}) b
    where exists (select from event x where x.county = b.county and x.matter = b.matter and x.action = 'approveExtension')
    order by b.matter, b.seq desc limit 2000`.execute(tx)
  if (found.length === 0) return []
  const rows = await tx
    .selectFrom('matter')
    .selectAll()
    .where('county', '=', county)
    .where(
      'id',
      'in',
      found.map(({ matter }) => matter),
    )
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap(({ office, on, matter }) => {
    const row = byId.get(matter)
    return row ? [{ office, on, row }] : []
  })
}
