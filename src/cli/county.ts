import { isCountyCode } from '../store/county-code.ts'
import { print } from './console.ts'
import { type Environment, UserError } from './environment.ts'
import { openInstallation } from './installation.ts'

/** heng county list: the counties of the installation. */
export async function listCounties(environment: Environment): Promise<number> {
  const { database } = await openInstallation(environment, { role: 'command' })
  try {
    const rows = await database
      .system()
      .selectFrom('county')
      .select(['code', 'name', 'mark', 'hosts'])
      .orderBy('createdAt')
      .execute()
    for (const { code, name, mark, hosts } of rows)
      print(`${code}  ${name}  代字 ${mark}  /c/${code}/  ${hosts.join(' ')}`)
    return 0
  } finally {
    await database.close()
  }
}

/** heng county add: one more county on this installation; its first visit makes its administrator. */
export async function addCounty(
  environment: Environment,
  options: { code: string; name: string; mark?: string; host?: string[] },
): Promise<number> {
  const { code, name, host = [] } = options
  if (!isCountyCode(code)) throw new UserError('--code 应为 6 位行政区划代码，如 410923')
  const { database } = await openInstallation(environment, { role: 'command' })
  try {
    const made = await database
      .system()
      .insertInto('county')
      .values({ code, name, mark: options.mark ?? name.slice(0, 1), hosts: host })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .returning('code')
      .executeTakeFirst()
    if (!made) throw new UserError(`已有 ${code} 这个县`)
    print(`已新建 ${code} ${name}。网址前缀 /c/${code}/;用 heng administrator --county ${code} 建立它的第一位管理员。`)
    return 0
  } finally {
    await database.close()
  }
}
