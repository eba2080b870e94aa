import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Definition } from '../engine/define.ts'
import type { FigureFilter, FigureRule } from '../statistics/figure.ts'
import { isLate } from './lateness.ts'
import type { Schema } from './schema.ts'

/** A period, both ends inclusive, and perhaps one lead office. */
export interface FigureScope {
  readonly from: PlainDate
  readonly to: PlainDate
  readonly office?: string
}

/** A figure's value; a rate of nothing is null. */
export interface Figure {
  readonly id: string
  readonly value: number | null
  readonly numerator?: number
  readonly denominator?: number
  /** A count by the values of the fact it is broken down by; values that nothing has are left out. */
  readonly cells?: Readonly<Record<string, number>>
}

type Counted = Extract<FigureRule, { count: string }>
type CountRule = Exclude<FigureRule, { rate: unknown }>

/** Every figure of a procedure over a scope, in one query, and one more for each fact that breaks figures down. */
export async function computeFigures(
  tx: Kysely<Schema>,
  county: string,
  definition: Definition,
  scope: FigureScope,
): Promise<Figure[]> {
  const counts = await countAll(tx, county, definition, scope)
  const cells = await countCells(tx, county, definition, scope)
  return Object.entries(definition.figures).map(([id, rule]) => {
    if ('any' in rule) return { id, value: counts.get(id) ?? 0 }
    if ('count' in rule) return { id, value: counts.get(id) ?? 0, ...(rule.by ? { cells: cells.get(id) ?? {} } : {}) }
    const [numerator, denominator] = rule.rate.map((part) => counts.get(part) ?? 0) as [number, number]
    return { id, value: denominator === 0 ? null : numerator / denominator, numerator, denominator }
  })
}

/** The ids and opening days of the matters a figure counts (a rate: its numerator), newest first, from a place on. */
export async function listCounted(
  tx: Kysely<Schema>,
  county: string,
  definition: Definition,
  request: FigureScope & { figure: string; cell?: string; after?: { on: string; id: string }; limit: number },
): Promise<{ id: string; openedOn: PlainDate }[]> {
  const rule = countRule(definition, request.figure)
  const after = request.after
    ? sql`and (m.opened_on, m.id) < (${request.after.on}::date, ${request.after.id}::uuid)`
    : sql``
  const { rows } = await sql<{ id: string; openedOn: PlainDate }>`
    select m.id, m.opened_on from ${source(countsOf(definition, rule))}
    where ${within(county, definition, request)} and ${predicate(definition, rule, request)} ${ofCell(rule, request.cell)} ${after}
    order by m.opened_on desc, m.id desc limit ${request.limit}`.execute(tx)
  return rows
}

/** Every matter that each of the figures counts, by id, with its value of the fact the figure is broken down by; in one reading. */
export async function idsCounted(
  tx: Kysely<Schema>,
  county: string,
  definition: Definition,
  { figures, ...scope }: FigureScope & { figures: readonly string[] },
): Promise<Map<string, { id: string; cell: string | null }[]>> {
  const rules = figures.map((figure) => countRule(definition, figure))
  const lists = new Map(figures.map((figure) => [figure, [] as { id: string; cell: string | null }[]]))
  if (rules.length === 0) return lists
  const holds = rules.map((rule) => predicate(definition, rule, scope))
  const cells = rules.map((rule) => ('count' in rule && rule.by ? sql`m.facts ->> ${rule.by}` : sql`null`))
  const { rows } = await sql<{ id: string; counted: boolean[]; cells: (string | null)[] }>`
    select m.id, array[${sql.join(holds)}] as counted, array[${sql.join(cells)}]::text[] as cells
    from ${source(rules.flatMap((rule) => countsOf(definition, rule)))}
    where ${within(county, definition, scope)} and (${sql.join(holds, sql` or `)}) order by m.id`.execute(tx)
  for (const row of rows)
    for (const [at, figure] of figures.entries())
      if (row.counted[at]) lists.get(figure)?.push({ id: row.id, cell: row.cells[at] ?? null })
  return lists
}

