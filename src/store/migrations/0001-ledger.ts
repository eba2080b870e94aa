import { type Kysely, sql } from 'kysely'

/**
 * Matters, their events and the projections of both.
 *
 * `event` is the truth; `matter`, `clock`, `matter_text`, `publication` and
 * `relation` are folds of it written in the same transaction. Every key begins
 * with the county so that one cluster can hold many counties and shard by it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table county (
      code text primary key check (code ~ '^[0-9]{6}([0-9]{3}|[0-9]{6})?$'),
      name text not null,
      mark text not null,
      hosts text[] not null default '{}',
      created_at timestamptz not null default now()
    )`.execute(db)

  await sql`
    create table matter (
      county text not null references county (code),
      id uuid not null,
      procedure text not null,
      version int not null,
      receipt_number text not null,
      title text not null,
      stage text not null,
      seq int not null,
      channel text not null,
      facts jsonb not null,
      progress jsonb not null,
      clocks jsonb not null,
      lead_office text,
      assisting_offices text[] not null default '{}',
      assignee uuid,
      opened_on date not null,
      closed_on date,
      outcome text,
      due_on date not null,
      head_digest bytea not null,
      primary key (county, id),
      unique (county, receipt_number)
    )`.execute(db)
  // Sentinel 9999-12-31 in due_on stands for "no clock runs", so that one index serves order and keyset paging.
  await sql`create index matter_by_office on matter (county, lead_office, stage, due_on, id)`.execute(db)
  await sql`create index matter_by_due on matter (county, stage, due_on, id)`.execute(db)
  await sql`create index matter_by_assignee on matter (county, assignee, due_on, id) where assignee is not null`.execute(
    db,
  )
  await sql`create index matter_by_opening on matter (county, opened_on, id)`.execute(db)
  await sql`create index matter_by_closing on matter (county, procedure, closed_on) where closed_on is not null`.execute(
    db,
  )
  await sql`create index matter_by_assisting on matter using gin (assisting_offices) where assisting_offices <> '{}'`.execute(
    db,
  )

  await sql`
    create table event (
      county text not null,
      matter uuid not null,
      seq int not null,
      action text not null,
      actor uuid,
      role text not null,
      office text,
      input jsonb not null,
      terms jsonb not null default '{}',
      document_number text,
      happened_on date not null,
      recorded_at timestamptz not null,
      epoch int not null default 0,
      txid xid8 not null default pg_current_xact_id(),
      digest bytea not null,
      primary key (county, matter, seq),
      foreign key (county, matter) references matter (county, id) deferrable initially deferred
    )`.execute(db)
  // A restored database counts its transactions anew: `epoch` keeps the old numbers and the new ones apart.
  await sql`create index event_by_transaction on event (county, epoch, txid)`.execute(db)

  await sql`
    create table clock (
      county text not null,
      matter uuid not null,
      name text not null,
      limit_version text,
      started_on date not null,
      due_on date,
      target_on date,
      stopped_on date,
      paused boolean not null,
      provisional boolean not null,
      late boolean not null,
      missed_target boolean not null,
      primary key (county, matter, name)
    )`.execute(db)
  await sql`create index clock_by_due on clock (county, due_on) where stopped_on is null`.execute(db)

  await sql`
    create table matter_text (
      county text not null,
      matter uuid not null,
      text text not null,
      grams tsvector not null,
      primary key (county, matter)
    )`.execute(db)
  await sql`create index matter_text_grams on matter_text using gin (grams)`.execute(db)

  await sql`
    create table party (
      county text not null,
      matter uuid not null,
      person uuid,
      name_cipher bytea,
      phone_cipher bytea,
      id_number_cipher bytea,
      email_cipher bytea,
      address_cipher bytea,
      primary key (county, matter)
    )`.execute(db)
  // Serves only "my own matters" of a signed-in citizen; no staff query may use it.
  await sql`create index party_own_matters on party (county, person) where person is not null`.execute(db)

  await sql`
    create table document (
      county text not null,
      id uuid not null,
      matter uuid,
      owner text not null,
      name text not null,
      media_type text not null,
      size int not null,
      digest bytea not null,
      content_cipher bytea not null,
      uploaded_at timestamptz not null,
      primary key (county, id)
    )`.execute(db)
  await sql`create index document_by_matter on document (county, matter) where matter is not null`.execute(db)

  await sql`
    create table relation (
      county text not null,
      source uuid not null,
      kind text not null,
      target uuid not null,
      primary key (county, source, kind, target)
    )`.execute(db)
  await sql`create index relation_by_target on relation (county, target)`.execute(db)

  await sql`
    create table publication (
      county text not null,
      matter uuid not null,
      procedure text not null,
      title text not null,
      question text not null,
      answer text not null,
      office text,
      published_on date not null,
      withdrawn_on date,
      grams tsvector not null,
      primary key (county, matter)
    )`.execute(db)
  await sql`create index publication_by_date on publication (county, published_on, matter) where withdrawn_on is null`.execute(
    db,
  )
  await sql`create index publication_grams on publication using gin (grams)`.execute(db)

  await sql`
    create table idempotency (
      county text not null,
      scope text not null,
      key text not null,
      request_digest bytea not null,
      response jsonb,
      created_at timestamptz not null default now(),
      primary key (county, scope, key)
    )`.execute(db)
  await sql`create index idempotency_by_age on idempotency (county, created_at)`.execute(db)

  await sql`
    create table document_number (
      county text not null,
      kind text not null,
      year int not null,
      last int not null,
      primary key (county, kind, year)
    )`.execute(db)
  await sql`create sequence receipt_number_seq`.execute(db)

  await sql`
    create table seal (
      county text not null,
      number int not null,
      epoch int not null,
      first_txid xid8 not null,
      until_txid xid8 not null,
      events int not null,
      previous bytea not null,
      digest bytea not null,
      sealed_at timestamptz not null,
      primary key (county, number)
    )`.execute(db)

  await sql`
    create table setting (
      county text not null,
      key text not null,
      value jsonb not null,
      changed_by uuid,
      changed_at timestamptz not null,
      primary key (county, key)
    )`.execute(db)
}
