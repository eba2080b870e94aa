import { z } from 'zod'
import { readNotice } from '../../calendar/notice-text.ts'
import { addDays, dateText, type PlainDate, plainDate } from '../../calendar/plain-date.ts'
import { FIRST_PUBLISHED, LAST_YEAR, type WorkingCalendar } from '../../calendar/working-calendar.ts'
import { form } from '../../engine/define.ts'
import { day, line, prose } from '../../engine/fields.ts'
import { isRefusal, type Refusal } from '../../engine/refusal.ts'
import { isOfficeBound } from '../../engine/roles.ts'
import {
  changeYears,
  findRedating,
  listMoves,
  listRedatings,
  planYears,
  type RedatingContext,
  runRedating,
} from '../../modules/redating/index.ts'
import { type EnteredYears, readCalendarYears } from '../../store/calendar-years.ts'
import { countTouched } from '../../store/clock-projection.ts'
import type {
  CalendarPreview,
  CalendarRead,
  CalendarSaved,
  CalendarYear,
  RedatingList,
  RedatingMoves,
  RedatingStatus,
} from '../api-types/calendar.ts'
import { bodyOf, type Call, type Endpoint, param, queryOf } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { findNames } from '../present/names.ts'
import { absent, badCursorOr, fail } from '../problem.ts'
import { STAFF } from './session.ts'

const NAMED_DAY = form({ on: day('日期'), name: line('名称', { max: 40 }) })
const YEAR = form({
  notice: line('通知文号或名称', { max: 200 }),
  holidays: z.array(NAMED_DAY).max(100),
  makeupDays: z.array(NAMED_DAY).max(60),
})
const TEXT = form({ text: prose('通知全文', { max: 20_000 }) })
const MOVES = z.object({ cursor: z.string().max(120).optional() })

/** The calendar of days, and what a change of it moved. */
export const calendarEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/admin/calendar-years/{year}',
    summary: '一年的放假安排',
    tag: '管理',
    allow: ['administrator'],
    handle: (call) => call.c.json(calendarYear(call, yearIn(call))),
  },
  {
    method: 'put',
    path: '/api/admin/calendar-years/{year}',
    summary: '录入或变更一年的放假安排',
    tag: '管理',
    allow: ['administrator'],
    idempotent: false,
    body: formSchema(YEAR),
    handle: setYear,
  },
  {
    method: 'post',
    path: '/api/admin/calendar-years/{year}/preview',
    summary: '预览放假安排的变动：哪些日子改变，可能影响多少事项',
    tag: '管理',
    allow: ['administrator'],
    idempotent: false,
    body: formSchema(YEAR),
    handle: previewYear,
  },
  {
    method: 'post',
    path: '/api/admin/calendar-years/{year}/text',
    summary: '从通知全文读出放假和上班的日子',
    tag: '管理',
    allow: ['administrator'],
    idempotent: false,
    body: formSchema(TEXT),
    handle: readText,
  },
  {
    method: 'get',
    path: '/api/redatings',
    summary: '放假安排变动后的期限重算',
    tag: '办理',
    allow: STAFF,
    handle: redatings,
  },
  {
    method: 'get',
    path: '/api/redatings/{id}',
    summary: '一次期限重算的进度',
    tag: '办理',
    allow: STAFF,
    handle: async (call) => call.c.json(status(await redating(call))),
  },
  {
    method: 'get',
    path: '/api/redatings/{id}/moves',
    summary: '一次期限重算改变了哪些事项',
    tag: '办理',
    allow: STAFF,
    query: MOVES,
    handle: moves,
  },
]

function yearIn(call: Call): number {
  const year = Number(param(call, 'year'))
  return Number.isInteger(year) && year >= FIRST_PUBLISHED && year <= LAST_YEAR
    ? year
    : fail(422, 'bad-year', `年份应在 ${FIRST_PUBLISHED} 至 ${LAST_YEAR} 之间`)
}

/** A year's notice also names days of the week before it: New Year's holiday may begin in December. */
function daysOf(year: number): PlainDate[] {
  const days: PlainDate[] = []
  for (let on = plainDate(`${year}-01-01`); on.startsWith(String(year)); on = addDays(on, 1)) days.push(on)
  return days
}

function calendarYear({ context }: Call, year: number): CalendarYear {
  const { calendar } = context.clockSettings
  const entered = context.settings.calendarYears.find((one) => one.year === year)
  const published = calendar.isPublished(year)
  const days = published ? daysOf(year).map((on) => ({ on, ...calendar.dayKind(on) })) : []
  const named = (kind: string) =>
    days
      .filter((one) => one.kind === kind)
      .map(({ on, name = '', notice }) => ({ on, name, ...(notice ? { notice } : {}) }))
  return {
    year,
    published,
    notice: entered?.notice ?? days.find((one) => one.notice)?.notice ?? '',
    source: entered ? 'county' : published ? 'library' : 'none',
    holidays: [
      ...(entered?.holidays ?? []).filter(({ on }) => on < `${year}-01-01`).map(withNotice),
      ...named('holiday'),
    ],
    makeupDays: [
      ...(entered?.makeupDays ?? []).filter(({ on }) => on < `${year}-01-01`).map(withNotice),
      ...named('makeup'),
    ],
  }
}

function withNotice({ on, name, notice }: { on: PlainDate; name: string; notice?: string | undefined }) {
  return { on, name, ...(notice ? { notice } : {}) }
}

