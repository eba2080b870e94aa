import type pg from 'pg'

/** Kept by the migrator itself; a restore migrates first and must not write it again. */
const NOT_DATA = /^heng_migration|^kysely_/

/** The tables of an installation in an order in which they can be filled: those others refer to come first. */
export async function dataTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by tablename",
  )
  const names = rows.map(({ name }) => name).filter((name) => !NOT_DATA.test(name))
  const first = ['county', 'office', 'person', 'account', 'post', 'matter']
  return [...first.filter((name) => names.includes(name)), ...names.filter((name) => !first.includes(name))]
}

/** The migrations a database has been through. */
export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from heng_migration order by name')
  return rows.map(({ name }) => name)
}
