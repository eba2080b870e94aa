import { type Kysely, sql } from 'kysely'
import { wall } from './wall.ts'

/** What people keep at their desks: views of the list, phrases of an office, their own settings, notes of hand-over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table saved_view (
      county text not null,
      id uuid not null,
      person uuid not null,
      name text not null,
      query text not null,
      created_at timestamptz not null,
      primary key (county, id),
      foreign key (county, person) references person (county, id)
    )`.execute(db)
  await sql`create unique index saved_view_of_person on saved_view (county, person, name)`.execute(db)

  // office null: of the whole county; procedure null: for any.
  await sql`
    create table phrase (
      county text not null,
      id uuid not null,
      office text,
      procedure text,
      title text not null,
      text text not null,
      changed_by uuid,
      changed_at timestamptz not null,
      primary key (county, id)
    )`.execute(db)
  await sql`create index phrase_of_office on phrase (county, office, title)`.execute(db)

  await sql`
    create table preference (
      county text not null,
      person uuid not null,
      value jsonb not null default '{}',
      seen_at timestamptz,
      previous_at timestamptz,
      primary key (county, person),
      foreign key (county, person) references person (county, id)
    )`.execute(db)

  // Words of one colleague to another may name people: kept encrypted.
  await sql`alter table substitution add column note_cipher bytea`.execute(db)
  // "What is new since I last looked" reads the newest steps of the county.
  await sql`create index event_by_record on event (county, recorded_at, matter)`.execute(db)

  for (const table of ['saved_view', 'phrase', 'preference']) await wall(db, table)
}
