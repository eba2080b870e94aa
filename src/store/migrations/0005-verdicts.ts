import { type Kysely, sql } from 'kysely'

/** A pass over the matters also judges anew what was done in time: how many verdicts it changed, and which. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table redating add column rejudged int not null default 0`.execute(db)
  await sql`alter table redating_move add column verdict text check (verdict in ('late', 'inTime'))`.execute(db)
}
