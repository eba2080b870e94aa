import { type Kysely, sql } from 'kysely'

/** Monthly bulletins: written once, never changed, with the matters behind each of their numbers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table bulletin (
      county text not null references county (code),
      id uuid not null,
      month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      number text not null,
      issued_on date not null,
      issued_at timestamptz not null,
      issued_by uuid,
      corrects uuid,
      reason text,
      content jsonb not null,
      changes jsonb not null,
      digest bytea not null,
      primary key (county, id),
      unique (county, number),
      foreign key (county, corrects) references bulletin (county, id),
      check ((corrects is null) = (reason is null))
    )`.execute(db)
  await sql`create unique index bulletin_of_month on bulletin (county, month) where corrects is null`.execute(db)
  await sql`create index bulletin_by_month on bulletin (county, month desc, issued_at)`.execute(db)

  await sql`
    create table bulletin_line (
      county text not null,
      bulletin uuid not null,
      line text not null,
      matters uuid[] not null,
      primary key (county, bulletin, line),
      foreign key (county, bulletin) references bulletin (county, id)
    )`.execute(db)

  // What was issued stands: the program may write and read it, not change it or take it away.
  for (const table of ['bulletin', 'bulletin_line']) {
    const name = sql.table(table)
    await sql`grant select, insert on ${name} to heng_app`.execute(db)
    await sql`alter table ${name} enable row level security`.execute(db)
    await sql`alter table ${name} force row level security`.execute(db)
    await sql`
      create policy county_wall on ${name}
        using (county = current_setting('heng.county', true))
        with check (county = current_setting('heng.county', true))`.execute(db)
  }
  await sql`create index ladder_step_by_day on ladder_step (county, raised_on, step)`.execute(db)
}
