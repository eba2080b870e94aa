import { isRefusal, type Refusal } from '../../engine/refusal.ts'
import { sm3 } from '../../store/keys.ts'
import { type AccountContext, listOffices, namesOf } from '../accounts/index.ts'
import type { ImportPlan, Present } from './plan.ts'
import { planOffices } from './plan-offices.ts'
import { planPeople } from './plan-people.ts'
import { readSheets } from './read-file.ts'
import { findTables, type Tables } from './tables.ts'

/** A plan with the mark by which it is recognised when it is carried out. */
export interface PlannedImport extends ImportPlan {
  readonly digest: string
}

/** Reads a file and plans what taking it over would do; writes nothing. Refuses what `readSheets` and `findTables` do. */
export async function planImport(context: AccountContext, bytes: Buffer): Promise<PlannedImport | Refusal> {
  const sheets = await readSheets(bytes)
  if (isRefusal(sheets)) return sheets
  const tables = findTables(sheets)
  if (isRefusal(tables)) return tables
  const present = await readPresent(context, tables)
  const { offices, errors } = planOffices(tables.offices, present)
  const { people, errors: more } = planPeople(tables.people, present, offices)
  const plan = { offices, people, errors: [...errors, ...more] }
  return { ...plan, digest: sm3(JSON.stringify(plan)).toString('hex') }
}

async function readPresent(context: AccountContext, { people }: Tables): Promise<Present> {
  const { db, county, today } = context
  const offices = await listOffices(context)
  const usernames = [...new Set(people.map(({ texts }) => texts.username.toLowerCase()))]
  const accounts = usernames.length
    ? await db
        .selectFrom('account')
        .innerJoin('person', (join) => join.onRef('person.id', '=', 'account.person').on('person.county', '=', county))
        .select([
          'account.username',
          'account.person',
          'account.disabledAt',
          'account.mustChangePassword',
          'person.kind',
        ])
        .where('account.county', '=', county)
        .where('account.username', 'in', usernames)
        .execute()
    : []
  const ids = accounts.map(({ person }) => person)
  const names = await namesOf(context, ids)
  const posts = ids.length
    ? await db
        .selectFrom('post')
        .select(['person', 'role', 'office'])
        .where('county', '=', county)
        .where('person', 'in', ids)
        .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>=', today)]))
        .execute()
    : []
  return {
    today,
    offices: new Map(offices.map(({ id, ...office }) => [id, office])),
    accounts: new Map(
      accounts.map(({ username, person, kind, disabledAt, mustChangePassword }) => [
        username,
        { person, kind, name: names.get(person) ?? '', disabled: disabledAt !== null, waiting: mustChangePassword },
      ]),
    ),
    posts,
  }
}
