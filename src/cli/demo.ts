import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { buildDemo, DEMO_COUNTY, demoIsBuilt } from '../../demo/build.ts'
import { DEMO_PASSWORD, SHOWN_ACCOUNTS } from '../../demo/cast.ts'
import { consoleChannel } from '../modules/contact/index.ts'
import { registry } from '../procedures/registry.ts'
import { changeSetting, readSettings } from '../store/settings.ts'
import { print, progress, tell } from './console.ts'
import { type Environment, UserError } from './environment.ts'
import { type Installation, openInstallation } from './installation.ts'
import { presentDay, run } from './serve.ts'

const FOLDER = '.heng/demo'

/** heng demo: the demonstration county, built at the first start, then served. */
export async function demo(environment: Environment): Promise<number> {
  const installation = await prepared(environment)
  const ready = async (address: string) => {
    await tellPortal(installation, address)
    greet(address)
  }
  return run(environment, installation, ready, { more: [consoleChannel(print)], demonstration: true })
}

/** Links to citizens, which the demonstration prints, lead to where it is served. */
async function tellPortal({ database }: Installation, address: string): Promise<void> {
  const db = database.county(DEMO_COUNTY.code)
  const { followUp } = await readSettings(db, DEMO_COUNTY.code)
  if (followUp.portal === address) return
  const value = { ...followUp, portal: address }
  await changeSetting(db, DEMO_COUNTY.code, { key: 'followUp', value, by: null, at: new Date() })
}

/** Opens the demonstration; a half-built one is thrown away and built anew. */
async function prepared(environment: Environment): Promise<Installation> {
  const installation = await openInstallation(environment, { role: 'server', folder: FOLDER })
  if (await demoIsBuilt(installation.database)) return installation
  const counties = await installation.database.system().selectFrom('county').select('code').execute()
  if (counties.length > 0) return rebuilt(environment, installation)
  await build(installation)
  return installation
}

async function rebuilt(environment: Environment, installation: Installation): Promise<Installation> {
  await installation.database.close()
  if (environment.dataFolder || environment.databaseUrl)
    throw new UserError('这个数据目录或数据库里已有别的数据，演示县不能建在里面；请换一个空的目录')
  tell('上次没有建完演示县，重新建立…')
  await rm(resolve(FOLDER), { recursive: true, force: true })
  return prepared(environment)
}

async function build({ database, keys, vault }: Installation): Promise<void> {
  const bar = progress('正在演绎清丰县的2020年')
  await buildDemo({ database, keys, vault, registry, today: presentDay(), onProgress: bar.update })
  bar.finish()
}

function greet(address: string): void {
  const rows = SHOWN_ACCOUNTS.map(({ username, what }) => `  ${username.padEnd(24)}${what}`)
  print(
    [
      '',
      `衡 · 演示县（清丰县 2020）已启动：${address}`,
      `  群众入口  ${address}/`,
      `  工作台    ${address}/desk`,
      '',
      `账号（密码均为 ${DEMO_PASSWORD}）：`,
      ...rows,
      '',
      '按 Ctrl-C 停止。',
    ].join('\n'),
  )
}
