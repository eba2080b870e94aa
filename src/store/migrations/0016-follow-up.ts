import { type Kysely, sql } from 'kysely'
import { wall } from './wall.ts'

/** First closings, for matters that are done again; whom to ask how it went, and with which link. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table matter add column first_closed_on date, add column first_outcome text`.execute(db)
  await sql`
    update matter set first_closed_on = closed_on, first_outcome = outcome where closed_on is not null`.execute(db)
  await sql`create index matter_by_first_closing on matter (county, procedure, first_closed_on)
    where first_closed_on is not null`.execute(db)
  // What was rated before follow-up took its place is what was said then: the fold of those acts says so too.
  await sql`
    update matter
    set facts = (facts - 'rating') || jsonb_build_object('followUpReached', true, 'followUpLevel', facts -> 'rating')
    where procedure in ('letter', 'online-consultation') and facts ? 'rating'`.execute(db)
  await sql`create index matter_to_redo on matter (county, closed_on, id)
    where stage = 'closed' and facts ->> 'followUpReached' = 'true' and facts ->> 'followUpSolved' = '未解决'
      and not facts ? 'followUpExcluded' and not facts ? 'redoDeclined'`.execute(db)
  await sql`create index event_of_exclusion on event (county, recorded_at desc, matter, seq)
    where action = 'proposeExclusion'`.execute(db)
  await sql`create index clock_of_call_back on clock (county, started_on) where name = 'callBack'`.execute(db)

  await sql`
    create table follow_up (
      county text not null,
      matter uuid not null,
      round int not null check (round >= 1),
      closed_on date not null,
      drawn boolean not null,
      share int not null check (share between 1 and 100),
      drawn_at timestamptz not null,
      settled_as text check (settled_as in ('answered', 'excluded', 'gone')),
      link_kind text check (link_kind in ('phone', 'email')),
      token_digest bytea,
      sent_at timestamptz,
      expires_at timestamptz,
      failures int not null default 0,
      next_at timestamptz,
      primary key (county, matter, round),
      foreign key (county, matter) references matter (county, id)
    )`.execute(db)
  await sql`create index follow_up_waiting on follow_up (county, closed_on, matter)
    where drawn and settled_as is null`.execute(db)
  await sql`create index follow_up_by_closing on follow_up (county, closed_on) where drawn`.execute(db)
  await sql`create unique index follow_up_by_token on follow_up (county, token_digest)
    where token_digest is not null`.execute(db)
  await sql`create index follow_up_to_send on follow_up (county, next_at) where next_at is not null`.execute(db)
  await wall(db, 'follow_up')
}
