import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { addDays, dateText, type PlainDate } from '../../calendar/plain-date.ts'
import { clockStates, nearestDuty } from '../../engine/clock.ts'
import type { Actor } from '../../engine/matter.ts'
import {
  closeDoneLadders,
  type DueMatter,
  dueMatters,
  insertLadder,
  type LadderRecord,
  lockOpenLadders,
  stepsOf,
} from '../../store/ladders.ts'
import { findMatter, type MatterRecord, matterOf } from '../../store/matters.ts'
import { sameMatters } from '../../store/same-matter.ts'
import type { Schema } from '../../store/schema.ts'
import { actingHolders } from '../accounts/index.ts'
import { type CaseContext, openMatter } from '../casework/index.ts'
import { notify, type Told } from '../notifications/index.ts'
import { LADDER_LABELS, type LadderRule, type LadderStep, nextStep, type Raised } from './ladder.ts'

const PAGE = 500

/** The program itself raises steps; what it opens says so. */
const MACHINE: Actor = { person: null, role: 'machine', office: null }

/** True within the hours in which steps are raised. */
export function isWorkingTime({ settings, now, today }: CaseContext, rule: LadderRule): boolean {
  const time = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
  return settings.calendar.isWorkingDay(today) && time >= rule.from && time < rule.until
}

/**
 * Looks once over the county's matters and raises what is due, each step in a
 * transaction of its own with everything that belongs to it: cut short anywhere and
 * run again, no step is raised twice and none is lost. Answers how many were raised.
 */
export async function supervise(context: CaseContext, rule: LadderRule): Promise<number> {
  if (!isWorkingTime(context, rule)) return 0
  const { db, county, today, settings, now } = context
  const first = Math.max(rule.warn, rule.remind)
  const horizon = first > 0 ? settings.calendar.addWorkingDays(today, first) : addDays(today, first)
  await closeDoneLadders(db, county.code, { horizon, at: now })
  let raised = 0
  for (let after: string | undefined; ; ) {
    const page = await dueMatters(db, county.code, { until: horizon, ...(after ? { after } : {}), limit: PAGE })
    for (const due of page) if (await climb(context, rule, due)) raised += 1
    after = page.at(-1)?.id
    if (page.length < PAGE) return raised
  }
}

async function climb(context: CaseContext, rule: LadderRule, due: DueMatter): Promise<boolean> {
  return context.db.transaction().execute(async (db) => {
    const inside = { ...context, db }
    const row = await findMatter(db, context.county.code, due.id)
    // Somebody may have acted since the page was read.
    if (!row || row.closedOn || row.dueOn !== due.dueOn) return false
    const duty = dutyOf(context, row)
    if (!duty) return false
    const group = await sameMatters(db, context.county.code, due.id)
    const ladder = await openLadder(inside, group)
    const steps = await stepsOf(db, context.county.code, ladder ? [ladder.id] : [])
    const raised = steps.map(({ step, raisedOn }): Raised => ({ step: step as LadderStep, raisedOn }))
    const { settings, today } = context
    const workingDaysLeft = settings.calendar.workingDaysBetween(today, duty.on)
    const step = nextStep(rule, { workingDaysLeft, raised, startedOn: duty.clock.startedOn, today })
    if (!step) return false
    const climbed = ladder ?? (await beginLadder(inside, group[0] ?? row.id))
    // Another look is raising it at this moment.
    if (!climbed) return false
    const office = duty.clock.owedBy ?? row.leadOffice
    await raise(inside, { ladder: climbed, row, office, step, dueOn: duty.on, workingDaysLeft })
    return true
  })
}

/** The office's nearest duty, if it has one. */
function dutyOf({ registry, settings, today }: CaseContext, row: MatterRecord) {
  const definition = registry.get(row.procedure, row.version)
  return nearestDuty(clockStates(definition, matterOf(row), { today, calendar: settings.calendar }))
}

/** The one open ladder of the group, if there is one; of two that met, the older goes on. */
async function openLadder(context: CaseContext, group: readonly string[]): Promise<LadderRecord | undefined> {
  const { db, county, now } = context
  const [oldest, ...others] = await lockOpenLadders(db, county.code, group)
  for (const { id } of others)
    await db
      .updateTable('ladder')
      .set({ closedAt: now, closedBecause: 'merged' })
      .where('county', '=', county.code)
      .where('id', '=', id)
      .execute()
  return oldest
}

