import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Which channel of a county. */
export interface ChannelKey {
  readonly county: string
  readonly kind: 'phone' | 'email'
}

/** Counts a failure of a channel, the first one as the beginning of an outage; answers how many there were in a row. */
export async function countFailure(db: Kysely<Schema>, { county, kind }: ChannelKey, at: Date): Promise<number> {
  const { failures } = await db
    .insertInto('channelOutage')
    .values({ county, kind, beganAt: at, failures: 1, toldAt: null })
    .onConflict((conflict) =>
      conflict.columns(['county', 'kind']).doUpdateSet((eb) => ({ failures: eb('channelOutage.failures', '+', 1) })),
    )
    .returning('failures')
    .executeTakeFirstOrThrow()
  return failures
}

/** Notes that an outage was told of; false where it has been already. */
export async function markTold(db: Kysely<Schema>, { county, kind }: ChannelKey, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('channelOutage')
    .set({ toldAt: at })
    .where('county', '=', county)
    .where('kind', '=', kind)
    .where('toldAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends an outage; answers when it began if anybody was told of it. */
export async function endOutage(db: Kysely<Schema>, { county, kind }: ChannelKey): Promise<Date | undefined> {
  const ended = await db
    .deleteFrom('channelOutage')
    .where('county', '=', county)
    .where('kind', '=', kind)
    .returning(['beganAt', 'toldAt'])
    .executeTakeFirst()
  return ended?.toldAt ? ended.beganAt : undefined
}
