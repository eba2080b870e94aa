import { type Kysely, sql } from 'kysely'
import { wall } from './wall.ts'

/** The ladder of supervision: one open for a matter and its repeats, each step once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ladder (
      county text not null,
      id uuid not null,
      matter uuid not null,
      opened_at timestamptz not null,
      closed_at timestamptz,
      closed_because text check (closed_because in ('closed', 'relieved', 'merged')),
      primary key (county, id),
      foreign key (county, matter) references matter (county, id)
    )`.execute(db)
  await sql`create unique index ladder_open on ladder (county, matter) where closed_at is null`.execute(db)
  await sql`create index ladder_of_matter on ladder (county, matter, opened_at desc)`.execute(db)

  await sql`
    create table ladder_step (
      county text not null,
      ladder uuid not null,
      step text not null,
      raised_on date not null,
      raised_at timestamptz not null,
      matter uuid not null,
      due_on date not null,
      working_days_left int not null,
      office text,
      told uuid[] not null,
      order_matter uuid,
      primary key (county, ladder, step),
      foreign key (county, ladder) references ladder (county, id)
    )`.execute(db)

  for (const table of ['ladder', 'ladder_step']) await wall(db, table)
}
