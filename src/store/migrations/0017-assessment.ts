import { type Kysely, sql } from 'kysely'
import { wall } from './wall.ts'

/**
 * How offices are assessed: schemes in versions, what a period was frozen with, and what was set right later.
 * An announced version, a frozen period and a correction are never changed; nothing here is about a person who
 * complained, and nothing ranks one who works.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table assessment_scheme (
      county text not null references county (code),
      scheme uuid not null,
      version int not null check (version > 0),
      content jsonb not null,
      effective_from date,
      published_on date,
      published_by uuid,
      note text not null default '',
      changed_by uuid,
      changed_at timestamptz not null,
      primary key (county, scheme, version),
      check ((published_on is null) = (effective_from is null)),
      check (published_on is null or published_on < effective_from)
    )`.execute(db)
  await sql`
    create unique index assessment_scheme_draft on assessment_scheme (county, scheme) where published_on is null`.execute(
    db,
  )
  await sql`
    create unique index assessment_scheme_effect on assessment_scheme (county, scheme, effective_from)
      where published_on is not null`.execute(db)
  await sql`
    create function keep_announced_scheme() returns trigger language plpgsql as $$
    begin
      if old.published_on is not null then
        raise exception 'version % of scheme % is announced: it is never changed', old.version, old.scheme;
      end if;
      return case tg_op when 'DELETE' then old else new end;
    end $$`.execute(db)
  await sql`
    create trigger keep_announced before update or delete on assessment_scheme
      for each row execute function keep_announced_scheme()`.execute(db)
  await wall(db, 'assessment_scheme')

  await sql`
    create table assessment_snapshot (
      county text not null references county (code),
      scheme uuid not null,
      from_on date not null,
      to_on date not null,
      version int not null,
      matter uuid not null,
      records jsonb not null,
      objections_until date not null,
      frozen_by uuid,
      frozen_at timestamptz not null,
      digest bytea not null,
      signature text not null,
      primary key (county, scheme, from_on),
      foreign key (county, scheme, version) references assessment_scheme (county, scheme, version),
      foreign key (county, matter) references matter (county, id)
    )`.execute(db)
  await sql`
    create table assessment_correction (
      county text not null references county (code),
      scheme uuid not null,
      from_on date not null,
      number int not null,
      correction jsonb not null,
      causes jsonb not null,
      reason text not null,
      signed_by uuid,
      signed_at timestamptz not null,
      previous bytea not null,
      digest bytea not null,
      signature text not null,
      primary key (county, scheme, from_on, number),
      foreign key (county, scheme, from_on) references assessment_snapshot (county, scheme, from_on)
    )`.execute(db)
  for (const name of ['assessment_snapshot', 'assessment_correction']) {
    await wall(db, name)
    await sql`revoke update, delete on ${sql.table(name)} from heng_app`.execute(db)
  }

  await sql`
    create index assessment_objection_to on matter (county, (facts ->> 'scheme'), (facts ->> 'from'))
      where procedure = 'assessment-objection'`.execute(db)

  // What happened on which day, by kind of act: what a period is assessed by.
  await sql`create index event_by_day on event (county, action, happened_on)`.execute(db)
}
