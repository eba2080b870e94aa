import { type Kysely, sql } from 'kysely'
import { wall } from './wall.ts'

/** Channels that are down, so that it is said once; and follow-ups whose office knows that nobody was reached. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table channel_outage (
      county text not null,
      kind text not null check (kind in ('phone', 'email')),
      began_at timestamptz not null,
      failures int not null,
      told_at timestamptz,
      primary key (county, kind)
    )`.execute(db)
  await wall(db, 'channel_outage')
  await sql`alter table follow_up add column told_at timestamptz`.execute(db)
}
