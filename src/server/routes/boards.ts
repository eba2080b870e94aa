import { z } from 'zod'
import { addDays, addMonths, daysBetween, isPlainDate, type PlainDate } from '../../calendar/plain-date.ts'
import { OPENING } from '../../engine/fold.ts'
import { stageLabel } from '../../engine/permit.ts'
import type { FigureRule } from '../../statistics/figure.ts'
import { listOf, MEASURES, type MeasureDays, type MeasureId } from '../../statistics/measure.ts'
import { listInstructions, standingStill } from '../../store/boards.ts'
import { computeFigures } from '../../store/figures.ts'
import { findListed } from '../../store/list.ts'
import { countMeasures, countMonths, type MeasureScope } from '../../store/measures.ts'
import type { Board, BoardCauses, BoardInstructions, BoardTopics } from '../api-types/boards.ts'
import type { Principal } from '../caller.ts'
import { type Call, type Endpoint, queryOf } from '../endpoint.ts'
import { presentRows } from '../present/matter.ts'
import { findNames } from '../present/names.ts'
import { fail } from '../problem.ts'
import { first } from './board-first.ts'
import { knownProcedures, soonTo } from './worklist-query.ts'

/** Posts that look over the whole county's work. */
const OVERSEERS: readonly Principal[] = ['dispatcher', 'supervisor', 'leader']

const date = z
  .custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), { error: '日期不存在' })
  .meta({ type: 'string', format: 'date' })
const OFFICE = z.object({ office: z.string().max(64).optional() })
const PERIOD = z.object({ from: date.optional(), to: date.optional() })

const common = { method: 'get', tag: '统计', allow: OVERSEERS } as const

/** Boards of those who look over the county's work; every number opens the list it counts. */
export const boardEndpoints: readonly Endpoint[] = [
  {
    ...common,
    path: '/api/boards',
    summary: '全县在办、到期、逾期和办结，按单位、种类和月份',
    query: PERIOD.extend(OFFICE.shape),
    handle: board,
  },
  { ...common, path: '/api/boards/first', summary: '当前岗位一早要看的数', handle: first },
  {
    ...common,
    path: '/api/boards/causes',
    summary: '已过时限的事项停在哪一环节、经过什么',
    query: OFFICE,
    handle: causes,
  },
  { ...common, path: '/api/boards/topics', summary: '群众反映什么，与上一期间比', query: PERIOD, handle: topics },
  { ...common, path: '/api/boards/instructions', summary: '领导批示督办的进度', handle: instructions },
]

/** This month so far, unless told otherwise. */
function periodOf({ context: { today } }: Call, { from, to }: { from?: PlainDate; to?: PlainDate }) {
  const period = { from: from ?? (`${(to ?? today).slice(0, 7)}-01` as PlainDate), to: to ?? today }
  return period.from <= period.to ? period : fail(422, 'dates-reversed', '结束日期不能早于开始日期，请改正')
}

function periodAsked(call: Call) {
  const { from, to } = queryOf(call, PERIOD)
  return periodOf(call, { ...(from ? { from } : {}), ...(to ? { to } : {}) })
}

const MONTHS = 12

async function board(call: Call): Promise<Response> {
  const { context, services } = call
  const { db, county, today } = context
  const { office } = queryOf(call, OFFICE)
  const days: MeasureDays = { today, soonTo: soonTo(context), ...periodAsked(call) }
  const scope: MeasureScope = { ...days, office, ...knownProcedures(call) }
  const firstMonth = addMonths(`${days.to.slice(0, 7)}-01` as PlainDate, 1 - MONTHS)
  const [measured, months] = await Promise.all([
    countMeasures(db, county.code, scope),
    countMonths(db, county.code, { ...scope, from: firstMonth }),
  ])
  const names = await findNames(services, context, { offices: measured.offices.map((each) => each.office), people: [] })
  const found = new Map(months.map((each) => [each.month, each]))
  const body: Board = {
    ...{ today, from: days.from, to: days.to, office: office ?? null },
    measures: (Object.keys(MEASURES) as MeasureId[]).map((id) => ({
      ...{ id, label: MEASURES[id].label, rule: MEASURES[id].rule, list: { ...listOf(id, days) } },
    })),
    total: measured.total,
    offices: measured.offices.map(({ office: lead, ...counts }) => ({
      ...{ office: lead, counts, name: lead ? (names.offices.get(lead) ?? lead) : '未分办' },
    })),
    procedures: measured.procedures.map(({ procedure, ...counts }) => ({
      ...{ procedure, counts, title: services.registry.find(procedure)?.title ?? procedure },
    })),
    months: Array.from({ length: MONTHS }, (_, at) => {
      const from = addMonths(firstMonth, at)
      const end = addDays(addMonths(from, 1), -1)
      const month = from.slice(0, 7)
      const { received = 0, closed = 0, closedLate = 0 } = found.get(month) ?? {}
      return { month, from, to: end < days.to ? end : days.to, received, closed, closedLate }
    }),
  }
  return call.c.json(body)
}

