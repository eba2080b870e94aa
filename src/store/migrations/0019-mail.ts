import { type Kysely, sql } from 'kysely'
import { wall } from './wall.ts'

/** Notifications by mail: where to, what is queued for whom, and the letters that carry it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table mail_address (
      county text not null,
      person uuid not null,
      email_cipher bytea not null,
      origin text not null,
      confirmed_at timestamptz not null,
      suspended_at timestamptz,
      primary key (county, person),
      foreign key (county, person) references person (county, id)
    )`.execute(db)

  await sql`
    create table mail_letter (
      county text not null,
      id uuid not null,
      person uuid not null,
      created_at timestamptz not null,
      next_at timestamptz not null,
      attempts int not null default 0,
      fault text,
      sent_at timestamptz,
      given_up_at timestamptz,
      primary key (county, id),
      foreign key (county, person) references person (county, id)
    )`.execute(db)
  await sql`create index mail_letter_waiting on mail_letter (county, next_at, id)
    where sent_at is null and given_up_at is null`.execute(db)
  await sql`create index mail_letter_by_age on mail_letter (county, created_at)`.execute(db)

  // One row for each person and notification, so that none is put into two letters; due_at null: never.
  await sql`
    create table mail_item (
      county text not null,
      person uuid not null,
      notification uuid not null,
      due_at timestamptz,
      letter uuid,
      primary key (county, person, notification),
      foreign key (county, person) references person (county, id)
    )`.execute(db)
  await sql`create index mail_item_due on mail_item (county, due_at, person) where letter is null and due_at is not null`.execute(
    db,
  )
  await sql`create index mail_item_of_letter on mail_item (county, letter) where letter is not null`.execute(db)
  await sql`create index notification_by_age on notification (county, created_at)`.execute(db)

  for (const table of ['mail_address', 'mail_letter', 'mail_item']) await wall(db, table)
}
