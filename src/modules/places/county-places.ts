import type { Kysely } from 'kysely'
import type { GazetteerEntry } from '../../language/gazetteer.ts'
import { allPlaces } from '../../store/places.ts'
import type { Schema } from '../../store/schema.ts'

/** The county's list of places as texts are searched for them. */
export async function countyPlaces(db: Kysely<Schema>, county: string): Promise<GazetteerEntry[]> {
  const rows = await allPlaces(db, county)
  return rows.map((row) => ({ ...row, kind: row.kind as GazetteerEntry['kind'] }))
}
