import { namesOf } from '../../modules/accounts/index.ts'
import type { CountyContext } from '../county.ts'
import type { Services } from '../services.ts'
import type { Names } from './fields.ts'

/** Names of offices and people by id: one query each, none for nobody. */
export async function findNames(
  { vault }: Services,
  { db, county }: CountyContext,
  ids: { offices: readonly (string | null)[]; people: readonly (string | null)[] },
): Promise<Names> {
  const offices = [...new Set(ids.offices.filter((id) => id !== null))]
  const people = [...new Set(ids.people.filter((id) => id !== null))]
  const [rows, names] = await Promise.all([
    offices.length > 0
      ? db
          .selectFrom('office')
          .select(['id', 'name'])
          .where('county', '=', county.code)
          .where('id', 'in', offices)
          .execute()
      : [],
    namesOf({ db, county: county.code, vault }, people),
  ])
  return { offices: new Map(rows.map(({ id, name }) => [id, name])), people: names }
}
