import { sql } from 'kysely'
import { addDays, today as dayOf, type PlainDate, plainDate } from '../src/calendar/plain-date.ts'
import { nationalCalendar } from '../src/calendar/working-calendar.ts'
import type { Actor } from '../src/engine/matter.ts'
import type { Registry } from '../src/engine/registry.ts'
import { normLength } from '../src/law/norms.ts'
import type { AccountContext } from '../src/modules/accounts/index.ts'
import { actOnMatter, type CaseContext, openMatter } from '../src/modules/casework/index.ts'
import { analyze } from '../src/store/analyze.ts'
import type { Database } from '../src/store/database.ts'
import type { Keys } from '../src/store/keys.ts'
import { changeSetting, readSettings } from '../src/store/settings.ts'
import type { Vault } from '../src/store/vault.ts'
import { AssessedYear } from './assessing.ts'
import { type Cast, castKey, hireCast } from './cast.ts'
import { checkDrawn, enterPlaces, sentByProgram } from './dispatching.ts'
import { drawFollowUps } from './follow-up.ts'
import type { Doer, Step } from './plan.ts'
import { Watch } from './watch.ts'
import { presentSteps, yearSteps } from './year.ts'

/** The demonstration county. */
export const DEMO_COUNTY = { code: '410922', name: '清丰县', mark: '清' } as const

/** What the builder works with. */
export interface DemoServices {
  readonly database: Database
  readonly keys: Keys
  readonly vault: Vault
  readonly registry: Registry
  /** The day on which the desks are to be found as they are. */
  readonly today: PlainDate
  readonly onProgress?: (done: number, total: number, what: string) => void
}

/** True once the demonstration county stands complete. */
export async function demoIsBuilt(database: Database): Promise<boolean> {
  const db = database.county(DEMO_COUNTY.code)
  const mark = await db
    .selectFrom('administration')
    .select('id')
    .where('county', '=', DEMO_COUNTY.code)
    .where('action', '=', BUILT)
    .executeTakeFirst()
  return mark !== undefined
}

const BUILT = 'demonstration-built'
const DISPATCHER: Doer = { role: 'dispatcher' }
const SUPERVISOR: Doer = { role: 'supervisor' }
/** What happened longer ago has been read by everybody. */
const NEWS_DAYS = 7

/**
 * Acts out the year 2020 of 清丰县, and what lies on its desks today, through the
 * engine as its people would. Deterministic for a given `today`.
 */
export async function buildDemo(services: DemoServices): Promise<void> {
  const { database, today } = services
  await database.system().insertInto('county').values(DEMO_COUNTY).execute()
  const accounts = await accountContext(services)
  await changeSetting(accounts.db, DEMO_COUNTY.code, {
    key: 'secondFactor',
    value: 'optional',
    by: null,
    at: accounts.now,
  })
  await changeSetting(accounts.db, DEMO_COUNTY.code, {
    key: 'confirmContact',
    value: 'optional',
    by: null,
    at: accounts.now,
  })
  services.onProgress?.(0, 1, '单位和人员')
  const cast = await hireCast(accounts)
  await enterPlaces(contextOn(services, plainDate('2020-01-01')))
  const steps = [...yearSteps(), ...presentSteps(today)]
  const ids = new Map<string, string>()
  let last = plainDate('2020-01-01')
  const assessed = new AssessedYear({
    contextOn: (on) => contextOn(services, on),
    supervisor: actorOf(cast, { by: SUPERVISOR }),
    headOf: (office) => actorOf(cast, { by: { role: 'director', office } }),
  })
  const watch = new Watch({
    contextOn: (day) => contextOn(services, day),
    before: (day) => assessed.until(addDays(day, -1)),
    play: (step) => play(services, cast, ids, step),
    name: (matter, id) => ids.set(matter, id),
    supervisor: actorOf(cast, { by: SUPERVISOR }).person ?? '',
    today,
  })
  for (const [at, step] of steps.entries()) {
    await watch.until(step.on)
    // Whoever is asked anew was asked before: what was drawn for the first answer is kept.
    if (step.action === 'redo') await drawFollowUps(contextOn(services, last), DEMO_COUNTY.name)
    await play(services, cast, ids, step)
    await watch.follow(step, ids.get(step.matter) ?? '')
    last = step.on
    if (at % 25 === 0) services.onProgress?.(at, steps.length, `${step.on} ${step.action}`)
  }
  await watch.until(today)
  await drawFollowUps(contextOn(services, today), DEMO_COUNTY.name)
  await readBefore(services, addDays(today, -NEWS_DAYS))
  await checkDrawn(contextOn(services, today), addDays(today, -7), actorOf(cast, { by: DISPATCHER }))
  await changeSetting(accounts.db, DEMO_COUNTY.code, {
    ...{ key: 'dispatchBySelf', value: 'assign', by: null, at: accounts.now },
  })
  await analyze(database)
  services.onProgress?.(steps.length, steps.length, '完成')
  await accounts.db
    .insertInto('administration')
    .values({ county: DEMO_COUNTY.code, person: null, action: BUILT, detail: '{}', doneAt: accounts.now })
    .execute()
}

