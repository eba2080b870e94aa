import type { Kysely } from 'kysely'
import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import { COUNTS, type CountId } from '../law/counts.ts'
import { holdConfiguration, recordChange } from './configuration-changes.ts'
import type { Schema } from './schema.ts'
import { within } from './transaction.ts'

const LENGTH = z.object({
  amount: z.int().min(1).max(3650),
  unit: z.enum(['workingDay', 'day', 'month', 'year', 'hour']),
})
const DATE = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), {
  error: '应为存在的日期',
})
const NOTICE = z.string().min(1).max(200)
const DAY = z.object({ on: DATE, name: z.string().min(1).max(40), notice: NOTICE.optional() })

const TIME = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: '时间应写作 08:30 的样子' })
const LEFT = z.int().min(-250).max(60)
const LADDER = z
  .object({
    on: z.boolean(),
    warn: LEFT,
    remind: LEFT,
    order: LEFT,
    talk: LEFT,
    announce: LEFT,
    from: TIME,
    until: TIME,
  })
  .refine(
    ({ warn, remind, order, talk, announce }) => warn >= remind && remind > order && order > talk && talk > announce,
    {
      error: '后一级的工作日数应小于前一级',
    },
  )
  .refine(({ from, until }) => from < until, { error: '结束时间应晚于开始时间' })

const counted = (id: CountId) => z.int().min(COUNTS[id].min).max(COUNTS[id].max)
const FOLLOW_UP = z.object({
  share: counted('follow-up-share'),
  attempts: counted('follow-up-attempts'),
  mostRedos: counted('redo-most'),
  redo: z.enum(['propose', 'automatic']),
  portal: z.union([
    z.literal(''),
    z.url({ protocol: /^https?$/, error: '网址应以 http:// 或 https:// 开头' }).max(200),
  ]),
})

/** Steps of the first hour at the desk, in their order. */
export const SETUP_STEPS = ['offices', 'calendar', 'norms', 'people', 'finish'] as const

/** What only the administrator can say is seen to. */
export const SETUP_CHECKS = ['keys', 'backup'] as const

/** Every setting of a county, with the default that holds until it is changed. */
export const SETTINGS = {
  /** 'required': staff must use a second factor; 'optional': whoever has set one up. */
  secondFactor: z.enum(['required', 'optional']).default('required'),
  sessionIdleMinutes: z.int().min(5).max(480).default(30),
  sessionHours: z.int().min(1).max(24).default(12),
  lockAfter: z.int().min(3).max(20).default(5),
  lockMinutes: z.int().min(1).max(1440).default(15),
  /** The county's own norms, by id; the rest keep their defaults. */
  norms: z.record(z.string(), LENGTH).default({}),
  /** Lengths of limits that no law fixes or nobody has checked, by the limit's id. */
  limits: z.record(z.string(), LENGTH).default({}),
  /** The ladder of supervision: at how many working days left each step is due, and between which hours it is raised. */
  ladder: LADDER.default({
    on: true,
    warn: 3,
    remind: 1,
    order: -1,
    talk: -5,
    announce: -10,
    from: '08:30',
    until: '17:30',
  }),
  /** Whether monthly bulletins stand on the portal, as numbers without anybody's data. */
  bulletinOnPortal: z.boolean().default(false),
  /** What the program does of itself with matters it is sure of: nothing, say what they are about, or send them too. */
  dispatchBySelf: z.enum(['off', 'classify', 'assign']).default('off'),
  /** Numbers of the yearly reports that Heng does not count, told by whoever answers for them, each with its source. */
  statisticsTold: z
    .record(
      z.string(),
      z.object({ value: z.number(), source: z.string().min(1).max(200), by: z.string().nullable(), on: DATE }),
    )
    .default({}),
  /** How whoever asked is asked how it went, and what follows where it failed; where the portal stands for who opens the link. */
  followUp: FOLLOW_UP.default({
    share: COUNTS['follow-up-share'].value,
    attempts: COUNTS['follow-up-attempts'].value,
    mostRedos: COUNTS['redo-most'].value,
    redo: 'propose',
    portal: '',
  }),
  /** Whether who writes confirms telephone and mailbox by a code; without a channel nobody is asked. */
  confirmContact: z.enum(['off', 'optional', 'required']).default('off'),
  /** How far the first hour has come: steps done, and what the administrator says is seen to. */
  setup: z
    .object({
      state: z.enum(['none', 'open', 'finished']),
      done: z.array(z.enum(SETUP_STEPS)),
      checked: z.array(z.enum(SETUP_CHECKS)),
    })
    .default({ state: 'none', done: [], checked: [] }),
  /** Yearly holiday notices entered by the administrator. */
  calendarYears: z
    .array(
      z.object({
        year: z.int().min(2004).max(2199),
        notice: NOTICE,
        holidays: z.array(DAY).max(100),
        makeupDays: z.array(DAY).max(60),
        /** Days an earlier notice had named and a later one gave back to the plain week. */
        plainDays: z
          .array(z.object({ on: DATE, notice: NOTICE }))
          .max(400)
          .default([]),
      }),
    )
    .default([]),
} as const

