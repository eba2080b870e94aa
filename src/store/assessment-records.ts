import { type Kysely, type RawBuilder, sql } from 'kysely'
import { FOLLOW_UP_EXCLUSIONS, NOT_HANDLED } from '../assessment/exclusion.ts'
import type { Indicator, Source } from '../assessment/indicator.ts'
import type { MarkEvent } from '../assessment/mark-event.ts'
import type { Item, Mark, Records } from '../assessment/record.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Schema } from './schema.ts'

/** What to take: of a period, both days included, for these offices, as of a day. */
export interface RecordScope {
  readonly from: PlainDate
  readonly to: PlainDate
  readonly offices: readonly string[]
  readonly today: PlainDate
  readonly indicators: readonly Indicator[]
  readonly marks: readonly MarkEvent[]
}

type Sql = RawBuilder<unknown>

interface Taking {
  readonly county: string
  readonly scope: RecordScope
}

/** The items and marks of a period, in two queries; ordered, so that the same records always read the same. */
export async function takeRecords(tx: Kysely<Schema>, county: string, scope: RecordScope): Promise<Records> {
  const taking = { county, scope }
  const [items, marks] = await Promise.all([takeItems(tx, taking), takeMarks(tx, taking)])
  return { items, marks }
}

async function takeItems(tx: Kysely<Schema>, taking: Taking): Promise<Item[]> {
  const parts = taking.scope.indicators.flatMap(({ id, sources }) =>
    sources.map((source) => sql`(${partOf(taking, id, source)})`),
  )
  if (parts.length === 0 || taking.scope.offices.length === 0) return []
  const { rows } = await sql<Item>`
    select indicator, office, matter, receipt_number, procedure, seq, "on", good, excluded, evidence
    from (${sql.join(parts, sql` union all `)}) items
    order by indicator, office, receipt_number`.execute(tx)
  return rows.map((row) => ({ ...row, evidence: withoutNulls(row.evidence) }))
}

function withoutNulls<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null)) as T
}

function partOf(taking: Taking, indicator: string, source: Source): Sql {
  if ('clock' in source) return clockPart(taking, indicator, source)
  if ('facts' in source) return answerPart(taking, indicator, source)
  if ('after' in source) return actsPart(taking, indicator, source)
  return returnsPart(taking, indicator, source)
}

const list = (texts: readonly string[]) => sql`${[...texts]}::text[]`

/** The columns common to all parts. */
function columns(indicator: string, office: Sql, rest: { on: Sql; good: Sql; excluded: Sql; evidence: Sql }): Sql {
  return sql`${indicator}::text as indicator, ${office} as office, m.id as matter, m.receipt_number, m.procedure, m.seq,
    ${rest.on} as "on", (${rest.good})::boolean as good, (${rest.excluded})::text as excluded, ${rest.evidence} as evidence`
}

const unhandled = sql`case when m.outcome = any(${list(NOT_HANDLED)}) then 'withdrawn' end`

/** Decided on the day it stopped in time, else on its last day; what stands still is listed on the last day of the period. */
function clockPart({ county, scope }: Taking, indicator: string, source: Extract<Source, { clock: string }>): Sql {
  const { from, to, offices, today } = scope
  const due = source.until === 'due' ? sql`c.due_on` : sql`c.target_on`
  const overrun = source.until === 'due' ? sql`c.late` : sql`c.missed_target`
  const missed = sql`case when c.stopped_on is null then ${due} < ${today} else c.stopped_on > ${due} or ${overrun} end`
  const still = sql`(c.paused and c.stopped_on is null)`
  const on = sql`case when ${still} then ${to}::date when ${missed} then ${due} else c.stopped_on end`
  return sql`
    select ${columns(indicator, sql`m.lead_office`, {
      on,
      good: sql`not ${still} and not ${missed}`,
      excluded: sql`case when ${still} then 'hungUp' else ${unhandled} end`,
      evidence: sql`jsonb_build_object('clock', c.name, 'dueOn', ${due}, 'stoppedOn', c.stopped_on, 'outcome', m.outcome,
        'paused', case when ${still} then true end,
        'afterHour', case when c.stopped_on <= ${due} and ${overrun} then true end)`,
    })}
    from matter m
    join clock c on c.county = m.county and c.matter = m.id and c.name = ${source.clock}
    where m.county = ${county} and m.procedure = ${source.procedure} and m.lead_office = any(${list(offices)})
      and c.started_on <= ${to} and m.opened_on <= ${to} and (m.closed_on is null or m.closed_on >= ${from})
      and (${still} or (${due} is not null and (c.stopped_on is not null or ${due} < ${today})
        and (${on}) between ${from} and ${to}))`
}

