import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** How the relation between matters that say the same is called: they share one answer and one ladder. */
export const SAME_MATTER_RELATION = '同一事项'

/** The matter and all that were joined to it as the same, itself included, by id. */
export async function sameMatters(tx: Kysely<Schema>, county: string, matter: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive joined (id) as (
      select ${matter}::uuid
      union
      select case when r.source = j.id then r.target else r.source end
      from joined j join relation r on r.county = ${county} and r.kind = ${SAME_MATTER_RELATION} and (r.source = j.id or r.target = j.id)
    ) select id from joined order by id`.execute(tx)
  return rows.map(({ id }) => id)
}
