import { type Kysely, sql } from 'kysely'
import { wall } from './wall.ts'

/** Events that several matters speak of. A fold of the matters and of what people decided; no column says who wrote. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hotspot (
      county text not null references county (code),
      id uuid not null,
      name text not null,
      named_by uuid,
      place text,
      state text not null default 'open' check (state in ('open', 'dismissed', 'merged')),
      reason text,
      decided_by uuid,
      merged_into uuid,
      matters int not null,
      days int not null,
      recent int not null,
      first_on date,
      last_on date,
      heat double precision not null,
      office text,
      handed_on_at timestamptz,
      refreshed_on date not null,
      primary key (county, id)
    )`.execute(db)
  await sql`create index hotspot_by_heat on hotspot (county, state, heat desc, id desc) where matters > 1`.execute(db)
  await sql`create index hotspot_to_refresh on hotspot (county, refreshed_on) where matters > 1 and state = 'open'`.execute(
    db,
  )

  // fixed_at: when a person put the matter there; later grouping leaves it.
  await sql`
    create table hotspot_member (
      county text not null,
      matter uuid not null,
      hotspot uuid not null,
      "on" date not null,
      fixed_at timestamptz,
      primary key (county, matter),
      foreign key (county, matter) references matter (county, id),
      foreign key (county, hotspot) references hotspot (county, id) deferrable initially deferred
    )`.execute(db)
  await sql`create index hotspot_member_by_hotspot on hotspot_member (county, hotspot, "on", matter)`.execute(db)
  await sql`create index hotspot_member_fixed on hotspot_member (county, fixed_at) where fixed_at is not null`.execute(
    db,
  )
  for (const table of ['hotspot', 'hotspot_member']) await wall(db, table)
}
