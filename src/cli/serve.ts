import pino from 'pino'
import { today } from '../calendar/plain-date.ts'
import { oneTimePassword, sweepSessions } from '../modules/accounts/index.ts'
import { type LedgerContext, type Sealer, startSealer } from '../modules/ledger/index.ts'
import { resumeRedatings } from '../modules/redating/index.ts'
import { registry } from '../procedures/registry.ts'
import { createApp } from '../server/app.ts'
import { type Listening, listen } from '../server/serve.ts'
import { tell } from './console.ts'
import { type Environment, UserError } from './environment.ts'
import { type Installation, openInstallation } from './installation.ts'
import { buildWeb } from './web-build.ts'

const SEAL_EVERY_MS = 1_000
const SWEEP_EVERY_MS = 3_600_000
const RESUME_EVERY_MS = 60_000

/** heng serve: the whole program, until it is told to stop. */
export async function serve(environment: Environment): Promise<number> {
  const installation = await openInstallation(environment, { role: 'server' })
  return run(environment, installation, async (address) => {
    tell(`衡已启动：${address}`)
  })
}

/** Serves an opened installation until SIGINT or SIGTERM; `greet` is told the address. */
export async function run(
  environment: Environment,
  installation: Installation,
  greet: (address: string) => Promise<void>,
): Promise<number> {
  const logger = pino({ level: environment.logLevel }, pino.destination({ fd: 2, sync: false }))
  const { database, keys, vault, dataFolder } = installation
  let listening: Listening | undefined
  let background: { stop(): Promise<void> } | undefined
  try {
    const webRoot = await buildWeb()
    const needsSetup = !(await hasAdministrator(installation))
    const setupCode = needsSetup ? oneTimePassword() : undefined
    const { rateLimit, trustProxy } = environment
    const app = createApp({
      ...{ database, keys, vault, registry, logger, webRoot, dataFolder, rateLimit, trustProxy },
      now: () => new Date(),
      ...(setupCode ? { setupCode } : {}),
    })
    listening = await startListening(app, environment)
    background = startBackground(installation, logger)
    await greet(`http://${environment.host === '0.0.0.0' ? 'localhost' : environment.host}:${listening.port}`)
    if (setupCode) tell(`首次设置码（打开首页使用，仅一次有效） setup code: ${setupCode}`)
    await stopSignal()
    tell('正在停止：处理完手头的请求…')
    return 0
  } finally {
    await listening?.stop()
    await background?.stop()
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

async function hasAdministrator({ database }: Installation): Promise<boolean> {
  for (const county of await codes(database)) {
    const post = await database
      .county(county)
      .selectFrom('post')
      .select('id')
      .where('county', '=', county)
      .where('role', '=', 'administrator')
      .limit(1)
      .executeTakeFirst()
    if (!post) return false
  }
  return (await codes(database)).length > 0
}

async function codes(database: Installation['database']): Promise<string[]> {
  const rows = await database.system().selectFrom('county').select('code').orderBy('createdAt').execute()
  return rows.map(({ code }) => code)
}

function startBackground(installation: Installation, logger: pino.Logger): { stop(): Promise<void> } {
  const onError = (error: unknown) => logger.error({ error: { name: (error as Error).name } }, 'background work failed')
  const contexts = async (): Promise<LedgerContext[]> => {
    const { database, keys, dataFolder } = installation
    return (await codes(database)).map((county) => ({ db: database.county(county), county, keys, dataFolder }))
  }
  const sealer: Sealer = startSealer(contexts, { everyMs: SEAL_EVERY_MS, now: () => new Date(), onError })
  const sweep = () => sweepAll(installation).catch(onError)
  // One after the other: what is still at work is not started beside itself.
  let resumed = resumeAll(installation).catch(onError)
  const resume = () => {
    resumed = resumed.then(() => resumeAll(installation)).catch(onError)
  }
  const timers = [setInterval(sweep, SWEEP_EVERY_MS), setInterval(resume, RESUME_EVERY_MS)]
  for (const timer of timers) timer.unref()
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await sealer.stop()
      await resumed
    },
  }
}

/** Goes on dating matters anew where a stop, or a database away for a while, cut it short. */
async function resumeAll({ database }: Installation): Promise<void> {
  for (const county of await codes(database)) {
    const db = database.county(county)
    await resumeRedatings({ db, county, registry, now: () => new Date() })
  }
}

/** Deletes what has run out: sessions, idempotency keys of a month, uploads nobody used for a day. */
async function sweepAll({ database }: Installation): Promise<void> {
  const now = new Date()
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  for (const county of await codes(database)) {
    const db = database.county(county)
    await sweepSessions({ db, county, now })
    await db.deleteFrom('idempotency').where('county', '=', county).where('createdAt', '<', daysAgo(30)).execute()
    await db
      .deleteFrom('document')
      .where('county', '=', county)
      .where('matter', 'is', null)
      .where('uploadedAt', '<', daysAgo(1))
      .execute()
  }
}

/** Today, in Beijing. */
export function presentDay() {
  return today(new Date())
}
