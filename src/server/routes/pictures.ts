import { z } from 'zod'
import { addDays, isPlainDate, type PlainDate } from '../../calendar/plain-date.ts'
import { CLOSED } from '../../engine/define.ts'
import { stageLabel } from '../../engine/permit.ts'
import { isOfficeBound } from '../../engine/roles.ts'
import { countMeasures } from '../../store/measures.ts'
import { daysByStage, dueByWeek, type Period, type PictureScope } from '../../store/pictures.ts'
import type { DuePicture, FlowPicture, OfficePicture } from '../api-types/pictures.ts'
import type { Principal } from '../caller.ts'
import { type Call, type Endpoint, queryOf } from '../endpoint.ts'
import { findNames } from '../present/names.ts'
import { absent, fail } from '../problem.ts'
import { READERS } from './desk.ts'
import { knownProcedures, soonTo } from './worklist-query.ts'

const VIEWERS: readonly Principal[] = READERS.filter((who) => who !== 'machine:read')
const date = z
  .custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), { error: '日期不存在' })
  .meta({ type: 'string', format: 'date' })
const OFFICE = z.object({ office: z.string().max(64).optional() })
const PERIOD = OFFICE.extend({ from: date.optional(), to: date.optional() })
const FLOW = PERIOD.extend({ procedure: z.string().max(60) })

/** Pictures of the work: each number is the length of a list that the desk can open. */
export const pictureEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/pictures/due',
    summary: '在办事项按到期的周',
    tag: '统计',
    allow: VIEWERS,
    query: OFFICE,
    handle: due,
  },
  {
    method: 'get',
    path: '/api/pictures/flow',
    summary: '一个期间办结的事项在各环节停留的天数',
    tag: '统计',
    allow: VIEWERS,
    query: FLOW,
    handle: flow,
  },
  {
    method: 'get',
    path: '/api/pictures/offices',
    summary: '各主办单位在办、办结和逾期',
    tag: '统计',
    allow: VIEWERS,
    query: PERIOD,
    handle: offices,
  },
]

/** An office-bound reader sees what its own office leads. */
function scopeOf(call: Call, office: string | undefined): PictureScope {
  const { actor } = call.caller
  return {
    today: call.context.today,
    office: isOfficeBound(actor.role) ? (actor.office ?? '') : office,
    ...knownProcedures(call),
  }
}

/** The year so far, unless told otherwise. */
function periodOf(call: Call, { from, to }: { from?: PlainDate | undefined; to?: PlainDate | undefined }): Period {
  const { today } = call.context
  const period = { from: from ?? (`${today.slice(0, 4)}-01-01` as PlainDate), to: to ?? today }
  return period.from <= period.to ? period : fail(422, 'dates-reversed', '结束日期不能早于开始日期，请改正')
}

const WEEKS_BACK = 8
const WEEKS_AHEAD = 12

function mondayOf(day: PlainDate): PlainDate {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}

async function due(call: Call): Promise<Response> {
  const { context, services } = call
  const { today, db, county } = context
  const monday = mondayOf(today)
  const mondays = Array.from({ length: WEEKS_BACK + WEEKS_AHEAD }, (_, at) => addDays(monday, 7 * (at - WEEKS_BACK)))
  const from = mondays[0] ?? monday
  const to = addDays(mondays.at(-1) ?? monday, 6)
  const stages = [...new Set(services.registry.all.flatMap((each) => Object.keys(each.stages)))].filter(
    (stage) => stage !== CLOSED,
  )
  const found = await dueByWeek(db, county.code, scopeOf(call, queryOf(call, OFFICE).office), { stages, from, to })
  const counts = new Map(found.map(({ week, due: count }) => [week, count]))
  const body: DuePicture = {
    today,
    weeks: mondays.map((week) => ({
      from: week,
      to: addDays(week, 6),
      due: counts.get(week) ?? 0,
      standing: week === monday ? 'now' : week < monday ? 'past' : 'coming',
    })),
  }
  return call.c.json(body)
}

async function flow(call: Call): Promise<Response> {
  const { context, services } = call
  const query = queryOf(call, FLOW)
  const period = periodOf(call, query)
  const versions = services.registry.all.filter(({ id }) => id === query.procedure)
  const current = versions.at(-1) ?? absent()
  const rows = await daysByStage(context.db, context.county.code, scopeOf(call, query.office), { ...period, versions })
  const byStage = new Map(rows.map((row) => [row.stage, row]))
  const names = [...new Set(versions.flatMap(({ stages }) => Object.keys(stages)))]
  const body: FlowPicture = {
    ...period,
    procedure: current.id,
    stages: names.flatMap((stage) => {
      const row = byStage.get(stage)
      const named = versions.findLast(({ stages }) => stages[stage] !== undefined) ?? current
      return row ? [{ ...row, label: stageLabel(named, stage) }] : []
    }),
  }
  return call.c.json(body)
}

async function offices(call: Call): Promise<Response> {
  const { context, services } = call
  const query = queryOf(call, PERIOD)
  const period = periodOf(call, query)
  const scope = { ...scopeOf(call, query.office), ...period, soonTo: soonTo(context) }
  const measured = await countMeasures(context.db, context.county.code, scope)
  const rows = measured.offices.filter(({ open, closed }) => open + closed > 0)
  const names = await findNames(services, context, { offices: rows.map(({ office }) => office), people: [] })
  const body: OfficePicture = {
    ...period,
    offices: rows.map(({ office, open, late, closed, closedLate }) => ({
      ...{ office, open, openLate: late, closed, closedLate },
      name: office ? (names.offices.get(office) ?? office) : '未分办',
    })),
  }
  return call.c.json(body)
}
