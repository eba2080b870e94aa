import { type Kysely, sql } from 'kysely'
import type { DispatchTask } from './dispatch-decisions.ts'
import type { Schema } from './schema.ts'

/** A matter whose label people have decided, as an example to learn from. */
export interface DecidedExample {
  readonly text: string
  readonly receiptNumber: string
  /** The label that stands. */
  readonly label: string
  /** What was advised before it was decided on, best first. */
  readonly advised: readonly { readonly label: string; readonly probability: number }[]
  /** Position of its first decision. */
  readonly position: number
}

/**
 * The last so many matters whose label stands by a person's word, oldest first. What the
 * program did alone counts only once a person has found it right.
 */
export async function listExamples(
  tx: Kysely<Schema>,
  county: string,
  { task, limit }: { task: DispatchTask; limit: number },
): Promise<DecidedExample[]> {
  const { rows } = await sql<DecidedExample>`
    with mine as (select * from dispatch_decision where county = ${county} and task = ${task}),
    opening as (
      select distinct on (matter) matter, position, advised from mine where how <> 'declined' order by matter, seq
    ), ending as (
      select distinct on (matter) matter, chosen, how, verdict from mine order by matter, seq desc
    ), last as (
      select o.position, o.advised, e.chosen, m.receipt_number, t.text
      from ending e join opening o using (matter)
      join matter m on m.county = ${county} and m.id = e.matter
      join matter_text t on t.county = ${county} and t.matter = e.matter
      where e.chosen is not null and (e.how in ('accepted', 'chosen', 'corrected') or e.verdict = 'right')
      order by o.position desc limit ${limit}
    )
    select position, advised, chosen as label, receipt_number as "receiptNumber", text from last order by position`.execute(
    tx,
  )
  return rows
}
