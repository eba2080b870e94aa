import { type Kysely, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import { CLOSED } from '../engine/define.ts'
import type { Schema } from './schema.ts'

/** Open matters past their nearest day that stand in one stage. */
export interface StandingStill {
  readonly procedure: string
  readonly stage: string
  readonly past: number
  readonly returned: number
  readonly extended: number
  readonly reminded: number
  /** The median of their nearest days. */
  readonly medianDueOn: PlainDate
}

/** Where matters past their nearest day stand, and how many of them were given back, prolonged, reminded of; most first. */
export async function standingStill(
  tx: Kysely<Schema>,
  county: string,
  scope: { readonly before: PlainDate; readonly office?: string; readonly procedures?: readonly string[] },
): Promise<StandingStill[]> {
  const { before, office, procedures } = scope
  const did = (action: string) => sql`count(*) filter (where acts @> array[${action}])::int`
  const { rows } = await sql<StandingStill>`
    select procedure, stage, count(*)::int as past, ${did('return')} as returned,
      ${did('approveExtension')} as extended, ${did('remind')} as reminded,
      percentile_disc(0.5) within group (order by due_on) as "medianDueOn"
    from (
      select m.procedure, m.stage, m.due_on, array(
        select e.action from event e where e.county = ${county} and e.matter = m.id) as acts
      from matter m
      where m.county = ${county} and m.stage <> ${CLOSED} and m.due_on < ${before}
        ${office === undefined ? sql`` : sql`and m.lead_office = ${office}`}
        ${procedures ? sql`and m.procedure = any(${[...procedures]}::text[])` : sql``}) as standing
    group by procedure, stage order by past desc, procedure, stage`.execute(tx)
  return rows
}

/** A leader's instruction, or an order issued upon one that was not registered, and how far it is. */
export interface Instruction {
  readonly id: string
  readonly text: string
  readonly leader: string | null
  readonly procedure: string
  readonly version: number
  readonly open: boolean
  readonly past: boolean
  readonly lastAction: string
  readonly lastOn: PlainDate
  /** Its orders; an order by itself is its own. */
  readonly orders: number
  readonly ordersClosed: number
  readonly ordersPast: number
}

/** How many instructions there are, those listed and those beyond. */
export interface InstructionCounts {
  readonly total: number
  readonly open: number
  readonly past: number
}

/** Instructions that are open, or were closed since a day; open ones first, the nearest due before others. */
export async function listInstructions(
  tx: Kysely<Schema>,
  county: string,
  { today, since, limit }: { today: PlainDate; since: PlainDate; limit: number },
): Promise<{ counts: InstructionCounts; items: Instruction[] }> {
  // An order by itself is its own; those of a special supervision are found by its name, once for all of the page.
  const { rows } = await sql<Instruction & { total: number; allOpen: number; allPast: number }>`
    with found as (
      select m.*, m.closed_on is null and m.due_on < ${today} as past, (count(*) over ())::int as total,
        (count(*) filter (where m.closed_on is null) over ())::int as all_open,
        (count(*) filter (where m.closed_on is null and m.due_on < ${today}) over ())::int as all_past
      from matter m
      where m.county = ${county} and (m.closed_on is null or m.closed_on >= ${since})
        and (m.procedure = 'instruction'
          or (m.procedure = 'supervision-order' and m.facts ->> 'source' = '领导批示' and not m.facts ? 'batch'))
      order by m.closed_on is not null, m.due_on, m.closed_on desc, m.id limit ${limit}),
    batch as (
      select o.facts ->> 'batch' as name, count(*)::int as orders,
        (count(*) filter (where o.closed_on is not null))::int as closed,
        (count(*) filter (where o.closed_on is null and o.due_on < ${today}))::int as past
      from matter o
      where o.county = ${county} and o.procedure = 'supervision-order'
        and o.facts ->> 'batch' = any(array(select title from found where procedure = 'instruction'))
      group by 1)
    select m.id, coalesce(m.facts ->> 'text', m.facts ->> 'instruction', m.facts ->> 'demand', '') as text,
      m.facts ->> 'leader' as leader, m.procedure, m.version, m.closed_on is null as open, m.past,
      e.action as "lastAction", e.happened_on as "lastOn",
      case when own then 1 else coalesce(batch.orders, 0) end as orders,
      case when own then (m.closed_on is not null)::int else coalesce(batch.closed, 0) end as "ordersClosed",
      case when own then m.past::int else coalesce(batch.past, 0) end as "ordersPast",
      m.total, m.all_open as "allOpen", m.all_past as "allPast"
    from found m
    join event e on e.county = m.county and e.matter = m.id and e.seq = m.seq
    cross join lateral (select m.procedure <> 'instruction' as own) o
    left join batch on not own and batch.name = m.title
    order by m.closed_on is not null, m.due_on, m.closed_on desc, m.id`.execute(tx)
  const [first] = rows
  const counts = { total: first?.total ?? 0, open: first?.allOpen ?? 0, past: first?.allPast ?? 0 }
  return { counts, items: rows.map(({ total: _, allOpen: __, allPast: ___, ...item }) => item) }
}

/** Open hotspots of more than one matter, and how many of them had a matter in the last seven days. */
export async function countOpenHotspots(
  tx: Kysely<Schema>,
  county: string,
  since: PlainDate,
): Promise<{ open: number; recent: number }> {
  const { rows } = await sql<{ open: number; recent: number }>`
    select count(*)::int as open, (count(*) filter (where last_on >= ${since}))::int as recent
    from hotspot where county = ${county} and state = 'open' and matters > 1`.execute(tx)
  return rows[0] ?? { open: 0, recent: 0 }
}