async function accountContext({ database, keys, vault }: DemoServices): Promise<AccountContext> {
  const db = database.county(DEMO_COUNTY.code)
  const now = new Date('2020-01-01T01:00:00Z')
  const settings = await readSettings(db, DEMO_COUNTY.code)
  return { db, county: DEMO_COUNTY.code, settings, keys, vault, now, today: dayOf(now), by: null }
}

async function play(services: DemoServices, cast: Cast, ids: Map<string, string>, step: Step): Promise<void> {
  const context = contextOn(services, step.on)
  const actor = actorOf(cast, step)
  const idempotencyKey = `demonstration-${step.matter}-${step.on}-${step.order}`
  const request = { actor, input: step.input, owner: actor.person ?? 'visitor', idempotencyKey }
  const id = ids.get(step.matter)
  if (id && (await sentByProgram(context, step, id, actor))) return
  const result =
    step.action === 'open'
      ? await openMatter(context, definitionOf(services, step), {
          ...request,
          channel: actor.role === 'citizen' ? 'web' : 'desk',
          ...(step.party ? { party: step.party } : {}),
        })
      : await actOnMatter(context, { ...request, id: id ?? '', action: step.action })
  if (!('done' in result)) throw new Error(`${step.matter} ${step.on} ${step.action}: ${JSON.stringify(result)}`)
  ids.set(step.matter, result.id)
}

/** Everybody has read what they were told before a day. */
async function readBefore({ database }: DemoServices, day: PlainDate): Promise<void> {
  await sql`
    insert into notification_read (county, notification, person, read_at)
    select distinct n.county, n.id, p.person, n.created_at from notification n
    join post p on p.county = n.county and (p.person = n.person or p.office = n.office)
    where n.county = ${DEMO_COUNTY.code} and n.created_at < ${day}::date
    on conflict do nothing`.execute(database.county(DEMO_COUNTY.code))
}

function definitionOf({ registry }: DemoServices, step: Step) {
  const definition = registry.find(step.procedure, step.on)
  if (!definition) throw new Error(`no procedure ${step.procedure}`)
  return definition
}

function contextOn({ database, keys, vault, registry }: DemoServices, on: PlainDate): CaseContext {
  return {
    db: database.county(DEMO_COUNTY.code),
    county: DEMO_COUNTY,
    registry,
    settings: { calendar: nationalCalendar, norm: (id) => normLength(id), limitLength: () => undefined },
    keys,
    vault,
    now: new Date(`${on}T02:00:00Z`),
    today: plainDate(on),
  }
}

function actorOf(cast: Cast, { by }: Pick<Step, 'by'>): Actor {
  if (by.role === 'citizen') return { person: null, role: 'citizen', office: null, applicant: true }
  const person = cast.get(castKey(by.role, by.office))
  if (!person) throw new Error(`nobody is ${by.role} of ${by.office ?? 'the county'}`)
  return { person, role: by.role, office: by.office ?? null }
}
