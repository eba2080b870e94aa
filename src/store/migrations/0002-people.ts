import { type Kysely, sql } from 'kysely'

/** Offices, people, posts, accounts, sessions, and the log of who read what was masked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table office (
      county text not null references county (code),
      id text not null,
      name text not null,
      kind text not null check (kind in ('county-office', 'department', 'township', 'justice-bureau', 'law-firm')),
      duties text not null default '',
      sort int not null default 0,
      closed_on date,
      primary key (county, id)
    )`.execute(db)

  await sql`
    create table person (
      county text not null references county (code),
      id uuid not null,
      kind text not null check (kind in ('staff', 'citizen', 'machine')),
      name_cipher bytea not null,
      phone_cipher bytea,
      id_number_cipher bytea,
      email_cipher bytea,
      created_at timestamptz not null,
      primary key (county, id)
    )`.execute(db)

  await sql`
    create table account (
      county text not null,
      person uuid not null,
      username text not null,
      password_hash text not null,
      password_changed_at timestamptz not null,
      must_change_password boolean not null default false,
      totp_cipher bytea,
      totp_confirmed_at timestamptz,
      totp_last_step bigint,
      failed_attempts int not null default 0,
      locked_until timestamptz,
      disabled_at timestamptz,
      primary key (county, person),
      unique (county, username),
      foreign key (county, person) references person (county, id)
    )`.execute(db)

  await sql`
    create table post (
      county text not null,
      id uuid not null,
      person uuid not null,
      office text,
      role text not null,
      from_on date not null,
      until_on date,
      primary key (county, id),
      foreign key (county, person) references person (county, id),
      foreign key (county, office) references office (county, id)
    )`.execute(db)
  await sql`create index post_by_person on post (county, person)`.execute(db)
  await sql`create index post_by_office on post (county, office, role)`.execute(db)

  await sql`
    create table substitution (
      county text not null,
      id uuid not null,
      post uuid not null,
      substitute uuid not null,
      from_on date not null,
      until_on date not null,
      primary key (county, id),
      foreign key (county, post) references post (county, id),
      foreign key (county, substitute) references person (county, id)
    )`.execute(db)
  await sql`create index substitution_by_substitute on substitution (county, substitute)`.execute(db)

  await sql`
    create table session (
      county text not null,
      token_digest bytea not null,
      person uuid not null,
      post uuid,
      stage text not null check (stage in ('second-factor', 'second-factor-setup', 'password-change', 'signed-in')),
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      primary key (county, token_digest)
    )`.execute(db)
  await sql`create index session_by_person on session (county, person)`.execute(db)

  await sql`
    create table api_token (
      county text not null,
      id uuid not null,
      token_digest bytea not null,
      name text not null,
      person uuid not null,
      scopes text[] not null,
      created_by uuid,
      created_at timestamptz not null,
      expires_at timestamptz,
      revoked_at timestamptz,
      last_used_on date,
      primary key (county, id),
      unique (county, token_digest)
    )`.execute(db)

  await sql`
    create table reading (
      county text not null,
      id bigint generated always as identity,
      person uuid,
      role text not null,
      matter uuid,
      subject text not null,
      reason text not null,
      read_at timestamptz not null,
      primary key (county, id)
    )`.execute(db)
  await sql`create index reading_by_time on reading (county, read_at)`.execute(db)

  await sql`
    create table administration (
      county text not null,
      id bigint generated always as identity,
      person uuid,
      action text not null,
      detail jsonb not null,
      done_at timestamptz not null,
      primary key (county, id)
    )`.execute(db)
}
