import type { Kysely } from 'kysely'
import { today as dayOf, type PlainDate } from '../calendar/plain-date.ts'
import { nationalCalendar, withYears } from '../calendar/working-calendar.ts'
import type { Settings } from '../engine/clock.ts'
import { normLength } from '../law/norms.ts'
import type { AccountContext } from '../modules/accounts/index.ts'
import type { CaseContext } from '../modules/casework/index.ts'
import type { Schema } from '../store/schema.ts'
import { type CountySettings, readSettings } from '../store/settings.ts'
import type { Services } from './services.ts'

/** A county as its requests see it. */
export interface County {
  readonly code: string
  readonly name: string
  readonly mark: string
  readonly hosts: readonly string[]
}

/** Everything a request needs of its county, at its moment. */
export interface CountyContext {
  readonly county: County
  readonly db: Kysely<Schema>
  readonly settings: CountySettings
  readonly clockSettings: Settings
  readonly now: Date
  readonly today: PlainDate
}

/** So long the list of counties and their settings may be a little old. */
const FRESH_MS = 2_000

interface Remembered<T> {
  at: number
  value: Promise<T>
}

/** Finds counties and their settings, asking the database at most every two seconds for each. */
export class Counties {
  readonly #services: Services
  readonly #settings = new Map<string, Remembered<{ settings: CountySettings; clockSettings: Settings }>>()
  #list: Remembered<County[]> | undefined

  constructor(services: Services) {
    this.#services = services
  }

  /** Every county of the installation, the first one first. */
  async list(): Promise<County[]> {
    const at = Date.now()
    if (!this.#list || at - this.#list.at > FRESH_MS) this.#list = { at, value: this.#read() }
    return this.#list.value
  }

  /** The county of a path prefix, else of the host name, else the first. Nothing if there is none. */
  async find(code: string | undefined, host: string): Promise<County | undefined> {
    const counties = await this.list()
    if (code) return counties.find((county) => county.code === code)
    return counties.find(({ hosts }) => hosts.includes(host)) ?? counties[0]
  }

  /** The county's context now. */
  async context(county: County): Promise<CountyContext> {
    const now = this.#services.now()
    const db = this.#services.database.county(county.code)
    return { county, db, ...(await this.#settled(county.code, db)), now, today: dayOf(now) }
  }

  /** Forgets what it remembers: something was changed. */
  forget(): void {
    this.#list = undefined
    this.#settings.clear()
  }

  async #read(): Promise<County[]> {
    return this.#services.database
      .system()
      .selectFrom('county')
      .select(['code', 'name', 'mark', 'hosts'])
      .orderBy('createdAt')
      .orderBy('code')
      .execute()
  }

  #settled(code: string, db: Kysely<Schema>) {
    const at = Date.now()
    const known = this.#settings.get(code)
    if (known && at - known.at <= FRESH_MS) return known.value
    const value = readSettings(db, code).then((settings) => ({ settings, clockSettings: clockSettingsOf(settings) }))
    this.#settings.set(code, { at, value })
    return value
  }
}

/** What the clock needs of the settings: the calendar, the norms, the lengths the county sets. */
export function clockSettingsOf({ norms, limits, calendarYears, followUp }: CountySettings): Settings {
  const counts = {
    'follow-up-share': followUp.share,
    'follow-up-attempts': followUp.attempts,
    'redo-most': followUp.mostRedos,
  }
  return {
    calendar: withYears(nationalCalendar, calendarYears),
    norm: (id) => normLength(id, norms),
    limitLength: (id) => limits[id],
    count: (id) => counts[id],
  }
}

/** What casework needs, from a request's county. */
export function caseContext({ registry, keys, vault }: Services, context: CountyContext): CaseContext {
  const { db, county, clockSettings, now, today } = context
  return { db, county, registry, settings: clockSettings, keys, vault, now, today }
}

/** What account work needs, from a request's county. */
export function accountContext({ keys, vault }: Services, context: CountyContext, by: string | null): AccountContext {
  const { db, county, settings, now, today } = context
  return { db, county: county.code, settings, keys, vault, now, today, by }
}
