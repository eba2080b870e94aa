import { type Kysely, sql } from 'kysely'
import { wall } from './wall.ts'

/**
 * What was advised and decided in sending matters to offices, the models that learn
 * from it, and the county's list of places. `dispatch_decision` is a fold of the
 * events, kept because what a model advised that day cannot be computed again; it
 * holds no text of a message and nothing of whoever sent it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dispatch_decision (
      county text not null,
      matter uuid not null,
      seq int not null,
      task text not null check (task in ('category', 'office')),
      position bigint not null,
      procedure text not null,
      decided_at timestamptz not null,
      decided_on date not null,
      advised jsonb not null,
      band text not null check (band in ('sure', 'confirm', 'choose', 'unknown')),
      generation int not null,
      chosen text,
      how text not null check (how in ('itself', 'accepted', 'chosen', 'corrected', 'returned', 'recalled', 'declined')),
      overruled text,
      reason text,
      person uuid,
      role text not null,
      drawn boolean not null default false,
      verdict text check (verdict in ('right', 'wrong')),
      verdict_by uuid,
      verdict_at timestamptz,
      primary key (county, matter, seq, task),
      foreign key (county, matter) references matter (county, id)
    )`.execute(db)
  await sql`create index dispatch_decision_by_day on dispatch_decision (county, task, decided_on)`.execute(db)
  await sql`create unique index dispatch_decision_by_position on dispatch_decision (county, position)`.execute(db)
  await sql`
    create index dispatch_decision_to_check on dispatch_decision (county, position)
      where drawn and verdict is null`.execute(db)

  await sql`
    create table dispatch_follower (
      county text not null references county (code),
      name text not null check (name in ('decisions', 'by-self')),
      epoch int not null,
      txid xid8 not null,
      primary key (county, name)
    )`.execute(db)

  await sql`
    create table dispatch_generation (
      county text not null references county (code),
      task text not null check (task in ('category', 'office')),
      number int not null,
      standing text not null check (standing in ('active', 'former', 'rejected', 'rolled-back')),
      base text not null,
      trained_at timestamptz not null,
      trained_by uuid,
      examples int not null,
      learnt_until bigint not null,
      quality jsonb not null,
      quality_before jsonb not null,
      reason text not null,
      changed_at timestamptz not null,
      changed_by uuid,
      file bytea,
      primary key (county, task, number)
    )`.execute(db)
  await sql`
    create unique index dispatch_generation_active on dispatch_generation (county, task)
      where standing = 'active'`.execute(db)

  await sql`
    create table place (
      county text not null references county (code),
      name text not null,
      kind text not null,
      aliases text[] not null default '{}',
      within text[] not null default '{}',
      office text,
      primary key (county, name),
      foreign key (county, office) references office (county, id)
    )`.execute(db)

  for (const table of COUNTY_TABLES) await wall(db, table)
}

const COUNTY_TABLES = ['dispatch_decision', 'dispatch_follower', 'dispatch_generation', 'place'] as const
