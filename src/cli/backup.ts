import { resolve } from 'node:path'
import { backup, backupSize, RestoreError, restore } from '../modules/backup/index.ts'
import { ensureEpoch, verifyCounty } from '../modules/ledger/index.ts'
import { registry } from '../procedures/registry.ts'
import { openDatabase } from '../store/database.ts'
import { loadKeys } from '../store/keys.ts'
import { print, progress, tell } from './console.ts'
import { type Environment, UserError } from './environment.ts'
import { openInstallation } from './installation.ts'

function passphrase(): { passphrase?: string } {
  const { HENG_BACKUP_PASSPHRASE } = process.env
  return HENG_BACKUP_PASSPHRASE ? { passphrase: HENG_BACKUP_PASSPHRASE } : {}
}

/** heng backup FILE: everything, as of one moment, while the server goes on. */
export async function makeBackup(environment: Environment, file: string): Promise<number> {
  const { database, dataFolder } = await openInstallation(environment, { role: 'command' })
  const bar = progress('备份')
  try {
    const manifest = await backup({ database, dataFolder, ...passphrase(), onProgress: bar.update }, file)
    bar.finish()
    const rows = Object.values(manifest.counts).reduce((sum, table) => sum + table.rows, 0)
    print(
      `已备份到 ${file}:${Object.keys(manifest.counts).length} 个表，${rows} 行，${Math.round((await backupSize(file)) / 1024)} KB`,
    )
    if (!manifest.parts['keys.sealed'])
      tell('备份里有系统密钥，请像钥匙一样保管；设 HENG_BACKUP_PASSPHRASE 可给密钥加口令。')
    return 0
  } finally {
    await database.close()
  }
}

/** heng restore FILE: into an empty data folder or database, then verified. */
export async function restoreBackup(environment: Environment, file: string): Promise<number> {
  const dataFolder = resolve(environment.dataFolder ?? '.heng/data')
  const database = await openDatabase({ dataFolder, url: environment.databaseUrl, role: 'server', onProgress: tell })
  const bar = progress('恢复')
  try {
    const manifest = await restore({ database, dataFolder, ...passphrase(), onProgress: bar.update }, file).catch(
      (error: unknown) => {
        throw error instanceof RestoreError ? new UserError(error.message) : error
      },
    )
    bar.finish()
    await ensureEpoch(database)
    print(
      `已恢复 ${manifest.takenAt} 的备份：${Object.values(manifest.counts).reduce((sum, table) => sum + table.rows, 0)} 行，行数与备份一致`,
    )
    return (await verified(database, dataFolder)) ? 0 : 1
  } finally {
    await database.close()
  }
}

async function verified(database: Awaited<ReturnType<typeof openDatabase>>, dataFolder: string): Promise<boolean> {
  const keys = await loadKeys(dataFolder, { create: false })
  const counties = await database.system().selectFrom('county').select(['code', 'name']).execute()
  let whole = true
  for (const { code, name } of counties) {
    const { fault, events } = await verifyCounty({
      db: database.county(code),
      county: code,
      keys,
      dataFolder,
      registry,
    })
    print(fault ? `${name}:台账不一致 [${fault.kind}] ${fault.message}` : `${name}:台账一致，${events} 条记录`)
    whole &&= !fault
  }
  return whole
}
