import { type Kysely, sql } from 'kysely'
import { wall } from './wall.ts'

/** What days bring about: appointments, feeds of them, and matters moved by a change of the calendar; and who was told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table appointment (
      county text not null,
      matter uuid not null,
      label text not null,
      "on" date not null,
      "time" text,
      place text,
      cancelled boolean not null default false,
      primary key (county, matter, label),
      foreign key (county, matter) references matter (county, id)
    )`.execute(db)
  await sql`create index appointment_by_day on appointment (county, "on")`.execute(db)

  await sql`
    create table calendar_feed (
      county text not null references county (code),
      id uuid not null,
      token_digest bytea not null,
      person uuid not null,
      scope text not null check (scope in ('person', 'office', 'place')),
      office text,
      place text,
      created_at timestamptz not null,
      revoked_at timestamptz,
      primary key (county, id),
      unique (county, token_digest)
    )`.execute(db)

  await sql`
    create table redating (
      county text not null references county (code),
      id uuid not null,
      reason text not null,
      by uuid,
      from_on date not null,
      to_on date not null,
      started_at timestamptz not null,
      finished_at timestamptz,
      total int not null,
      done int not null default 0,
      moved int not null default 0,
      cursor uuid,
      primary key (county, id)
    )`.execute(db)
  await sql`create index redating_unfinished on redating (county) where finished_at is null`.execute(db)

  await sql`
    create table redating_move (
      county text not null,
      redating uuid not null,
      matter uuid not null,
      clock text not null,
      office text,
      from_on date,
      to_on date,
      primary key (county, redating, matter, clock),
      foreign key (county, redating) references redating (county, id)
    )`.execute(db)

  await sql`
    create table notification (
      county text not null references county (code),
      id uuid not null,
      office text,
      person uuid,
      kind text not null,
      text text not null,
      link text,
      created_at timestamptz not null,
      primary key (county, id)
    )`.execute(db)
  await sql`create index notification_by_office on notification (county, office, id desc)`.execute(db)
  await sql`create index notification_by_person on notification (county, person, id desc)`.execute(db)

  await sql`
    create table notification_read (
      county text not null,
      notification uuid not null,
      person uuid not null,
      read_at timestamptz not null,
      primary key (county, person, notification)
    )`.execute(db)

  for (const table of COUNTY_TABLES) await wall(db, table)
}

const COUNTY_TABLES = [
  'appointment',
  'calendar_feed',
  'redating',
  'redating_move',
  'notification',
  'notification_read',
] as const