/** The count rule behind a figure: a rate stands for its numerator. Throws RangeError on an unknown figure. */
export function countRule(definition: Definition, id: string): CountRule {
  const rule = definition.figures[id]
  if (!rule) throw new RangeError(id)
  return 'rate' in rule ? countRule(definition, rule.rate[0]) : rule
}

/** The plain counts a rule is made of: itself, or those it gathers. */
function countsOf(definition: Definition, rule: CountRule): readonly Counted[] {
  return 'any' in rule ? rule.any.flatMap((id) => countsOf(definition, countRule(definition, id))) : [rule]
}

async function countAll(tx: Kysely<Schema>, county: string, definition: Definition, scope: FigureScope) {
  const rules = Object.entries(definition.figures).flatMap(([id, rule]) => ('rate' in rule ? [] : [{ id, rule }]))
  if (rules.length === 0) return new Map<string, number>()
  const columns = rules.map(({ rule }) => sql`count(*) filter (where ${predicate(definition, rule, scope)})::int`)
  const { rows } = await sql<{ counts: number[] }>`
    select array[${sql.join(columns)}] as counts
    from ${source(rules.flatMap(({ rule }) => countsOf(definition, rule)))}
    where ${within(county, definition, scope)}`.execute(tx)
  return new Map(rules.map(({ id }, at) => [id, rows[0]?.counts[at] ?? 0]))
}

/** The matters of one column of a figure that is broken down; of another figure there are none. */
function ofCell(rule: CountRule, cell: string | undefined): RawBuilder<unknown> {
  if (cell === undefined) return sql``
  const by = 'count' in rule ? rule.by : undefined
  return by ? sql`and m.facts ->> ${by} = ${cell}` : sql`and false`
}

async function countCells(tx: Kysely<Schema>, county: string, definition: Definition, scope: FigureScope) {
  const rules = Object.entries(definition.figures).flatMap(([id, rule]) =>
    'count' in rule && rule.by ? [{ id, rule, by: rule.by }] : [],
  )
  const cells = new Map<string, Record<string, number>>()
  for (const by of new Set(rules.map((one) => one.by))) {
    const those = rules.filter((one) => one.by === by)
    const columns = those.map(({ rule }) => sql`count(*) filter (where ${predicate(definition, rule, scope)})::int`)
    const { rows } = await sql<{ value: string | null; counts: number[] }>`
      select m.facts ->> ${by} as value, array[${sql.join(columns)}] as counts
      from ${source(those.map(({ rule }) => rule))}
      where ${within(county, definition, scope)} group by 1`.execute(tx)
    for (const [at, { id }] of those.entries())
      cells.set(id, Object.fromEntries(rows.map(({ value, counts }) => [value ?? '', counts[at] ?? 0])))
  }
  return cells
}

/** A matter as a statutory table's list shows it: no word of what it is about. */
export interface CountedMatter {
  readonly receiptNumber: string
  readonly openedOn: PlainDate
  readonly closedOn: PlainDate | null
  readonly outcome: string | null
  readonly version: number
  readonly cell: string | null
}

/** Every matter that any figure of the scope may count, oldest first. */
export async function listWithin(
  tx: Kysely<Schema>,
  county: string,
  definition: Definition,
  { by, ...scope }: FigureScope & { by: string },
): Promise<CountedMatter[]> {
  const { rows } = await sql<CountedMatter>`
    select m.receipt_number, m.opened_on, m.first_closed_on as closed_on, m.first_outcome as outcome, m.version, m.facts ->> ${by} as cell
    from matter m where ${within(county, definition, scope)}
      ${scope.office ? sql`and m.lead_office = ${scope.office}` : sql``} order by m.opened_on, m.id`.execute(tx)
  return rows
}

/** The matters, each with the clocks that the rules look at, joined once. */
function source(rules: readonly Counted[]): RawBuilder<unknown> {
  const names = new Set(rules.flatMap(({ where }) => clocksOf(where ?? {})))
  const joins = [...names].map(
    (name) => sql`left join clock ${alias(name)} on ${alias(name)}.county = m.county
      and ${alias(name)}.matter = m.id and ${alias(name)}.name = ${name}`,
  )
  return joins.length > 0 ? sql`matter m ${sql.join(joins, sql` `)}` : sql`matter m`
}

