import type { Kysely, Selectable } from 'kysely'
import { holdConfiguration, recordChanges } from './configuration-changes.ts'
import type { PlaceTable, Schema } from './schema.ts'
import { within } from './transaction.ts'

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

/** A place as its history keeps it, under its name. */
export type PlaceState = Omit<PlaceRecord, 'name'>

/** Places entered or rewritten, and names struck off, by whom. */
export interface PlaceChange {
  readonly places?: readonly PlaceRecord[]
  readonly removed?: readonly string[]
  readonly by: string | null
  readonly at: Date
  readonly reason?: string | undefined
  readonly undoes?: number | undefined
}

/** Changes the county's list and records each place that changed, as it was and is. How many were changed. */
export async function changePlaces(
  db: Kysely<Schema>,
  county: string,
  { places = [], removed = [], ...made }: PlaceChange,
): Promise<number> {
  return within(db, async (tx) => {
    await holdConfiguration(tx, county)
    const names = [...places.map(({ name }) => name), ...removed]
    const before = new Map((await findPlaces(tx, county, names)).map(({ name, ...state }) => [name, state]))
    const known = removed.filter((name) => before.has(name))
    await savePlaces(tx, county, places)
    if (known.length > 0) await tx.deleteFrom('place').where('county', '=', county).where('name', 'in', known).execute()
    const states = places.map(({ name, ...state }) => ({ name, after: ordered(state) }))
    return recordChanges(
      tx,
      county,
      [...states, ...known.map((name) => ({ name, after: null }))].map(({ name, after }) => {
        const was = before.get(name)
        return { subject: 'place', key: name, before: was ? ordered(was) : null, after, ...made }
      }),
    )
  })
}

/** Always in this order, so that two alike are written alike. */
function ordered({ kind, aliases, within: areas, office }: PlaceState): PlaceState {
  return { kind, aliases, within: areas, office }
}

async function findPlaces(tx: Kysely<Schema>, county: string, names: readonly string[]): Promise<PlaceRecord[]> {
  if (names.length === 0) return []
  return tx
    .selectFrom('place')
    .select(['name', 'kind', 'aliases', 'within', 'office'])
    .where('county', '=', county)
    .where('name', 'in', [...names])
    .execute()
}

async function savePlaces(tx: Kysely<Schema>, county: string, places: readonly PlaceRecord[]): Promise<void> {
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
