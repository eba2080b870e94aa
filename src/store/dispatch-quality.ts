import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { DispatchTask } from './dispatch-decisions.ts'
import type { DispatchDecisionTable, Schema } from './schema.ts'

/** A task over a span of days, both ends inclusive, by the day a matter was first decided on. */
export interface QualityScope {
  readonly task: DispatchTask
  readonly from: PlainDate
  readonly to: PlainDate
}

/** What came of the advice on the matters of a span. */
export interface QualityRow {
  readonly matters: number
  readonly first: number
  readonly three: number
  readonly sure: number
  readonly sureRight: number
  readonly itself: number
  readonly corrected: number
  readonly returned: number
  readonly checked: number
  readonly checkedWrong: number
}

/**
 * One row for each matter that got a label: what was advised when it was first decided
 * on, the label that stands in the end, and what happened in between. Advice is judged
 * as it was given, by models that did not know the answer.
 */
function cases(county: string, { task, from, to }: QualityScope): RawBuilder<unknown> {
  return sql`
    mine as (
      select d.* from dispatch_decision d where d.county = ${county} and d.task = ${task} and d.matter in (
        select matter from dispatch_decision
        where county = ${county} and task = ${task} and decided_on between ${from} and ${to})
    ), opening as (
      select distinct on (matter) matter, decided_on, advised, band, new_words from mine where how <> 'declined' order by matter, seq
    ), ending as (
      select distinct on (matter) matter, chosen from mine
      where how in ('itself', 'accepted', 'chosen', 'corrected') order by matter, seq desc
    ), between_them as (
      select matter, bool_or(how = 'returned') as returned, bool_or(how = 'corrected') as corrected,
        bool_or(how = 'itself') as itself, bool_or(verdict is not null) as checked, bool_or(verdict = 'wrong') as wrong
      from mine group by matter
    ), cases as (
      select o.matter, to_char(o.decided_on, 'YYYY-MM') as month, o.band, o.new_words, o.advised->0->>'label' as top,
        coalesce((o.advised->0->>'probability')::float8, 0) as told, e.chosen as final,
        coalesce(o.advised->0->>'label' = e.chosen, false) as first,
        coalesce(o.advised @> jsonb_build_array(jsonb_build_object('label', e.chosen)), false) as three,
        b.returned, b.corrected, b.itself, b.checked, coalesce(b.wrong, false) as wrong
      from opening o join ending e using (matter) join between_them b using (matter)
      where o.decided_on between ${from} and ${to} and e.chosen is not null
    )`
}

const COUNTS = sql`
  count(*)::int as matters, (count(*) filter (where first))::int as first, (count(*) filter (where three))::int as three,
  (count(*) filter (where band = 'sure'))::int as sure, (count(*) filter (where band = 'sure' and first))::int as "sureRight",
  (count(*) filter (where itself))::int as itself, (count(*) filter (where corrected))::int as corrected,
  (count(*) filter (where returned))::int as returned, (count(*) filter (where checked))::int as checked,
  (count(*) filter (where wrong))::int as "checkedWrong"`

/** Totals (month null) and one row for each month, in order. */
export async function qualityByMonth(
  tx: Kysely<Schema>,
  county: string,
  scope: QualityScope,
): Promise<(QualityRow & { month: string | null })[]> {
  const { rows } = await sql<QualityRow & { month: string | null }>`
    with ${cases(county, scope)}
    select month, ${COUNTS} from cases group by grouping sets ((), (month)) order by month nulls first`.execute(tx)
  return rows
}

/** For each label: how often it was advised first, and rightly; how often it stood in the end; how often it was given back. */
export async function qualityByLabel(
  tx: Kysely<Schema>,
  county: string,
  scope: QualityScope,
): Promise<{ label: string; advised: number; taken: number; final: number; returned: number }[]> {
  const { rows } = await sql<{ label: string; advised: number; taken: number; final: number; returned: number }>`
    with ${cases(county, scope)}, labels as (
      select top as label, 1 as advised, first::int as taken, 0 as final, 0 as returned from cases where top is not null
      union all select final, 0, 0, 1, 0 from cases
      union all select overruled, 0, 0, 0, 1 from mine where how = 'returned' and overruled is not null
    )
    select label, sum(advised)::int as advised, sum(taken)::int as taken, sum(final)::int as final,
      sum(returned)::int as returned
    from labels group by label order by final desc, advised desc, label`.execute(tx)
  return rows
}

/** In tenths of the probability told: how many matters, what was told on average, and how many came out so. */
export async function calibrationOf(
  tx: Kysely<Schema>,
  county: string,
  scope: QualityScope,
): Promise<{ tenth: number; told: number; right: number; matters: number }[]> {
  const { rows } = await sql<{ tenth: number; told: number; right: number; matters: number }>`
    with ${cases(county, scope)}
    select least(9, floor(told * 10))::int as tenth, avg(told)::float8 as told, avg(first::int)::float8 as right,
      count(*)::int as matters
    from cases where top is not null group by 1 order by 1`.execute(tx)
  return rows
}

/**
 * Month by month: how many texts gave nothing to go by, what share of the words was new to the model (null where it was
 * not measured), how sure the model was, and how right.
 */
export async function driftOf(tx: Kysely<Schema>, county: string, scope: QualityScope): Promise<Drift[]> {
  const { rows } = await sql<Drift>`
    with ${cases(county, scope)}
    select month, count(*)::int as matters, avg((band = 'unknown')::int)::float8 as unknown,
      avg(new_words)::float8 as "newWords",
      coalesce(avg(told) filter (where band <> 'unknown'), 0)::float8 as told,
      coalesce(avg(first::int) filter (where band <> 'unknown'), 0)::float8 as right
    from cases group by month order by month`.execute(tx)
  return rows
}