async function previewYear(call: Call): Promise<Response> {
  const { db, county } = call.context
  const year = yearIn(call)
  const body = await bodyOf(call, YEAR)
  dayFaults(year, body)
  const current = await readCalendarYears(db, county.code)
  const plan = orMend(planYears(current, year, (before) => noticeFor(before, year, body)))
  const matters = plan.span ? await countTouched(db, county.code, plan.span) : 0
  return call.c.json({ year, changes: [...plan.changes], matters } satisfies CalendarPreview)
}

async function setYear(call: Call): Promise<Response> {
  const year = yearIn(call)
  const body = await bodyOf(call, YEAR)
  dayFaults(year, body)
  const request = {
    year,
    change: (before: WorkingCalendar) => noticeFor(before, year, body),
    reason: `${year}年放假安排变动（${body.notice}）`,
    by: call.caller.actor.person,
  }
  const saved = orMend(await changeYears(redatingContext(call), request))
  carryOn(call, saved.redating)
  return call.c.json({ year, ...saved } satisfies CalendarSaved)
}

/** What is wrong with a year is wrong with what was filled in. */
function orMend<T extends object>(result: T | Refusal): T {
  if (isRefusal(result)) return fail(422, result.code, result.message)
  return result
}

/** Carries a pass on behind the answer; cut short, it is taken up again. */
export function carryOn(call: Call, redating: string | null): void {
  call.counties.forget()
  if (redating) void runRedating(redatingContext(call), redating).catch((error) => unfinished(call, error))
}

function unfinished({ services }: Call, error: unknown): void {
  services.logger.error({ error: { name: (error as Error).name } }, 'redating cut short')
}

async function readText(call: Call): Promise<Response> {
  const year = yearIn(call)
  const { text } = await bodyOf(call, TEXT)
  const { holidays, makeupDays } = calendarYear(call, year)
  return call.c.json(readNotice(text, { year, known: { holidays, makeupDays } }) satisfies CalendarRead)
}

function dayFaults(year: number, { holidays, makeupDays }: z.output<typeof YEAR>): void {
  const all = [...holidays, ...makeupDays]
  const outside = all.find(
    ({ on }) => !on.startsWith(String(year)) && !(on >= `${year - 1}-12-25` && on < `${year}-01-01`),
  )
  if (outside) fail(422, 'day-outside-year', `${dateText(outside.on)}不在 ${year} 年（或上年最后一周），请改正`)
  const twice = all.find(({ on }, at) => all.findIndex((other) => other.on === on) !== at)
  if (twice) fail(422, 'day-twice', `${dateText(twice.on)}列了两次，一天只能放假或上班，请改正`)
}

type EnteredYear = EnteredYears[number]

/** The year as entered, each day keeping the notice it already rested on and a changed one citing the new. */
function noticeFor(before: WorkingCalendar, year: number, body: z.output<typeof YEAR>): EnteredYear {
  const kept = (kind: 'holiday' | 'makeup') => (named: { on: PlainDate; name: string }) => {
    const known = before.isPublished(year) ? before.dayKind(named.on) : undefined
    const notice = known?.kind === kind && known.notice ? known.notice : body.notice
    return { ...named, notice }
  }
  const named = new Set([...body.holidays, ...body.makeupDays].map(({ on }) => on))
  const givenBack = before.isPublished(year)
    ? daysOf(year).filter((on) => before.dayKind(on).notice !== undefined && !named.has(on))
    : []
  return {
    year,
    notice: body.notice,
    holidays: body.holidays.map(kept('holiday')),
    makeupDays: body.makeupDays.map(kept('makeup')),
    plainDays: givenBack.map((on) => {
      const { kind, notice } = before.dayKind(on)
      const already = kind === 'weekend' || kind === 'working'
      return { on, notice: already && notice ? notice : body.notice }
    }),
  }
}

/** What a pass over the county's matters needs. */
export function redatingContext({ services, context }: Call): RedatingContext {
  const { registry, now, settleMs } = services
  const settled = settleMs === undefined ? {} : { settleMs }
  return { db: context.db, county: context.county.code, registry, now, ...settled }
}

async function redatings({ c, context }: Call): Promise<Response> {
  const items = (await listRedatings(context.db, context.county.code)).map(status)
  return c.json({ items } satisfies RedatingList)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function redating(call: Call) {
  const id = param(call, 'id')
  const found = UUID.test(id) ? await findRedating(call.context.db, call.context.county.code, id) : undefined
  return found ?? absent()
}

function status(info: Awaited<ReturnType<typeof redating>>): RedatingStatus {
  const { startedAt, finishedAt, ...rest } = info
  return { ...rest, startedAt: startedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null }
}

/** Offices see their own; those who see the county see all, by receipt number and day only. */
async function moves(call: Call): Promise<Response> {
  const { c, context, services, caller } = call
  const { id } = await redating(call)
  const { cursor } = queryOf(call, MOVES)
  const office = isOfficeBound(caller.actor.role) ? (caller.actor.office ?? '') : undefined
  const page = await listMoves(context.db, context.county.code, {
    redating: id,
    ...(office === undefined ? {} : { office }),
    ...(cursor ? { cursor } : {}),
  }).catch(badCursorOr)
  const names = await findNames(services, context, { offices: page.items.map((one) => one.office), people: [] })
  const body: RedatingMoves = {
    items: page.items.map(({ procedure, version, clock, ...move }) => ({
      ...move,
      procedureTitle: services.registry.get(procedure, version).title,
      clockLabel: services.registry.get(procedure, version).clocks[clock]?.label ?? clock,
      officeName: move.office ? (names.offices.get(move.office) ?? null) : null,
    })),
    ...(page.nextCursor ? { nextCursor: page.nextCursor } : {}),
  }
  return c.json(body)
}
