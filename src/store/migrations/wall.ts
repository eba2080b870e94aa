import { type Kysely, sql } from 'kysely'

/** Stands a county's wall around a new table: the program sees and writes only rows of the county it serves. */
export async function wall(db: Kysely<unknown>, table: string): Promise<void> {
  const name = sql.table(table)
  await sql`grant select, insert, update, delete on ${name} to heng_app`.execute(db)
  await sql`alter table ${name} enable row level security`.execute(db)
  await sql`alter table ${name} force row level security`.execute(db)
  await sql`
    create policy county_wall on ${name}
      using (county = current_setting('heng.county', true))
      with check (county = current_setting('heng.county', true))`.execute(db)
}
