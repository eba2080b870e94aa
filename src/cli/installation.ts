import { resolve } from 'node:path'
import { ensureEpoch } from '../modules/ledger/index.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { type Keys, loadKeys } from '../store/keys.ts'
import { migrate } from '../store/migrate.ts'
import { createVault, type Vault } from '../store/vault.ts'
import { tell } from './console.ts'
import { type Environment, UserError } from './environment.ts'

/** An opened installation: its database and its secrets. */
export interface Installation {
  readonly dataFolder: string
  readonly database: Database
  readonly keys: Keys
  readonly vault: Vault
}

/** Opens the installation of the environment, brought up to this version. A server is alone on it; a command works beside. */
export async function openInstallation(
  environment: Environment,
  { role, folder }: { role: 'server' | 'command'; folder?: string },
): Promise<Installation> {
  const dataFolder = resolve(environment.dataFolder ?? folder ?? '.heng/data')
  const database = await openDatabase({ dataFolder, url: environment.databaseUrl, role, onProgress: tell })
  try {
    await migrate(database, tell)
    if (role === 'server') await ensureEpoch(database)
    const keys = await loadKeys(dataFolder, { create: await isEmpty(database) })
    return { dataFolder, database, keys, vault: createVault(keys) }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** New keys for a database that holds something would leave it unreadable for good. */
async function isEmpty(database: Database): Promise<boolean> {
  const county = await database.system().selectFrom('county').select('code').limit(1).executeTakeFirst()
  return county === undefined
}

/** The county asked for, or the only one. Throws {@link UserError} if that is not clear. */
export async function chooseCounty({ database }: Installation, code: string | undefined): Promise<string> {
  const counties = await database.system().selectFrom('county').select(['code', 'name']).orderBy('createdAt').execute()
  const [first] = counties
  if (code && counties.some((county) => county.code === code)) return code
  const known = counties.map((county) => `${county.code} ${county.name}`).join('、')
  if (code) throw new UserError(`没有 ${code} 这个县；现有：${known || '无'}`)
  if (!first) throw new UserError('还没有县，请先启动服务并完成首次设置，或用 heng county add 新建')
  return first.code
}
