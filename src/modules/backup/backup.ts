import { createWriteStream } from 'node:fs'
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { create } from 'tar'
import type { Database } from '../../store/database.ts'
import { digestFile, type Manifest, sealKeys } from './parts.ts'
import { appliedMigrations, dataTables } from './tables.ts'

/** What a backup is taken of. */
export interface BackupSource {
  readonly database: Pick<Database, 'ownerConnection'>
  readonly dataFolder: string
  /** Seals the keys; without it they lie open in the backup. */
  readonly passphrase?: string
  readonly onProgress?: (done: number, total: number, what: string) => void
}

/**
 * Writes everything of an installation to one file, as of one moment, while it
 * goes on working. The file appears only when it is whole, readable by its owner alone.
 */
export async function backup(source: BackupSource, target: string): Promise<Manifest> {
  const path = resolve(target)
  const folder = await mkdtemp(join(dirname(path), '.heng-backup-'))
  try {
    const manifest = await writeParts(source, folder)
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2))
    const draft = `${folder}/${basename(path)}.part`
    await create({ gzip: true, file: draft, cwd: folder, portable: true }, [
      'manifest.json',
      ...Object.keys(manifest.parts),
    ])
    await chmod(draft, 0o600)
    await rename(draft, path)
    return manifest
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function writeParts(source: BackupSource, folder: string): Promise<Manifest> {
  await mkdir(join(folder, 'tables'))
  // Heads first: one that is older than the data is behind, one that is newer would accuse it of being cut.
  const heads = await copyHeads(source.dataFolder, folder)
  const client = new pg.Client(source.database.ownerConnection)
  await client.connect()
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    const { rows } = await client.query<{ version: string; at: Date }>(
      "select current_setting('server_version') as version, now() as at",
    )
    const counts = await copyTables(client, folder, source.onProgress)
    const migrations = await appliedMigrations(client)
    await client.query('commit')
    const keys = await copyKeys(source, folder)
    const files = [...Object.keys(counts).map((table) => `tables/${table}`), ...heads, keys]
    const parts = Object.fromEntries(
      await Promise.all(files.map(async (file) => [file, await digestFile(join(folder, file))])),
    )
    return {
      format: 1,
      takenAt: (rows[0]?.at ?? new Date()).toISOString(),
      server: rows[0]?.version ?? '',
      migrations,
      counts,
      parts,
    }
  } finally {
    await client.end()
  }
}

type Counts = Record<string, { columns: string[]; rows: number }>

async function copyTables(client: pg.Client, folder: string, onProgress: BackupSource['onProgress']): Promise<Counts> {
  const tables = await dataTables(client)
  const { rows: counties } = await client.query<{ code: string }>('select code from county order by code')
  const counts: Counts = {}
  for (const [at, table] of tables.entries()) {
    onProgress?.(at, tables.length, table)
    const { rows } = await client.query<{ name: string; bound: boolean }>(
      `select a.attname as name, bool_or(a.attname = 'county') over () as bound from pg_attribute a
       where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`,
      [table],
    )
    const columns = rows.map(({ name }) => name)
    counts[table] = {
      columns,
      rows: await copyTable(
        client,
        join(folder, 'tables', table),
        table,
        columns,
        rows[0]?.bound ? counties : undefined,
      ),
    }
  }
  onProgress?.(tables.length, tables.length, '')
  return counts
}

/** County by county: row-level security binds an owner too who is no superuser. */
async function copyTable(
  client: pg.Client,
  file: string,
  table: string,
  columns: readonly string[],
  counties: readonly { code: string }[] | undefined,
) {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  let rows = 0
  for (const [at, code] of (counties?.map((county) => county.code) ?? ['']).entries()) {
    await client.query("select set_config('heng.county', $1, true)", [code])
    const where = counties ? `where county = ${client.escapeLiteral(code)}` : ''
    const stream = client.query(
      copyTo(`copy (select ${list} from ${client.escapeIdentifier(table)} ${where}) to stdout`),
    )
    await pipeline(stream, createWriteStream(file, { flags: at === 0 ? 'w' : 'a' }))
    rows += stream.rowCount
  }
  if (counties?.length === 0) await writeFile(file, '')
  return rows
}

async function copyHeads(dataFolder: string, folder: string): Promise<string[]> {
  const names = await readdir(join(dataFolder, 'ledger')).catch(() => [])
  await mkdir(join(folder, 'ledger'))
  const heads = names.filter((name) => /^\d+\.json$/.test(name))
  for (const name of heads) await copyFile(join(dataFolder, 'ledger', name), join(folder, 'ledger', name))
  return heads.map((name) => `ledger/${name}`)
}

async function copyKeys({ dataFolder, passphrase }: BackupSource, folder: string): Promise<string> {
  const keys = await readFile(join(dataFolder, 'keys.json'))
  const name = passphrase ? 'keys.sealed' : 'keys.json'
  await writeFile(join(folder, name), passphrase ? await sealKeys(keys, passphrase) : keys)
  return name
}

/** Size of a finished backup in bytes. */
export async function backupSize(path: string): Promise<number> {
  return (await stat(path)).size
}
