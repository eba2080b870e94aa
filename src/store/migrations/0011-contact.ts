import { type Kysely, sql } from 'kysely'
import { wall } from './wall.ts'

/** Codes that confirm a telephone or mailbox, and who wants to hear of their own matter. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table contact_code (
      county text not null,
      id uuid not null,
      kind text not null check (kind in ('phone', 'email')),
      contact_digest bytea not null,
      code_digest bytea not null,
      attempts_left int not null check (attempts_left >= 0),
      created_at timestamptz not null,
      expires_at timestamptz not null,
      confirmed_at timestamptz,
      primary key (county, id)
    )`.execute(db)
  await sql`create index contact_code_by_contact on contact_code (county, contact_digest, created_at)`.execute(db)
  await sql`create index contact_code_by_age on contact_code (county, created_at)`.execute(db)

  await sql`
    create table subscription (
      county text not null,
      id uuid not null,
      matter uuid not null,
      kind text not null check (kind in ('email', 'calendar')),
      email_cipher bytea,
      origin text not null,
      told_seq int not null,
      failures int not null default 0,
      next_at timestamptz not null,
      created_at timestamptz not null,
      primary key (county, id),
      foreign key (county, matter) references matter (county, id),
      check ((kind = 'email') = (email_cipher is not null))
    )`.execute(db)
  await sql`create index subscription_of_matter on subscription (county, matter)`.execute(db)
  await sql`create index subscription_waiting on subscription (county, next_at)
    where kind = 'email'`.execute(db)

  await sql`alter table party add column phone_confirmed_at timestamptz, add column email_confirmed_at timestamptz`.execute(
    db,
  )

  for (const table of ['contact_code', 'subscription']) await wall(db, table)
}
