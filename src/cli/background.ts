import type pino from 'pino'
import { today } from '../calendar/plain-date.ts'
import { sweepSessions } from '../modules/accounts/index.ts'
import { concludePeriods } from '../modules/assessment/index.ts'
import { type Channel, sweepCodes, sweepSubscriptions, tellSubscribers } from '../modules/contact/index.ts'
import { sweepDrafts } from '../modules/desk/index.ts'
import { dispatchBySelf, followDispatch, trainAtNight } from '../modules/dispatch-desk/index.ts'
import { passFollowUps } from '../modules/follow-up/index.ts'
import { remindReviews } from '../modules/hang-ups/index.ts'
import { HotspotKeeper } from '../modules/hotspots/index.ts'
import { lapse } from '../modules/lapse/index.ts'
import { type LedgerContext, startSealer } from '../modules/ledger/index.ts'
import { mailStaff, sweepMail } from '../modules/mail/index.ts'
import { resumeRedatings } from '../modules/redating/index.ts'
import { supervise } from '../modules/supervision/index.ts'
import { registry } from '../procedures/registry.ts'
import { clockSettingsOf } from '../server/county.ts'
import { readSettings } from '../store/settings.ts'
import type { Installation } from './installation.ts'

const SEAL_EVERY_MS = 1_000
const MINUTE = 60_000

/** Work for one county that comes round again and again; what fails is logged and tried the next time. */
interface Job {
  readonly everyMs: number
  /** Also at the start, before the first wait. */
  readonly atOnce?: true
  readonly work: (installation: Served, county: County) => Promise<unknown>
}

interface County {
  readonly code: string
  readonly mark: string
  readonly name: string
}

/** An installation and the ways it has to reach citizens. */
type Served = Installation & { readonly channels: readonly Channel[] }

const JOBS: readonly Job[] = [
  { everyMs: 60 * MINUTE, work: sweep },
  { everyMs: MINUTE, atOnce: true, work: resume },
  { everyMs: MINUTE, work: watch },
  { everyMs: 10 * MINUTE, atOnce: true, work: letLapse },
  { everyMs: 60 * MINUTE, atOnce: true, work: conclude },
  { everyMs: 10 * MINUTE, atOnce: true, work: remind },
  { everyMs: MINUTE / 3, atOnce: true, work: gather },
  { everyMs: 1_000, work: dispatch },
  { everyMs: 60 * MINUTE, work: train },
  { everyMs: MINUTE, work: tellThose },
  { everyMs: MINUTE, atOnce: true, work: askThose },
  { everyMs: MINUTE, work: mailThose },
]

/** Procedures by which citizens tell what is the matter. */
const TOLD_BY_CITIZENS = ['letter', 'online-consultation'] as const
const keepers = new WeakMap<Installation['database'], Map<string, HotspotKeeper>>()

/** The county codes of an installation, oldest first. */
export async function countiesOf({ database }: Pick<Installation, 'database'>): Promise<County[]> {
  return database
    .system()
    .selectFrom('county')
    .select(['code', 'mark', 'name'])
    .orderBy('createdAt')
    .orderBy('code')
    .execute()
}

/** Everything the program does unasked, until it is stopped. */
export function startBackground(installation: Served, logger: pino.Logger): { stop(): Promise<void> } {
  const onError = (error: unknown) => logger.error({ error: { name: (error as Error).name } }, 'background work failed')
  const contexts = async (): Promise<LedgerContext[]> => {
    const { database, keys, dataFolder } = installation
    return (await countiesOf(installation)).map(({ code: county }) => ({
      db: database.county(county),
      county,
      keys,
      dataFolder,
    }))
  }
  const sealer = startSealer(contexts, { everyMs: SEAL_EVERY_MS, now: () => new Date(), onError })
  const repeated = JOBS.map((job) => repeat(installation, job, onError))
  return {
    async stop() {
      await Promise.all([sealer.stop(), ...repeated.map(({ stop }) => stop())])
    },
  }
}

/** A job is never at work twice at a time: what takes longer than its interval is not started beside itself. */
function repeat(installation: Served, { everyMs, atOnce, work }: Job, onError: (error: unknown) => void) {
  let stopped = false
  const round = async () => {
    for (const county of await countiesOf(installation)) {
      if (stopped) return
      await work(installation, county).catch(onError)
    }
  }
  let running = atOnce ? round().catch(onError) : Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(round).catch(onError)
  }, everyMs)
  timer.unref()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}

