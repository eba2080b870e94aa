import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** Whether nobody administers the county, it has no offices, and nothing was ever written to it. Sees through its wall. */
export async function isUnused(tx: Kysely<Schema>, code: string): Promise<boolean> {
  await enterCounty(tx, code)
  const { used } = await tx
    .selectNoFrom((eb) =>
      eb
        .or([
          eb.exists(eb.selectFrom('office').select('id').where('county', '=', code)),
          eb.exists(eb.selectFrom('person').select('id').where('county', '=', code)),
          eb.exists(eb.selectFrom('matter').select('id').where('county', '=', code)),
        ])
        .as('used'),
    )
    .executeTakeFirstOrThrow()
  return !used
}

/** Takes away a county that {@link isUnused}, and what the program had noted down of its own accord. */
export async function discardCounty(tx: Kysely<Schema>, code: string): Promise<void> {
  await enterCounty(tx, code)
  await tx.deleteFrom('dispatchFollower').where('county', '=', code).execute()
  await tx.deleteFrom('county').where('code', '=', code).execute()
}

/** Until the end of the transaction. */
async function enterCounty(tx: Kysely<Schema>, code: string): Promise<void> {
  await sql`select set_config('heng.county', ${code}, true)`.execute(tx)
}
