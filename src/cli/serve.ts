import pino from 'pino'
import { today } from '../calendar/plain-date.ts'
import { oneTimePassword } from '../modules/accounts/index.ts'
import { type Channel, smtpChannel } from '../modules/contact/index.ts'
import { registry } from '../procedures/registry.ts'
import { createApp } from '../server/app.ts'
import { type Listening, listen } from '../server/serve.ts'
import { countiesOf, startBackground } from './background.ts'
import { tell } from './console.ts'
import { type Environment, UserError } from './environment.ts'
import { type Installation, openInstallation } from './installation.ts'
import { buildWeb } from './web-build.ts'

/** heng serve: the whole program, until it is told to stop. */
export async function serve(environment: Environment): Promise<number> {
  const installation = await openInstallation(environment, { role: 'server' })
  return run(environment, installation, async (address) => {
    tell(`衡已启动：${address}`)
  })
}

/** What differs where the demonstration is served. */
export interface Serving {
  /** Ways to reach citizens besides the mail server. */
  readonly more?: readonly Channel[]
  readonly demonstration?: boolean
}

/** Serves an opened installation until SIGINT or SIGTERM; `greet` is told the address. */
export async function run(
  environment: Environment,
  installation: Installation,
  greet: (address: string) => Promise<void>,
  { more = [], demonstration = false }: Serving = {},
): Promise<number> {
  const logger = pino({ level: environment.logLevel }, pino.destination({ fd: 2, sync: false }))
  const { database, keys, vault, dataFolder } = installation
  const mail = environment.smtp ? smtpChannel(environment.smtp) : undefined
  const channels = [...(mail ? [mail] : []), ...more]
  let listening: Listening | undefined
  let background: { stop(): Promise<void> } | undefined
  try {
    const webRoot = await buildWeb()
    const needsSetup = !(await hasAdministrator(installation))
    const setupCode = needsSetup ? oneTimePassword() : undefined
    const { rateLimit, trustProxy } = environment
    const app = createApp({
      ...{ database, keys, vault, registry, logger, webRoot, dataFolder, rateLimit, trustProxy, channels },
      now: () => new Date(),
      demonstration,
      ...(setupCode ? { setupCode } : {}),
    })
    listening = await startListening(app, environment)
    background = startBackground({ ...installation, channels }, logger)
    await greet(`http://${environment.host === '0.0.0.0' ? 'localhost' : environment.host}:${listening.port}`)
    if (setupCode) tell(`首次设置码（打开首页使用，仅一次有效） setup code: ${setupCode}`)
    await stopSignal()
    tell('正在停止：处理完手头的请求…')
    return 0
  } finally {
    await listening?.stop()
    await background?.stop()
    mail?.close()
    await database.close()
  }
}

async function startListening(app: ReturnType<typeof createApp>, { port, host }: Environment): Promise<Listening> {
  try {
    return await listen(app, { port, host })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new UserError(`端口 ${port} 已被占用，请停止占用它的程序，或用 PORT=另一个端口 启动`)
    if (code === 'EACCES') throw new UserError(`没有权限使用端口 ${port}，请改用 1024 以上的端口`)
    throw error
  }
}

/** One signal asks to stop; a second one does not wait. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const stop = () => {
      if (asked) process.exit(130)
      asked = true
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}

async function hasAdministrator(installation: Installation): Promise<boolean> {
  const counties = await countiesOf(installation)
  for (const { code: county } of counties) {
    const post = await installation.database
      .county(county)
      .selectFrom('post')
      .select('id')
      .where('county', '=', county)
      .where('role', '=', 'administrator')
      .limit(1)
      .executeTakeFirst()
    if (!post) return false
  }
  return counties.length > 0
}

/** Today, in Beijing. */
export function presentDay() {
  return today(new Date())
}