interface Drift {
  readonly month: string
  readonly matters: number
  readonly unknown: number
  readonly newWords: number | null
  readonly told: number
  readonly right: number
}

/** Which matters of a scope: all, or those behind one number. */
export const DECISION_KINDS = [
  'all',
  'wrong',
  'sure-wrong',
  'itself',
  'corrected',
  'returned',
  'checked-wrong',
] as const

/** One decision with its matter. */
export interface ListedDecision {
  readonly matter: string
  readonly receiptNumber: string
  readonly title: string
  readonly decidedOn: PlainDate
  readonly how: DispatchDecisionTable['how']
  readonly band: DispatchDecisionTable['band']
  readonly advised: readonly { readonly label: string; readonly probability: number }[]
  readonly chosen: string | null
  readonly overruled: string | null
  readonly reason: string | null
  readonly verdict: 'right' | 'wrong' | null
}

/** The last decision on each matter behind a number, newest first. Throws RangeError on a cursor that is not ours. */
export async function listDecisions(
  tx: Kysely<Schema>,
  county: string,
  query: QualityScope & {
    kind: (typeof DECISION_KINDS)[number]
    label?: string
    cursor?: string
    limit: number
  },
): Promise<{ items: ListedDecision[]; nextCursor?: string }> {
  const place = query.cursor ? decodeCursor(query.cursor) : undefined
  if (query.cursor && !place) throw new RangeError('cursor')
  const after = place ? sql`and (l.decided_on, l.matter) < (${place.on}::date, ${place.id}::uuid)` : sql``
  const label = query.label ? sql`and (c.top = ${query.label} or c.final = ${query.label})` : sql``
  const { rows } = await sql<ListedDecision>`
    with ${cases(county, query)}, latest as (
      select distinct on (matter) matter, decided_on, how, band, chosen, overruled, reason, verdict
      from mine order by matter, seq desc
    )
    select l.matter, m.receipt_number as "receiptNumber", m.title, l.decided_on as "decidedOn", l.how, c.band,
      o.advised, l.chosen, l.overruled, l.reason, l.verdict
    from cases c join latest l using (matter) join opening o using (matter)
    join matter m on m.county = ${county} and m.id = c.matter
    where ${KINDS[query.kind]} ${label} ${after}
    order by l.decided_on desc, l.matter desc limit ${query.limit + 1}`.execute(tx)
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  if (rows.length <= query.limit || !last) return { items }
  return { items, nextCursor: encodeCursor({ on: last.decidedOn, id: last.matter }) }
}

const KINDS: Readonly<Record<(typeof DECISION_KINDS)[number], RawBuilder<boolean>>> = {
  all: sql<boolean>`true`,
  wrong: sql<boolean>`not c.first`,
  'sure-wrong': sql<boolean>`c.band = 'sure' and not c.first`,
  itself: sql<boolean>`c.itself`,
  corrected: sql<boolean>`c.corrected`,
  returned: sql<boolean>`c.returned`,
  'checked-wrong': sql<boolean>`c.wrong`,
}

/** What the program did of itself since a day, and what was looked at. */
export async function countChecks(
  tx: Kysely<Schema>,
  county: string,
  since: PlainDate,
): Promise<{ itself: number; drawn: number; right: number; wrong: number }> {
  const { rows } = await sql<{ itself: number; drawn: number; right: number; wrong: number }>`
    select count(*)::int as itself, (count(*) filter (where drawn))::int as drawn,
      (count(*) filter (where verdict = 'right'))::int as right, (count(*) filter (where verdict = 'wrong'))::int as wrong
    from dispatch_decision
    where county = ${county} and how = 'itself' and task in ('category', 'office') and decided_on >= ${since}`.execute(
    tx,
  )
  return rows[0] ?? { itself: 0, drawn: 0, right: 0, wrong: 0 }
}

/** A matter whose automatic dispatch was drawn and waits for a person. */
export interface ToCheck {
  readonly matter: string
  readonly procedure: string
  readonly version: number
  readonly receiptNumber: string
  readonly title: string
  readonly text: string
  readonly seq: number
  readonly stage: string
  readonly decidedOn: PlainDate
  readonly decisions: readonly { readonly task: DispatchTask; readonly chosen: string; readonly probability: number }[]
}

/** What waits to be checked, oldest first. */
export async function listToCheck(tx: Kysely<Schema>, county: string, limit: number): Promise<ToCheck[]> {
  const { rows } = await sql<ToCheck>`
    with drawn as (
      select matter, min(position) as position from dispatch_decision
      where county = ${county} and drawn and verdict is null group by matter order by 2 limit ${limit}
    )
    select m.id as matter, m.procedure, m.version, m.receipt_number as "receiptNumber", m.title, t.text, m.seq, m.stage,
      min(d.decided_on) as "decidedOn",
      jsonb_agg(jsonb_build_object('task', d.task, 'chosen', d.chosen, 'probability', d.advised->0->'probability')
        order by d.task) as decisions
    from drawn join matter m on m.county = ${county} and m.id = drawn.matter
    join matter_text t on t.county = ${county} and t.matter = m.id
    join dispatch_decision d on d.county = ${county} and d.matter = m.id and d.how = 'itself' and d.verdict is null
    group by m.id, m.procedure, m.version, m.receipt_number, m.title, t.text, m.seq, m.stage, drawn.position
    order by drawn.position`.execute(tx)
  return rows
}
