import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../calendar/plain-date.ts'
import { form } from '../../engine/define.ts'
import { choice, whole } from '../../engine/fields.ts'
import { isOfficeBound } from '../../engine/roles.ts'
import { COUNTS, type CountId } from '../../law/counts.ts'
import { decodeCursor, encodeCursor, type Place } from '../../store/cursor.ts'
import { EXCLUSION_STATES, listExclusions } from '../../store/exclusions.ts'
import { CALL_VIEWS, countCalls, countFailed, followUpProgress, listCalls, listFailed } from '../../store/follow-ups.ts'
import { findListed } from '../../store/list.ts'
import { SETTINGS } from '../../store/settings.ts'
import type {
  CallList,
  ExclusionList,
  FailedList,
  FollowUpProgressTable,
  FollowUpSetting,
} from '../api-types/follow-up.ts'
import type { Principal } from '../caller.ts'
import { bodyOf, type Call, type Endpoint, queryOf } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { presentRows } from '../present/matter.ts'
import { findNames } from '../present/names.ts'
import { maskedParty } from '../present/party.ts'
import { badCursor, fail } from '../problem.ts'
import { changeSettings } from './change-settings.ts'

const CALLERS: readonly Principal[] = ['dispatcher', 'supervisor']
const WATCHERS: readonly Principal[] = [...CALLERS, 'leader']
/** Whoever is assessed sees what was left out of the rates, and so does whoever audits. */
const WITH_ASSESSED: readonly Principal[] = [...WATCHERS, 'clerk', 'township', 'director', 'auditor']
const PAGE = 30

const cursor = z.string().max(200).optional()
const date = z
  .custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), { error: '日期不存在' })
  .meta({ type: 'string', format: 'date' })
const CALLS = z.object({ view: z.enum(CALL_VIEWS).optional(), cursor })
const FAILED = z.object({ cursor })
const EXCLUDED = z.object({ state: z.enum(EXCLUSION_STATES).optional(), cursor })
const PERIOD = z.object({ from: date.optional(), to: date.optional() })
const counted = (id: CountId) => whole(COUNTS[id].name, COUNTS[id])
const RULE = form({
  share: counted('follow-up-share'),
  attempts: counted('follow-up-attempts'),
  mostRedos: counted('redo-most'),
  redo: choice('回访未解决时', ['propose', 'automatic']),
  portal: z.string().trim().max(200, { error: '网址最多 200 个字' }).meta({ title: '群众入口的网址' }),
})

/** Asking how it went: whom to call, what failed, what was left out, how far it has come. */
export const followUpEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/follow-ups',
    summary: '回访电话清单',
    tag: '回访',
    allow: CALLERS,
    query: CALLS,
    handle: calls,
  },
  {
    method: 'get',
    path: '/api/follow-ups/failed',
    summary: '回访未解决、待决定是否重办的事项',
    tag: '回访',
    allow: WATCHERS,
    query: FAILED,
    handle: failed,
  },
  {
    method: 'get',
    path: '/api/follow-ups/exclusions',
    summary: '剔除清单：提出、理由、审批（被考核单位看本单位的）',
    tag: '回访',
    allow: WITH_ASSESSED,
    query: EXCLUDED,
    handle: exclusions,
  },
  {
    method: 'get',
    path: '/api/follow-ups/progress',
    summary: '回访进度，按承办单位',
    tag: '回访',
    allow: WATCHERS,
    query: PERIOD,
    handle: progress,
  },
  {
    method: 'get',
    path: '/api/admin/follow-up',
    summary: '回访和重办的规则',
    tag: '管理',
    allow: ['administrator', ...CALLERS],
    handle: ({ c, context }) => c.json(context.settings.followUp satisfies FollowUpSetting),
  },
  {
    method: 'put',
    path: '/api/admin/follow-up',
    summary: '设置回访和重办的规则',
    tag: '管理',
    allow: ['administrator'],
    idempotent: false,
    body: formSchema(RULE),
    handle: setRule,
  },
]

function placeOf(text: string | undefined): { after?: Place } {
  if (!text) return {}
  return { after: decodeCursor(text) ?? badCursor() }
}

/** One page, and where it ended if there is more. */
function pageOf<T>(rows: readonly T[], place: (row: T) => Place): { items: readonly T[]; nextCursor?: string } {
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  return rows.length > PAGE && last ? { items, nextCursor: encodeCursor(place(last)) } : { items }
}

