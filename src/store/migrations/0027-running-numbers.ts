import { type Kysely, sql } from 'kysely'

/** A matter is asked for by the running part of its receipt number: that is what people say aloud. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index matter_by_running_number on matter (county, split_part(receipt_number, '-', 2))`.execute(db)
}