/** Name of a setting. */
export type SettingKey = keyof typeof SETTINGS

/** The settings in force. */
export type CountySettings = { readonly [K in SettingKey]: z.output<(typeof SETTINGS)[K]> }

/** Reads a county's settings; what was never set has its default. */
export async function readSettings(tx: Kysely<Schema>, county: string): Promise<CountySettings> {
  const rows = await tx.selectFrom('setting').select(['key', 'value']).where('county', '=', county).execute()
  const stored = new Map(rows.map(({ key, value }) => [key, value]))
  const entries = Object.entries(SETTINGS).map(([key, schema]) => [key, schema.parse(stored.get(key))])
  return Object.fromEntries(entries) as CountySettings
}

/** A change of one setting; `value` may be reckoned from the one that stands. */
export interface SettingChange<K extends SettingKey> {
  readonly key: K
  readonly value: CountySettings[K] | ((current: CountySettings[K]) => CountySettings[K])
  readonly by: string | null
  readonly at: Date
  readonly reason?: string
  readonly undoes?: number
}

/** Changes one setting and records what it was. Throws a ZodError if the value does not fit. */
export async function changeSetting<K extends SettingKey>(
  db: Kysely<Schema>,
  county: string,
  { key, value, by, at, ...more }: SettingChange<K>,
): Promise<void> {
  await within(db, async (tx) => {
    await holdConfiguration(tx, county)
    const current = await readSetting(tx, county, key)
    const next = SETTINGS[key].parse(typeof value === 'function' ? value(current) : value) as CountySettings[K]
    const columns = { value: JSON.stringify(next), changedBy: by, changedAt: at }
    await tx
      .insertInto('setting')
      .values({ county, key, ...columns })
      .onConflict((conflict) => conflict.columns(['county', 'key']).doUpdateSet(columns))
      .execute()
    const [before, after] = [entriesOf(key, current), entriesOf(key, next)]
    for (const entry of new Set([...before.keys(), ...after.keys()]))
      await recordChange(tx, county, {
        ...{ subject: key, key: entry, by, at, ...more },
        ...{ before: before.get(entry) ?? null, after: after.get(entry) ?? null },
      })
  })
}

async function readSetting<K extends SettingKey>(
  tx: Kysely<Schema>,
  county: string,
  key: K,
): Promise<CountySettings[K]> {
  const row = await tx
    .selectFrom('setting')
    .select('value')
    .where('county', '=', county)
    .where('key', '=', key)
    .executeTakeFirst()
  return SETTINGS[key].parse(row?.value) as CountySettings[K]
}

/** The parts of a setting that are changed, and undone, one by one: each norm, each limit, each year; else the whole. */
export function entriesOf<K extends SettingKey>(key: K, value: CountySettings[K]): ReadonlyMap<string, unknown> {
  if (key === 'calendarYears')
    return new Map((value as CountySettings['calendarYears']).map((year) => [String(year.year), year]))
  if (key === 'norms' || key === 'limits' || key === 'statisticsTold') return new Map(Object.entries(value))
  return new Map([['', value]])
}

/** The setting with one entry put to a value, or taken out where the value is null. */
export function withEntry<K extends SettingKey>(
  key: K,
  current: CountySettings[K],
  entry: string,
  value: unknown,
): CountySettings[K] {
  if (entry === '') return value as CountySettings[K]
  const entries = new Map(entriesOf(key, current))
  if (value === null) entries.delete(entry)
  else entries.set(entry, value)
  const all = key === 'calendarYears' ? [...entries.values()] : Object.fromEntries(entries)
  return all as CountySettings[K]
}
