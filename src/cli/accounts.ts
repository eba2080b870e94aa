import { today } from '../calendar/plain-date.ts'
import { isRefusal } from '../engine/refusal.ts'
import {
  type AccountContext,
  createAccount,
  createPerson,
  createToken,
  holdPost,
  oneTimePassword,
  SCOPES,
  type Scope,
} from '../modules/accounts/index.ts'
import { readSettings } from '../store/settings.ts'
import { print } from './console.ts'
import { type Environment, UserError } from './environment.ts'
import { chooseCounty, type Installation, openInstallation } from './installation.ts'

/** What account work needs, at the console. */
export async function consoleContext(installation: Installation, county: string): Promise<AccountContext> {
  const { database, keys, vault } = installation
  const db = database.county(county)
  const now = new Date()
  return { db, county, settings: await readSettings(db, county), keys, vault, now, today: today(now), by: null }
}

/** heng token: a token for a machine, printed once. */
export async function token(
  environment: Environment,
  options: { name: string; scopes: string; county?: string; folder?: string },
): Promise<number> {
  const scopes = options.scopes.split(',').map((scope) => scope.trim())
  const unknown = scopes.find((scope) => !Object.hasOwn(SCOPES, scope))
  if (unknown !== undefined) throw new UserError(`没有“${unknown}”这种权限；可选：${Object.keys(SCOPES).join('、')}`)
  const installation = await openInstallation(environment, { role: 'command' })
  try {
    const county = await chooseCounty(installation, options.county)
    const made = await createToken(await consoleContext(installation, county), {
      name: options.name,
      scopes: scopes as Scope[],
    })
    print(made.token)
    return 0
  } finally {
    await installation.database.close()
  }
}

/** heng administrator: one more administrator, with a one-time password printed once. For a new county, or when nobody can sign in any more. */
export async function administrator(
  environment: Environment,
  options: { username: string; name: string; county?: string },
): Promise<number> {
  const installation = await openInstallation(environment, { role: 'command' })
  try {
    const context = await consoleContext(installation, await chooseCounty(installation, options.county))
    const password = oneTimePassword()
    await context.db.transaction().execute(async (db) => {
      const inside = { ...context, db }
      const person = await createPerson(inside, { kind: 'staff', name: options.name })
      const refusal = await createAccount(inside, {
        person,
        username: options.username,
        password,
        mustChangePassword: true,
      })
      if (isRefusal(refusal)) throw new UserError(refusal.message)
      await holdPost(inside, { person, role: 'administrator' })
    })
    print(`管理员 ${options.username} 的一次性密码：${password}(首次登录须修改)`)
    return 0
  } finally {
    await installation.database.close()
  }
}