function beginLadder({ db, county, now }: CaseContext, matter: string): Promise<LadderRecord | undefined> {
  return insertLadder(db, { county: county.code, id: uuid(), matter, openedAt: now })
}

interface Raising {
  readonly ladder: LadderRecord
  readonly row: MatterRecord
  /** Whose duty it is; nobody's while the matter waits to be sent. */
  readonly office: string | null
  readonly step: LadderStep
  readonly dueOn: PlainDate
  readonly workingDaysLeft: number
}

async function raise(context: CaseContext, raising: Raising): Promise<void> {
  const { db, county, now, today } = context
  const { ladder, row, office, step, dueOn, workingDaysLeft } = raising
  const told = await whoIsTold(db, context, raising)
  const order = step === 'order' ? await issueOrder(context, raising) : undefined
  await db
    .insertInto('ladderStep')
    .values({
      county: county.code,
      ladder: ladder.id,
      step,
      raisedOn: today,
      raisedAt: now,
      matter: row.id,
      dueOn,
      workingDaysLeft,
      office,
      told,
      orderMatter: order ?? null,
    })
    .execute()
  await notify(
    db,
    county.code,
    now,
    told.map(
      (person): Told => ({ person, kind: 'supervision', text: words(raising), link: `/desk/matters/${row.id}` }),
    ),
  )
}

/** Each step goes to posts by name: to whoever acts in them today. Where a post is vacant, to the next one up. */
async function whoIsTold(
  db: Kysely<Schema>,
  { county, today }: CaseContext,
  { office, step }: Raising,
): Promise<string[]> {
  const inOffice = (roles: readonly Actor['role'][]) =>
    office ? actingHolders(db, county.code, { roles, office, on: today }) : Promise.resolve([])
  const inCounty = (roles: readonly Actor['role'][]) => actingHolders(db, county.code, { roles, on: today })
  const handlers = office ? await inOffice(['clerk', 'township']) : await inCounty(['dispatcher'])
  const heads = await inOffice(['director'])
  const watchers = step === 'warn' || step === 'remind' ? [] : await inCounty(['supervisor'])
  const leaders = step === 'announce' ? await inCounty(['leader']) : []
  const named = {
    warn: handlers,
    remind: [...handlers, ...heads],
    order: [...heads, ...watchers],
    talk: [...heads, ...watchers],
    announce: [...watchers, ...leaders],
  }[step]
  const found = named.length > 0 ? named : heads.length > 0 ? heads : await inCounty(['supervisor', 'dispatcher'])
  return [...new Set(found)]
}

/** A supervision order for the office in charge; none upon an order, and none where nobody has the matter yet. */
async function issueOrder(
  context: CaseContext,
  { row, office, dueOn, workingDaysLeft }: Raising,
): Promise<string | undefined> {
  const definition = context.registry.find('supervision-order')
  if (!definition || !office || row.procedure === definition.id) return undefined
  const { label, days } = lateness(dueOn, workingDaysLeft)
  const opened = await openMatter(context, definition, {
    actor: MACHINE,
    owner: 'supervision',
    channel: 'matter',
    input: {
      office,
      title: `${row.receiptNumber} ${label}`,
      source: '超期未办',
      demand: `编号 ${row.receiptNumber} 的事项应于${dateText(dueOn)}前办理，${days}。请立即办理，并反馈原因、措施和结果。`,
    },
    idempotencyKey: `ladder-${row.id}-${dueOn}`,
    begunBy: { matter: row.id, seq: row.seq, kind: '督办' },
  })
  if (!('done' in opened)) throw new Error(`a supervision order was refused: ${JSON.stringify(opened)}`)
  await context.db
    .insertInto('relation')
    .values({ county: context.county.code, source: row.id, kind: '督办', target: opened.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return opened.id
}

function lateness(dueOn: PlainDate, workingDaysLeft: number) {
  if (workingDaysLeft > 0) return { label: '临近期限', days: `还有 ${workingDaysLeft} 个工作日` }
  if (workingDaysLeft === 0) return { label: '今日到期', days: `最迟${dateText(dueOn)}` }
  return { label: '超期未办', days: `已超 ${-workingDaysLeft} 个工作日` }
}

function words({ row, step, dueOn, workingDaysLeft }: Raising): string {
  const { days } = lateness(dueOn, workingDaysLeft)
  const asked = step === 'talk' ? '，请约谈承办单位' : step === 'announce' ? '，请考虑通报' : '，请抓紧办理'
  return `${LADDER_LABELS[step]}：${row.receiptNumber} ${days}${asked}`
}
