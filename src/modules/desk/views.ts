import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Refusal, refuse } from '../../engine/refusal.ts'
import type { Schema } from '../../store/schema.ts'

/** A view of the worklist that a person keeps: filters, columns and order as they stand in the address. */
export interface SavedView {
  readonly id: string
  readonly name: string
  readonly query: string
}

const MOST = 50

/** A person's views, oldest first. */
export async function listViews(tx: Kysely<Schema>, county: string, person: string): Promise<SavedView[]> {
  return tx
    .selectFrom('savedView')
    .select(['id', 'name', 'query'])
    .where('county', '=', county)
    .where('person', '=', person)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

/** Keeps a view; one of the same name is rewritten. Refuses with `too-many-views`. */
export async function insertView(
  tx: Kysely<Schema>,
  county: string,
  { person, name, query, at }: { person: string; name: string; query: string; at: Date },
): Promise<SavedView | Refusal> {
  const kept = await listViews(tx, county, person)
  if (kept.length >= MOST && !kept.some((view) => view.name === name))
    return refuse('too-many-views', `最多保存 ${MOST} 个视图，请先删去不用的`)
  return tx
    .insertInto('savedView')
    .values({ county, id: uuid(), person, name, query, createdAt: at })
    .onConflict((conflict) => conflict.columns(['county', 'person', 'name']).doUpdateSet({ query }))
    .returning(['id', 'name', 'query'])
    .executeTakeFirstOrThrow()
}

/** Forgets a person's own view; false if there is none of that id. */
export async function deleteView(
  tx: Kysely<Schema>,
  county: string,
  { person, id }: { person: string; id: string },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('savedView')
    .where('county', '=', county)
    .where('id', '=', id)
    .where('person', '=', person)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