async function causes(call: Call): Promise<Response> {
  const { context, services } = call
  const { db, county, today, clockSettings } = context
  const { office } = queryOf(call, OFFICE)
  const scope = { before: today, ...(office === undefined ? {} : { office }), ...knownProcedures(call) }
  const rows = await standingStill(db, county.code, scope)
  const body: BoardCauses = {
    dueTo: addDays(today, -1),
    rows: rows.map(({ medianDueOn, ...row }) => {
      const versions = services.registry.all.filter(({ id }) => id === row.procedure)
      const named = versions.findLast(({ stages }) => stages[row.stage] !== undefined)
      return {
        ...row,
        procedureTitle: named?.title ?? row.procedure,
        stageLabel: named ? stageLabel(named, row.stage) : row.stage,
        medianDays: -clockSettings.calendar.workingDaysBetween(today, medianDueOn),
      }
    }),
  }
  return call.c.json(body)
}

/** The category a figure counts, where it counts what was received of one. */
function topicOf(rule: FigureRule): string | undefined {
  const category = 'count' in rule && rule.count === 'opened' ? rule.where?.facts?.['category'] : undefined
  return typeof category === 'string' ? category : undefined
}

async function topics(call: Call): Promise<Response> {
  const { services, context } = call
  const { db, county } = context
  const now = periodAsked(call)
  const length = daysBetween(now.from, now.to)
  const before = { from: addDays(now.from, -length - 1), to: addDays(now.from, -1) }
  const doors = services.registry.current.filter(({ figures }) => Object.values(figures).some(topicOf))
  const counted = await Promise.all(
    doors.map(async (definition) => {
      const values = async (scope: typeof now) =>
        new Map((await computeFigures(db, county.code, definition, scope)).map(({ id, value }) => [id, value ?? 0]))
      const [current, earlier] = await Promise.all([values(now), values(before)])
      return Object.entries(definition.figures).flatMap(([figure, rule]) => {
        const topic = topicOf(rule)
        const numbers = { now: current.get(figure) ?? 0, before: earlier.get(figure) ?? 0 }
        return topic ? [{ topic, figure, label: definition.title, ...numbers }] : []
      })
    }),
  )
  const all = counted.flat()
  const body: BoardTopics = {
    ...now,
    before,
    topics: [...new Set(all.map(({ topic }) => topic))]
      .map((label) => {
        const figures = all.filter(({ topic }) => topic === label).map(({ topic: _, ...figure }) => figure)
        const sum = (key: 'now' | 'before') => figures.reduce((total, figure) => total + figure[key], 0)
        return { label, now: sum('now'), before: sum('before'), figures }
      })
      .filter((topic) => topic.now + topic.before > 0)
      .sort((a, b) => b.now - a.now || b.before - a.before),
  }
  return call.c.json(body)
}

const LOOKED_BACK_DAYS = 90
const MOST_INSTRUCTIONS = 100

async function instructions(call: Call): Promise<Response> {
  const { services, context } = call
  const { db, county, today } = context
  const since = addDays(today, -LOOKED_BACK_DAYS)
  const { counts, items: found } = await listInstructions(db, county.code, { today, since, limit: MOST_INSTRUCTIONS })
  const listed = await findListed(
    db,
    county.code,
    found.map(({ id }) => id),
    today,
  )
  const rows = new Map((await presentRows(services, context, listed)).map((row) => [row.id, row]))
  const body: BoardInstructions = {
    ...counts,
    closed: counts.total - counts.open,
    items: found.flatMap((one) => {
      const matter = rows.get(one.id)
      const { actions } = services.registry.get(one.procedure, one.version)
      const label = one.lastAction === OPENING ? '登记' : (actions[one.lastAction]?.label ?? one.lastAction)
      const { text, leader, past, orders: total, ordersClosed: closed, ordersPast } = one
      const batch = one.procedure === 'instruction' ? (matter?.title ?? null) : null
      const orders = { total, closed, past: ordersPast }
      return matter ? [{ matter, text, leader, batch, past, orders, last: { label, on: one.lastOn } }] : []
    }),
  }
  return call.c.json(body)
}
