import type { Kysely, Selectable } from 'kysely'
import type { PlaceTable, Schema } from './schema.ts'

/** A place of the county's list, as stored. */
export type PlaceRecord = Omit<Selectable<PlaceTable>, 'county'>

/** The county's places by name, from one on, a page at most; with a word, those whose name holds it. */
export async function listPlaces(
  tx: Kysely<Schema>,
  county: string,
  { after, word, limit }: { after?: string; word?: string; limit: number },
): Promise<PlaceRecord[]> {
  let select = tx
    .selectFrom('place')
    .select(['name', 'kind', 'aliases', 'within', 'office'])
    .where('county', '=', county)
    .orderBy('name')
    .limit(limit)
  if (after) select = select.where('name', '>', after)
  if (word) select = select.where('name', 'like', `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  return select.execute()
}

/** Enters places, or rewrites those of the same names. */
export async function savePlaces(tx: Kysely<Schema>, county: string, places: readonly PlaceRecord[]): Promise<void> {
  if (places.length === 0) return
  await tx
    .insertInto('place')
    .values(places.map((place) => ({ ...place, county })))
    .onConflict((conflict) =>
      conflict.columns(['county', 'name']).doUpdateSet((eb) => ({
        kind: eb.ref('excluded.kind'),
        aliases: eb.ref('excluded.aliases'),
        within: eb.ref('excluded.within'),
        office: eb.ref('excluded.office'),
      })),
    )
    .execute()
}

/** Strikes a place off the list; false if it was not on it. */
export async function removePlace(tx: Kysely<Schema>, county: string, name: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('place')
    .where('county', '=', county)
    .where('name', '=', name)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Every place on the county's list, for finding them in texts. */
export async function allPlaces(tx: Kysely<Schema>, county: string) {
  const rows = await tx
    .selectFrom('place')
    .select(['name', 'kind', 'aliases', 'within'])
    .where('county', '=', county)
    .orderBy('name')
    .execute()
  return rows
}