async function calls(call: Call): Promise<Response> {
  const { context, services, c } = call
  const { db, county, today, clockSettings, settings } = context
  const { view = 'first', cursor: from } = queryOf(call, CALLS)
  const [rows, counts, unsolved] = await Promise.all([
    listCalls(db, county.code, { view, ...placeOf(from), limit: PAGE + 1 }),
    countCalls(db, county.code, today),
    countFailed(db, county.code),
  ])
  const { items, nextCursor } = pageOf(rows, ({ closedOn, matter }) => ({ on: closedOn, id: matter }))
  const parties = await Promise.all(items.map(({ matter }) => maskedParty(services, context, matter)))
  const asked = services.registry.current.find(({ actions }) => actions['followUp'] && actions['proposeExclusion'])
  const body: CallList = {
    items: items.map((row, at) => {
      const definition = services.registry.get(row.procedure, row.version)
      const { followUpAttempts, followUpTriedOn } = row.facts
      return {
        ...{ id: row.matter, plural: definition.plural, procedureTitle: definition.title },
        ...{ receiptNumber: row.receiptNumber, title: row.title, seq: row.seq, round: row.round },
        ...{ closedOn: row.closedOn, dueOn: row.dueOn, officeName: row.officeName, answer: row.answer },
        workingDaysLeft: row.dueOn ? clockSettings.calendar.workingDaysBetween(today, row.dueOn) : null,
        name: parties[at]?.name ?? null,
        phone: parties[at]?.phone ?? null,
        linkSent: row.linkSent,
        attempts: typeof followUpAttempts === 'number' ? followUpAttempts : 0,
        triedOn: typeof followUpTriedOn === 'string' ? followUpTriedOn : null,
      }
    }),
    counts: { ...counts, failed: unsolved },
    attemptsNeeded: settings.followUp.attempts,
    forms: Object.fromEntries(
      (['followUp', 'proposeExclusion'] as const).flatMap((name) => {
        const action = asked?.actions[name]
        return action ? [[name, formSchema(action.input)]] : []
      }),
    ),
    ...(nextCursor ? { nextCursor } : {}),
  }
  return c.json(body)
}

async function failed(call: Call): Promise<Response> {
  const { context, services, c } = call
  const { db, county, today, settings } = context
  const rows = await listFailed(db, county.code, { ...placeOf(queryOf(call, FAILED).cursor), limit: PAGE + 1 })
  const { items, nextCursor } = pageOf(rows, ({ closedOn, matter }) => ({ on: closedOn, id: matter }))
  const ids = items.map(({ matter }) => matter)
  const listed = await presentRows(services, context, await findListed(db, county.code, ids, today))
  const byId = new Map(listed.map((row) => [row.id, row]))
  const body: FailedList = {
    items: items.flatMap(({ matter, redos, complaint, exclusionProposed }) => {
      const row = byId.get(matter)
      if (!row) return []
      const { id, receiptNumber, title, seq, leadOfficeName, closedOn, procedure } = row
      return {
        ...{ id, receiptNumber, title, seq, redos, complaint, exclusionProposed, officeName: leadOfficeName },
        plural: services.registry.find(procedure)?.plural ?? procedure,
        closedOn: closedOn ?? '',
        beyondBound: redos >= settings.followUp.mostRedos,
      }
    }),
    ...(nextCursor ? { nextCursor } : {}),
  }
  return c.json(body)
}

async function exclusions(call: Call): Promise<Response> {
  const { context, services, caller, c } = call
  const { db, county } = context
  const { state, cursor: from } = queryOf(call, EXCLUDED)
  const office = isOfficeBound(caller.actor.role) ? { office: caller.actor.office ?? '' } : {}
  const after = from ? { after: momentOf(from) } : {}
  const rows = await listExclusions(db, county.code, {
    ...office,
    ...(state ? { state } : {}),
    ...after,
    limit: PAGE + 1,
  })
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  const names = await findNames(services, context, {
    offices: [],
    people: items.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]),
  })
  const nameOf = (person: string | null) => (person ? (names.people.get(person) ?? null) : null)
  const body: ExclusionList = {
    items: items.map((row) => ({
      ...{ id: row.matter, seq: row.matterSeq, receiptNumber: row.receiptNumber },
      // Whoever audits sees what was done, not what anybody wrote about.
      title: caller.actor.role === 'auditor' ? '' : row.title,
      plural: services.registry.get(row.procedure, row.version).plural,
      ...{ officeName: row.officeName, kind: row.kind, reason: row.reason, state: row.state },
      ...{ proposedByName: nameOf(row.proposedBy), proposedOn: row.proposedOn },
      ...{ decidedByName: nameOf(row.decidedBy), decidedOn: row.decidedOn, opinion: row.opinion },
      mine: row.proposedBy !== null && row.proposedBy === caller.actor.person,
    })),
    ...(rows.length > PAGE && last ? { nextCursor: `${last.recordedAt.toISOString()}_${last.matter}` } : {}),
  }
  return c.json(body)
}

const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/

function momentOf(text: string): { at: Date; id: string } {
  const [, at = '', id = ''] = MOMENT.exec(text) ?? []
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return badCursor()
  return { at: moment, id }
}

async function progress(call: Call): Promise<Response> {
  const { context, c } = call
  const { db, county, today, settings } = context
  const asked = queryOf(call, PERIOD)
  const from = asked.from ?? (`${today.slice(0, 4)}-01-01` as PlainDate)
  const to = asked.to ?? today
  if (to < from) return fail(422, 'dates-reversed', '结束日期不能早于开始日期，请改正')
  const offices = await followUpProgress(db, county.code, { from, to, today })
  return c.json({ from, to, share: settings.followUp.share, offices } satisfies FollowUpProgressTable)
}

async function setRule(call: Call): Promise<Response> {
  const checked = SETTINGS.followUp.safeParse(await bodyOf(call, RULE))
  if (!checked.success) return fail(422, 'bad-follow-up', checked.error.issues[0]?.message ?? '规则有误，请核对')
  await changeSettings(call, 'followUp', checked.data)
  return call.c.json(checked.data)
}
