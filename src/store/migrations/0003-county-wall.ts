import { type Kysely, sql } from 'kysely'

/** Tables whose rows belong to one county: row-level security is the second wall behind every query's own county filter. */
const COUNTY_TABLES = [
  'matter',
  'event',
  'clock',
  'matter_text',
  'party',
  'document',
  'relation',
  'publication',
  'idempotency',
  'document_number',
  'seal',
  'setting',
  'office',
  'person',
  'account',
  'post',
  'substitution',
  'session',
  'api_token',
  'reading',
  'administration',
]

/** What the application may only ever add to. */
const APPEND_ONLY = ['event', 'seal', 'reading', 'administration']

/**
 * The application works as `heng_app`, which owns nothing and cannot bypass
 * row-level security; the connection's `heng.county` names the county it serves.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'heng_app') then
        create role heng_app nologin noinherit;
      end if;
      execute format('grant heng_app to %I', current_user);
    end $$`.execute(db)
  await sql`grant usage on schema public to heng_app`.execute(db)
  await sql`grant select, insert, update, delete on all tables in schema public to heng_app`.execute(db)
  await sql`grant usage on all sequences in schema public to heng_app`.execute(db)
  for (const table of COUNTY_TABLES) {
    const name = sql.table(table)
    await sql`alter table ${name} enable row level security`.execute(db)
    await sql`alter table ${name} force row level security`.execute(db)
    await sql`
      create policy county_wall on ${name}
        using (county = current_setting('heng.county', true))
        with check (county = current_setting('heng.county', true))`.execute(db)
  }
  await searchThroughTheWall(db)
  for (const table of APPEND_ONLY) {
    await sql`revoke update, delete on ${sql.table(table)} from heng_app`.execute(db)
  }
}

/**
 * Text search is not "leakproof" to PostgreSQL, so behind row-level security it
 * could use no index. This function steps over the wall as the table's owner and
 * puts up the same one itself: it finds only in the county being served.
 */
async function searchThroughTheWall(db: Kysely<unknown>): Promise<void> {
  await sql`alter table matter_text no force row level security`.execute(db)
  await sql`
    create function search_matter_text(query tsquery, pattern text, most int) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
      select matter from matter_text
      where county = current_setting('heng.county', true) and grams @@ query and text ilike pattern
      limit most
    $$`.execute(db)
  await sql`revoke all on function search_matter_text from public`.execute(db)
  await sql`grant execute on function search_matter_text to heng_app`.execute(db)
}
