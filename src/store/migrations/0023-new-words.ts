import { type Kysely, sql } from 'kysely'

/** What share of a message's words the model did not know when it advised: how far what people write has moved from it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table dispatch_decision add column new_words real check (new_words between 0 and 1)`.execute(db)
}