/** Goes on dating matters anew where a stop, or a database away for a while, cut it short. */
async function resume({ database }: Installation, { code }: County): Promise<void> {
  await resumeRedatings({ db: database.county(code), county: code, registry, now: () => new Date() })
}

/** What a county's work needs at this moment, and its settings. */
async function atWork({ database, keys, vault }: Installation, county: County) {
  const db = database.county(county.code)
  const settings = await readSettings(db, county.code)
  const now = new Date()
  const context = { db, county, registry, settings: clockSettingsOf(settings), keys, vault, now, today: today(now) }
  return { context, settings }
}

/** Raises the steps of supervision that are due. */
async function watch(installation: Installation, county: County): Promise<void> {
  const { context, settings } = await atWork(installation, county)
  if (settings.ladder.on) await supervise(context, settings.ladder)
}

/** Records what the law makes happen by silence. */
async function letLapse(installation: Installation, county: County): Promise<void> {
  await lapse((await atWork(installation, county)).context)
}

/** Makes results of the assessment final once nobody can or does object. */
async function conclude(installation: Installation, county: County): Promise<void> {
  await concludePeriods((await atWork(installation, county)).context)
}

/** Tells of reviews whose day has come. */
async function remind({ database }: Installation, { code }: County): Promise<void> {
  const now = new Date()
  await remindReviews({ db: database.county(code), county: code, now, today: today(now) })
}

/** Takes new letters and consultations into the hotspots; what a county's keeper remembers lasts from round to round. */
async function gather({ database }: Installation, { code: county }: County): Promise<void> {
  const ofCounties = keepers.get(database) ?? new Map<string, HotspotKeeper>()
  keepers.set(database, ofCounties)
  const context = { db: database.county(county), county, procedures: TOLD_BY_CITIZENS, now: () => new Date() }
  const keeper = ofCounties.get(county) ?? new HotspotKeeper(context)
  ofCounties.set(county, keeper)
  await keeper.pass()
}

/** Learns from what was dispatched, and sends what the county lets the program send. */
async function dispatch({ database, keys, vault }: Installation, county: County): Promise<void> {
  const db = database.county(county.code)
  await followDispatch({ db, county: county.code, registry })
  const settings = await readSettings(db, county.code)
  const now = new Date()
  const context = { db, county, registry, settings: clockSettingsOf(settings), keys, vault, now, today: today(now) }
  await dispatchBySelf(context, settings.dispatchBySelf)
}

/** Trains the models of dispatching anew, at night. */
async function train({ database }: Installation, { code }: County): Promise<void> {
  await trainAtNight({ db: database.county(code), county: code, registry }, new Date())
}

/** Sends news to those who follow their own matters. */
async function tellThose({ database, keys, vault, channels }: Served, county: County): Promise<void> {
  await tellSubscribers({ db: database.county(county.code), county, keys, vault, channels, registry, now: new Date() })
}

/** Sends staff what they were told, as each wants it. */
async function mailThose({ database, keys, vault, channels }: Served, county: County): Promise<void> {
  const db = database.county(county.code)
  const { calendar } = clockSettingsOf(await readSettings(db, county.code))
  await mailStaff({ db, county, keys, vault, channels, registry, calendar, now: new Date() })
}

/** Asks those whose matter was answered how it went, and begins again what failed where the county lets it. */
async function askThose(installation: Served, county: County): Promise<void> {
  const { context, settings } = await atWork(installation, county)
  const { channels } = installation
  await passFollowUps({ ...context, channels, rule: settings.followUp })
}

/** Deletes what has run out: sessions, codes, addresses of long closed matters, letters of a quarter ago, drafts of a month, idempotency keys of a month, uploads nobody used for a day. */
async function sweep({ database }: Installation, { code: county, name }: County): Promise<void> {
  const now = new Date()
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const db = database.county(county)
  await sweepSessions({ db, county, now })
  await sweepCodes({ db, county: { code: county, name }, now })
  await sweepSubscriptions({ db, county: { code: county, name }, now })
  await sweepDrafts(db, county, now)
  await sweepMail({ db, county: { code: county, name }, now })
  await db.deleteFrom('idempotency').where('county', '=', county).where('createdAt', '<', daysAgo(30)).execute()
  await db
    .deleteFrom('document')
    .where('county', '=', county)
    .where('matter', 'is', null)
    .where('uploadedAt', '<', daysAgo(1))
    .execute()
}