/** The day an event happened, as it was last corrected. */
const dayOf = (event: Sql) => sql`coalesce((
  select (x.input ->> 'rightDay')::date from event x
  where x.county = ${event}.county and x.matter = ${event}.matter and x.action = 'correctDate'
    and (x.input ->> 'step')::int = ${event}.seq
  order by x.seq desc limit 1), ${event}.happened_on)`

/** Matters one of these acts may have happened to within the period; an act whose day was corrected into it included. */
function touched({ county, scope: { from, to } }: Taking, actions: readonly string[]): Sql {
  return sql`m.id in (
    select t.matter from event t where t.county = ${county} and (
      (t.action = any(${list(actions)}) and t.happened_on between ${from} and ${to})
      or (t.action = 'correctDate' and (t.input ->> 'rightDay')::date between ${from} and ${to})))`
}

const hanging = sql`case when m.facts ->> 'hungUp' = 'true' then 'hungUp' end`
const followUpExclusion = sql`case m.facts ->> 'followUpExcluded' ${sql.join(
  Object.entries(FOLLOW_UP_EXCLUSIONS).map(([word, exclusion]) => sql`when ${word} then ${exclusion}`),
  sql` `,
)} end`
const notReached = sql`case when m.facts ->> 'followUpReached' = 'false' then 'notReached' end`
const EXCLUDE = 'approveExclusion'

/** By the day the answer was last given, or of the decision to exclude it; whom nobody reached has answered nothing yet. */
function answerPart(taking: Taking, indicator: string, source: Extract<Source, { facts: readonly string[] }>): Sql {
  const { county, scope } = taking
  const value = sql`coalesce(${sql.join(source.facts.map((fact) => sql`m.facts ->> ${fact}`))})`
  const acts = [...source.by, EXCLUDE]
  const day = dayOf(sql`e`)
  return sql`
    select ${columns(indicator, sql`m.lead_office`, {
      on: sql`a."on"`,
      good: sql`coalesce(${value} = any(${list(source.good)}), false)`,
      excluded: sql`coalesce(${followUpExclusion}, ${hanging}, ${notReached}, ${unhandled})`,
      evidence: sql`jsonb_build_object('value', ${value}, 'followUp', m.facts ->> 'followUpExcluded',
        'reached', case when ${notReached} is not null then false end,
        'hanging', case when ${hanging} is not null then true end, 'outcome', m.outcome, 'seq', a.seq)`,
    })}
    from matter m
    join lateral (
      select e.seq, ${day} as "on" from event e
      where e.county = m.county and e.matter = m.id and e.action = any(${list(acts)}) and ${day} <= ${scope.to}
      order by 2 desc, 1 desc limit 1) a on true
    where m.county = ${county} and m.procedure = ${source.procedure} and m.lead_office = any(${list(scope.offices)})
      and ${touched(taking, acts)} and a."on" between ${scope.from} and ${scope.to}
      and (${value} is not null or ${notReached} is not null or m.facts ? 'followUpExcluded')`
}

/**
 * Of each office that reported in the period, or whose report was found wanting in it: by the first fault, and
 * where there is none by the last report. A matter that another office does again stays the first one's fault.
 */
function actsPart(taking: Taking, indicator: string, source: Extract<Source, { after: readonly string[] }>): Sql {
  const { county, scope } = taking
  const all = [...source.after, ...source.fault]
  const reporter = sql`(select p.office from event p where p.county = o.county and p.matter = o.matter
    and p.seq < o.seq and p.action = any(${list(source.after)}) order by p.seq desc limit 1)`
  return sql`
    select ${columns(indicator, sql`a.office`, {
      on: sql`coalesce(a.fault_on, a.last_on)`,
      good: sql`a.faults is null`,
      excluded: sql`coalesce(${hanging}, ${unhandled})`,
      evidence: sql`jsonb_build_object('faults', a.faults, 'outcome', m.outcome, 'seq', a.seq,
        'hanging', case when ${hanging} is not null then true end)`,
    })}
    from matter m
    join lateral (
      select e.office, max(e.seq) as seq, min(e.day) filter (where e.fault) as fault_on, max(e.day) as last_on,
        jsonb_agg(e.seq order by e.seq) filter (where e.fault) as faults
      from (
        select o.seq, ${dayOf(sql`o`)} as day, o.action = any(${list(source.fault)}) as fault,
          case when o.action = any(${list(source.fault)}) then ${reporter} else o.office end as office
        from event o
        where o.county = m.county and o.matter = m.id and o.action = any(${list(all)})) e
      where e.day between ${scope.from} and ${scope.to} and e.office = any(${list(scope.offices)})
      group by e.office) a on true
    where m.county = ${county} and m.procedure = ${source.procedure} and ${touched(taking, all)}`
}

