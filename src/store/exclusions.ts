import { type Kysely, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Schema } from './schema.ts'

/** What became of a proposal: nothing yet, approved, refused, or void because whoever asked was reached after all. */
export const EXCLUSION_STATES = ['pending', 'approved', 'refused', 'void'] as const

/** One of {@link EXCLUSION_STATES}. */
export type ExclusionState = (typeof EXCLUSION_STATES)[number]

/** A proposal to leave a matter out of the rates of follow-up, with what was decided. */
export interface ExclusionRow {
  readonly matter: string
  readonly eventSeq: number
  readonly matterSeq: number
  readonly recordedAt: Date
  readonly receiptNumber: string
  readonly procedure: string
  readonly version: number
  readonly title: string
  readonly officeName: string | null
  readonly kind: string
  readonly reason: string
  readonly proposedBy: string | null
  readonly proposedOn: PlainDate
  readonly state: ExclusionState
  readonly decidedBy: string | null
  readonly decidedOn: PlainDate | null
  readonly opinion: string | null
}

/** Where a page of proposals ended. */
export interface ExclusionPlace {
  readonly at: Date
  readonly id: string
}

/** Proposals, the newest first; of the matters one office leads, or in one state, where asked. */
export async function listExclusions(
  tx: Kysely<Schema>,
  county: string,
  query: { office?: string; state?: ExclusionState; after?: ExclusionPlace; limit: number },
): Promise<ExclusionRow[]> {
  const office = query.office === undefined ? sql`` : sql`and m.lead_office = ${query.office}`
  const state = query.state === undefined ? sql`` : sql`and decided.state = ${query.state}`
  const after = query.after
    ? sql`and (e.recorded_at, e.matter) < (${query.after.at}::timestamptz, ${query.after.id}::uuid)`
    : sql``
  const { rows } = await sql<ExclusionRow>`
    select e.matter, e.seq as event_seq, m.seq as matter_seq, e.recorded_at, m.receipt_number, m.procedure, m.version,
      m.title, o.name as office_name, e.input ->> 'kind' as kind, e.input ->> 'reason' as reason,
      e.actor as proposed_by, e.happened_on as proposed_on, decided.state, next.actor as decided_by,
      next.happened_on as decided_on, next.input ->> 'opinion' as opinion
    from event e
    join matter m on m.county = e.county and m.id = e.matter
    left join office o on o.county = m.county and o.id = m.lead_office
    left join lateral (
      select d.action, d.actor, d.happened_on, d.input from event d
      where d.county = e.county and d.matter = e.matter and d.seq > e.seq
        and d.action in ('proposeExclusion', 'approveExclusion', 'refuseExclusion')
      order by d.seq limit 1) next on true
    cross join lateral (
      select case next.action when 'approveExclusion' then 'approved' when 'refuseExclusion' then 'refused'
        else case when next.action is null and m.facts ? 'exclusionProposed' then 'pending' else 'void' end
      end as state) decided
    where e.county = ${county} and e.action = 'proposeExclusion' ${office} ${state} ${after}
    order by e.recorded_at desc, e.matter desc limit ${query.limit}`.execute(tx)
  return rows.map((row) => (row.state === 'void' ? { ...row, decidedBy: null, decidedOn: null, opinion: null } : row))
}