function clocksOf({ late, onTime, onTarget }: FigureFilter): string[] {
  return [...(late ?? []), onTime, onTarget].filter((name) => name !== undefined)
}

function alias(clock: string): RawBuilder<unknown> {
  return sql.ref(`clock_${clock}`)
}

/** Where no figure counts what an office assists in, only what it leads is looked at. */
function involved({ figures }: Definition, office: string): RawBuilder<unknown> {
  const assisting = Object.values(figures).some((rule) => 'count' in rule && rule.office === 'assisting')
  return assisting ? sql`or m.assisting_offices @> array[${office}]::text[]` : sql``
}

/** Nothing outside these bounds can be counted by any rule. */
function within(county: string, definition: Definition, { from, to, office }: FigureScope): RawBuilder<SqlBool> {
  const mine = office ? sql`and (m.lead_office = ${office} ${involved(definition, office)})` : sql``
  return sql<SqlBool>`m.county = ${county} and m.procedure = ${definition.id} ${mine}
    and m.opened_on <= ${to} and (m.first_closed_on is null or m.first_closed_on >= ${from})`
}

/** An office counts what it leads; where a figure says so, what it assists in. */
function ofOffice({ office: standing }: Counted, { office }: FigureScope): RawBuilder<SqlBool>[] {
  if (!office) return []
  return standing === 'assisting'
    ? [sql<SqlBool>`m.assisting_offices @> array[${office}]::text[]`]
    : [sql<SqlBool>`m.lead_office = ${office}`]
}

function predicate(definition: Definition, rule: CountRule, scope: FigureScope): RawBuilder<SqlBool> {
  if ('any' in rule)
    return sql<SqlBool>`(${sql.join(
      rule.any.map((id) => predicate(definition, countRule(definition, id), scope)),
      sql` or `,
    )})`
  const parts = [counted(rule.count, scope), ...ofOffice(rule, scope), ...filters(rule.where ?? {}, scope)]
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`
}

function counted(count: Counted['count'], { from, to }: FigureScope): RawBuilder<SqlBool> {
  if (count === 'opened') return sql`m.opened_on between ${from} and ${to}`
  if (count === 'closed') return sql`m.first_closed_on between ${from} and ${to}`
  if (count === 'openAtStart')
    return sql`(m.opened_on < ${from} and (m.first_closed_on is null or m.first_closed_on >= ${from}))`
  return sql`(m.first_closed_on is null or m.first_closed_on > ${to})`
}

function filters(where: FigureFilter, { to }: FigureScope): RawBuilder<SqlBool>[] {
  const { outcome, notOutcome, late, onTime, onTarget, facts, notFacts, factIn, lacks } = where
  return [
    ...(outcome ? [sql<SqlBool>`m.first_outcome = any(${[...outcome]}::text[])`] : []),
    ...(notOutcome
      ? [sql<SqlBool>`(m.first_outcome is null or m.first_outcome <> all(${[...notOutcome]}::text[]))`]
      : []),
    ...(late
      ? [
          sql<SqlBool>`(${sql.join(
            late.map((name) => isLate(`clock_${name}`, to)),
            sql` or `,
          )})`,
        ]
      : []),
    ...(onTime
      ? [
          sql<SqlBool>`(${alias(onTime)}.stopped_on is not null and ${alias(onTime)}.due_on is not null and not ${alias(onTime)}.late)`,
        ]
      : []),
    ...(onTarget
      ? [
          sql<SqlBool>`(${alias(onTarget)}.stopped_on is not null and ${alias(onTarget)}.target_on is not null and not ${alias(onTarget)}.missed_target)`,
        ]
      : []),
    ...Object.entries(facts ?? {}).map(([key, value]) => sql<SqlBool>`m.facts ->> ${key} = ${String(value)}`),
    ...Object.entries(notFacts ?? {}).map(
      ([key, value]) => sql<SqlBool>`m.facts ->> ${key} is distinct from ${String(value)}`,
    ),
    ...Object.entries(factIn ?? {}).map(
      ([key, values]) => sql<SqlBool>`m.facts ->> ${key} = any(${[...values]}::text[])`,
    ),
    ...(lacks ?? []).map((key) => sql<SqlBool>`not m.facts ? ${key}`),
  ]
}
