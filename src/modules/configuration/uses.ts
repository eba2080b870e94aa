import { type Kysely, sql } from 'kysely'
import type { Schema } from '../../store/schema.ts'

/** What refers to an office, in words with their numbers; empty where nothing does and it may be taken away. */
export async function usesOfOffice(db: Kysely<Schema>, county: string, office: string): Promise<string[]> {
  const { rows } = await sql<{ posts: number; leads: number; assists: number; places: number; decisions: number }>`
    select
      (select count(*)::int from post where county = ${county} and office = ${office}) as posts,
      (select count(*)::int from matter where county = ${county} and lead_office = ${office}) as leads,
      (select count(*)::int from matter where county = ${county} and assisting_offices @> array[${office}]::text[]) as assists,
      (select count(*)::int from place where county = ${county} and office = ${office}) as places,
      (select count(*)::int from dispatch_decision
        where county = ${county} and task = 'office' and chosen = ${office}) as decisions`.execute(db)
  const [uses] = rows
  if (!uses) return []
  return [
    ...(uses.posts ? [`${uses.posts} 个岗位`] : []),
    ...(uses.leads ? [`${uses.leads} 件主办事项`] : []),
    ...(uses.assists ? [`${uses.assists} 件协办事项`] : []),
    ...(uses.places ? [`${uses.places} 个地名`] : []),
    ...(uses.decisions ? [`${uses.decisions} 次分办`] : []),
  ]
}
