import { createReadStream, existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { extract } from 'tar'
import { analyze } from '../../store/analyze.ts'
import type { Database } from '../../store/database.ts'
import { migrate } from '../../store/migrate.ts'
import { digestFile, type Manifest, openKeys } from './parts.ts'

/** Where a backup goes: an installation that holds nothing yet. */
export interface RestoreTarget {
  readonly database: Database
  readonly dataFolder: string
  readonly passphrase?: string
  readonly onProgress?: (done: number, total: number, what: string) => void
}

/** A backup that cannot be restored, or a place it cannot go to: told in one line. */
export class RestoreError extends Error {}

/**
 * Puts a backup into an empty installation: checks every part first, loads all or
 * nothing, and compares the counts. The caller verifies the ledger afterwards.
 */
export async function restore(target: RestoreTarget, path: string): Promise<Manifest> {
  await mkdir(target.dataFolder, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(target.dataFolder, '.restore-'))
  try {
    await extract({ file: path, cwd: folder }).catch((error: unknown) => {
      throw new RestoreError(`读不了备份文件 ${path}，请确认文件完整`, { cause: error })
    })
    const manifest = await checked(folder)
    const keys = await keysOf(target, folder)
    await prepare(target, manifest)
    await load(target, folder, manifest)
    await migrate(target.database)
    await analyze(target.database)
    await writeFile(join(target.dataFolder, 'keys.json'), keys, { mode: 0o600 })
    await cp(join(folder, 'ledger'), join(target.dataFolder, 'ledger'), { recursive: true })
    return manifest
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function checked(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined)
  if (!text) throw new RestoreError('这不是衡的备份文件')
  const manifest = JSON.parse(text) as Manifest
  for (const [part, digest] of Object.entries(manifest.parts)) {
    if ((await digestFile(join(folder, part)).catch(() => '')) !== digest)
      throw new RestoreError(`备份的 ${part} 已损坏或被改动，不能恢复`)
  }
  return manifest
}

async function keysOf({ passphrase }: RestoreTarget, folder: string): Promise<Buffer> {
  if (existsSync(join(folder, 'keys.json'))) return readFile(join(folder, 'keys.json'))
  if (!passphrase) throw new RestoreError('备份里的密钥有口令，请设 HENG_BACKUP_PASSPHRASE')
  return openKeys(await readFile(join(folder, 'keys.sealed')), passphrase).catch((error: unknown) => {
    throw new RestoreError('口令不对，打不开备份里的密钥', { cause: error })
  })
}

/** Brings an empty database to the backup's own version; later versions come after loading. */
async function prepare({ database, dataFolder }: RestoreTarget, { migrations }: Manifest): Promise<void> {
  if (existsSync(join(dataFolder, 'keys.json')))
    throw new RestoreError(`${dataFolder} 里已有一套系统，请恢复到空的数据目录`)
  const last = migrations.at(-1)
  if (!last) throw new RestoreError('备份里没有数据结构的版本')
  await migrate(database, undefined, last)
  const { rows } = await database.pool.query('select 1 from county limit 1')
  if (rows.length > 0) throw new RestoreError('目标数据库里已有数据，请恢复到空的数据库')
}

async function load({ database, onProgress }: RestoreTarget, folder: string, { counts }: Manifest): Promise<void> {
  const client = new pg.Client(database.ownerConnection)
  await client.connect()
  try {
    await client.query('begin')
    const tables = Object.entries(counts)
    for (const [at, [table, { columns, rows }]] of tables.entries()) {
      onProgress?.(at, tables.length, table)
      await loadTable(client, join(folder, 'tables', table), { table, columns, rows })
    }
    await setSequences(client)
    await client.query('commit')
    onProgress?.(tables.length, tables.length, '')
  } finally {
    await client.end()
  }
}

async function loadTable(
  client: pg.Client,
  file: string,
  { table, columns, rows }: { table: string; columns: readonly string[]; rows: number },
) {
  const name = client.escapeIdentifier(table)
  const { rows: walls } = await client.query<{ forced: boolean }>(
    'select relforcerowsecurity as forced from pg_class where oid = $1::regclass',
    [table],
  )
  const forced = walls[0]?.forced === true
  // The owner steps over the wall to fill the table, and puts it back within the same transaction.
  if (forced) await client.query(`alter table ${name} no force row level security`)
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const stream = client.query(copyFrom(`copy ${name} (${list}) from stdin`))
  await pipeline(createReadStream(file), stream)
  if (forced) {
    await client.query('set constraints all immediate')
    await client.query(`alter table ${name} force row level security`)
  }
  if (stream.rowCount !== rows) throw new RestoreError(`${table} 应有 ${rows} 行，只恢复了 ${stream.rowCount} 行`)
}

/** Numbers go on after the highest that was given out. */
async function setSequences(client: pg.Client): Promise<void> {
  await client.query(
    "select setval('receipt_number_seq', greatest(1, (select coalesce(max(split_part(receipt_number, '-', 2)::bigint), 1) from matter)))",
  )
  for (const table of ['reading', 'administration', 'configuration_change'])
    await client.query(
      `select setval(pg_get_serial_sequence('${table}', 'id'), greatest(1, (select coalesce(max(id), 1) from ${table})))`,
    )
}
