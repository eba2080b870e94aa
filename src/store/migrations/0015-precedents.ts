import { type Kysely, sql } from 'kysely'
import { wall } from './wall.ts'

/**
 * Precedents: what the county office decided when offices disputed whose a matter is. They hold the kind of matter in the
 * words of the decision, personal data masked, and nothing of whoever sent it. And the list of what hangs.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table precedent (
      county text not null references county (code),
      id uuid not null,
      number text not null,
      matter uuid not null,
      procedure text not null,
      category text,
      townships text[] not null default '{}',
      subject text not null,
      office text not null,
      returned_by text[] not null default '{}',
      reason text not null,
      basis_kind text not null,
      basis_title text not null,
      basis_article text not null,
      decided_on date not null,
      decided_by uuid,
      standing text not null default 'standing' check (standing in ('standing', 'withdrawn', 'replaced')),
      ended_on date,
      ended_by uuid,
      ended_because text,
      replaces uuid,
      grams tsvector not null,
      primary key (county, id),
      foreign key (county, matter) references matter (county, id),
      foreign key (county, office) references office (county, id),
      foreign key (county, replaces) references precedent (county, id),
      check ((standing = 'standing') = (ended_on is null))
    )`.execute(db)
  await sql`create unique index precedent_by_number on precedent (county, number)`.execute(db)
  await sql`create index precedent_by_day on precedent (county, decided_on desc, id desc)`.execute(db)
  await sql`create index precedent_by_office on precedent (county, office, decided_on desc, id desc)`.execute(db)
  await sql`create unique index precedent_replaced on precedent (county, replaces) where replaces is not null`.execute(
    db,
  )
  await wall(db, 'precedent')

  await sql`create index clock_review on clock (county, due_on, matter) where name = 'review' and stopped_on is null`.execute(
    db,
  )
  await sql`
    create table review_reminder (
      county text not null,
      matter uuid not null,
      review_on date not null,
      told_at timestamptz not null,
      primary key (county, matter, review_on),
      foreign key (county, matter) references matter (county, id)
    )`.execute(db)
  await wall(db, 'review_reminder')
}
