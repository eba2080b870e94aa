import { type Kysely, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Place } from './cursor.ts'
import type { Schema } from './schema.ts'

/** Which lost suits: served in a period, both ends included, perhaps of one office or with one defect. */
export interface LostScope {
  readonly from: PlainDate
  readonly to: PlainDate
  readonly office?: string
  /** A fact that names a defect. */
  readonly defect?: string
}

/** A suit that was lost. */
export interface LostSuit {
  readonly id: string
  readonly version: number
  readonly receiptNumber: string
  readonly openedOn: PlainDate
  readonly closedOn: PlainDate | null
  readonly leadOffice: string | null
  readonly leadOfficeName: string | null
  readonly facts: Readonly<Record<string, unknown>>
}

function lost(county: string, { from, to, office, defect }: LostScope) {
  const ofOffice = office === undefined ? sql`` : sql`and m.lead_office = ${office}`
  const withDefect = defect === undefined ? sql`` : sql`and m.facts ->> ${defect} = 'true'`
  // The words of the partial index: it answers only where they stand as they are.
  return sql`m.county = ${county} and m.procedure = 'litigation' and m.facts ->> 'verdict' = '败诉'
    and m.opened_on between ${from} and ${to} ${ofOffice} ${withDefect}`
}

/** Lost suits, newest first, from a place on. */
export async function listLostSuits(
  tx: Kysely<Schema>,
  county: string,
  request: LostScope & { readonly after?: Place; readonly limit: number },
): Promise<LostSuit[]> {
  const after = request.after
    ? sql`and (m.opened_on, m.id) < (${request.after.on}::date, ${request.after.id}::uuid)`
    : sql``
  const { rows } = await sql<LostSuit>`
    select m.id, m.version, m.receipt_number, m.opened_on, m.closed_on, m.lead_office, o.name as lead_office_name, m.facts
    from matter m left join office o on o.county = m.county and o.id = m.lead_office
    where ${lost(county, request)} ${after}
    order by m.opened_on desc, m.id desc limit ${request.limit}`.execute(tx)
  return rows
}

/** How many of the lost suits show each defect, and how many there are. */
export async function countDefects(
  tx: Kysely<Schema>,
  county: string,
  scope: LostScope,
  defects: readonly string[],
): Promise<{ readonly lost: number; readonly byDefect: Readonly<Record<string, number>> }> {
  const columns = defects.map((name) => sql`count(*) filter (where m.facts ->> ${name} = 'true')::int`)
  const { rows } = await sql<{ lost: number; counts: number[] }>`
    select count(*)::int as lost, array[${sql.join(columns)}] as counts
    from matter m where ${lost(county, scope)}`.execute(tx)
  const { lost: all = 0, counts = [] } = rows[0] ?? {}
  return { lost: all, byDefect: Object.fromEntries(defects.map((name, at) => [name, counts[at] ?? 0])) }
}
