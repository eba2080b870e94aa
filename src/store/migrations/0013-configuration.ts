import { type Kysely, sql } from 'kysely'

/** What was configured, by whom, before and after; and how the auditor finds who did what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table configuration_change (
      county text not null references county (code),
      id bigint generated always as identity,
      subject text not null,
      key text not null,
      before jsonb,
      after jsonb,
      person uuid,
      reason text not null default '',
      undoes bigint,
      changed_at timestamptz not null,
      primary key (county, id),
      foreign key (county, undoes) references configuration_change (county, id)
    )`.execute(db)
  await sql`create index configuration_change_of on configuration_change (county, subject, key, id desc)`.execute(db)
  await sql`create index configuration_change_by on configuration_change (county, person, id desc)`.execute(db)
  await sql`
    create unique index configuration_change_undone on configuration_change (county, undoes)
      where undoes is not null`.execute(db)
  await sql`grant select, insert on configuration_change to heng_app`.execute(db)
  await sql`revoke update, delete on configuration_change from heng_app`.execute(db)
  await sql`alter table configuration_change enable row level security`.execute(db)
  await sql`alter table configuration_change force row level security`.execute(db)
  await sql`
    create policy county_wall on configuration_change
      using (county = current_setting('heng.county', true))
      with check (county = current_setting('heng.county', true))`.execute(db)

  await sql`create index administration_by_person on administration (county, person, id desc)`.execute(db)
  await sql`create index administration_by_action on administration (county, action, id desc)`.execute(db)
  await sql`create index administration_by_time on administration (county, done_at, id)`.execute(db)
  await sql`create index reading_by_person on reading (county, person, id desc)`.execute(db)
  await sql`create index reading_by_matter on reading (county, matter, id desc)`.execute(db)
  // Staff only: what a citizen did over the years is nobody's to list.
  await sql`
    create index event_by_staff on event (county, actor, recorded_at desc, matter, seq)
      where actor is not null and role <> 'citizen'`.execute(db)
  await sql`create index event_by_time on event (county, recorded_at desc, matter, seq)`.execute(db)
}