/** Of each office a matter was sent to in the period, or that gave it back in it. */
function returnsPart(taking: Taking, indicator: string, source: Extract<Source, { sent: readonly string[] }>): Sql {
  const { county, scope } = taking
  const { from, to, offices } = scope
  const sent = list(source.sent)
  const returned = list(source.returned)
  const next = sql`(select n.input ->> 'office' from event n where n.county = e.county and n.matter = e.matter
    and n.seq > e.seq and n.action = any(${sent}) and n.input ->> 'office' is not null order by n.seq limit 1)`
  return sql`
    select ${columns(indicator, sql`r.office`, {
      on: sql`coalesce(r.returned_on, r.sent_on)`,
      good: sql`not r.again`,
      excluded: sql`case when r.returns is null or r.again then null when r.pending then 'returnPending' else 'returnUpheld' end`,
      evidence: sql`jsonb_build_object('returns', r.returns, 'seq', r.seq)`,
    })}
    from matter m
    join lateral (
      select f.office, max(f.seq) as seq, min(f.day) filter (where f.back) as returned_on,
        max(f.day) filter (where not f.back) as sent_on,
        coalesce(bool_or(f.back and f.next = f.office), false) as again,
        coalesce(bool_or(f.back and f.next is null), false) as pending,
        jsonb_agg(jsonb_build_object('seq', f.seq, 'on', f.day, 'next', f.next) order by f.seq) filter (where f.back) as returns
      from (
        select e.seq, ${dayOf(sql`e`)} as day, e.action = any(${returned}) as back,
          case when e.action = any(${returned}) then e.office else e.input ->> 'office' end as office,
          case when e.action = any(${returned}) then ${next} end as next
        from event e
        where e.county = m.county and e.matter = m.id
          and (e.action = any(${returned}) or (e.action = any(${sent}) and e.input ->> 'office' is not null))) f
      where f.day between ${from} and ${to} and f.office = any(${list(offices)})
      group by f.office) r on true
    where m.county = ${county} and m.procedure = ${source.procedure}
      and ${touched(taking, [...source.sent, ...source.returned])}`
}

async function takeMarks(tx: Kysely<Schema>, taking: Taking): Promise<Mark[]> {
  const { county, scope } = taking
  if (scope.marks.length === 0 || scope.offices.length === 0) return []
  const day = dayOf(sql`e`)
  const parts = scope.marks.map(
    ({ id, procedure, action, fact, input }) => sql`(
      select ${id}::text as event, m.lead_office as office, m.id as matter, m.receipt_number, m.procedure, e.seq, ${day} as "on"
      from matter m join event e on e.county = m.county and e.matter = m.id and e.action = ${action}
      where m.county = ${county} and m.procedure = ${procedure} and m.lead_office = any(${list(scope.offices)})
        and ${touched(taking, [action])} and ${day} between ${scope.from} and ${scope.to}
        ${fact ? sql`and m.facts ->> ${fact.name} = any(${list(fact.among)})` : sql``}
        ${input ? sql`and e.input ->> ${input.name} = any(${list(input.among)})` : sql``})`,
  )
  const { rows } = await sql<Mark>`
    select * from (${sql.join(parts, sql` union all `)}) marks
    order by event, office, "on", receipt_number, seq`.execute(tx)
  return rows
}

/** An act on a matter, by its name in the ledger. */
export interface Cause {
  readonly matter: string
  readonly seq: number
}

/**
 * Acts entered after a moment that belong to the days up to `to`: entered late, or setting a day right. Only
 * matters with such an act may change a frozen period.
 */
export async function lateActs(
  tx: Kysely<Schema>,
  county: string,
  { after, to }: { readonly after: Date; readonly to: PlainDate },
): Promise<Cause[]> {
  const { rows } = await sql<Cause>`
    select e.matter, e.seq from event e
    where e.county = ${county} and e.recorded_at > ${after}
      and (e.happened_on <= ${to} or (e.action = 'correctDate' and exists (
        select from event x where x.county = e.county and x.matter = e.matter and x.seq = (e.input ->> 'step')::int
          and (x.happened_on <= ${to} or (e.input ->> 'rightDay')::date <= ${to}))))
    order by e.matter, e.seq`.execute(tx)
  return rows
}
