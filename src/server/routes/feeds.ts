import { randomBytes } from 'node:crypto'
import ical from 'ical-generator'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { addDays, type PlainDate } from '../../calendar/plain-date.ts'
import { form } from '../../engine/define.ts'
import { line } from '../../engine/fields.ts'
import { type AppointmentRow, listAppointments } from '../../store/appointments.ts'
import { type FeedRecord, findFeed, listDueDays, mayStillRead } from '../../store/feeds.ts'
import { sm3 } from '../../store/keys.ts'
import type { AppointmentList, FeedList, NewFeed } from '../api-types/calendar.ts'
import { bodyOf, type Call, type Endpoint, param } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { findNames } from '../present/names.ts'
import { absent, fail } from '../problem.ts'
import { STAFF } from './session.ts'

const FEED = form({
  scope: z.enum(['person', 'office', 'place'], { error: '请选择订阅本人、本单位或者一处场所' }).meta({ title: '范围' }),
  place: line('场所', { max: 60 }).optional(),
})

/** Days in people's own calendars: an address nobody can guess, that shows numbers and days and nobody's affairs. */
export const feedEndpoints: readonly Endpoint[] = [
  { method: 'get', path: '/api/calendar-feeds', summary: '我的日程订阅', tag: '办理', allow: STAFF, handle: list },
  {
    method: 'post',
    path: '/api/calendar-feeds',
    summary: '新建日程订阅',
    tag: '办理',
    allow: STAFF,
    idempotent: false,
    body: formSchema(FEED),
    handle: create,
  },
  {
    method: 'delete',
    path: '/api/calendar-feeds/{id}',
    summary: '停用日程订阅',
    tag: '办理',
    allow: STAFF,
    idempotent: false,
    handle: revoke,
  },
  {
    method: 'get',
    path: '/api/feeds/{token}',
    summary: '日程订阅（iCalendar）',
    tag: '办理',
    allow: ['anybody'],
    limit: 'guess',
    handle: feed,
  },
  {
    method: 'get',
    path: '/api/appointments',
    summary: '公开的听证会、访谈日程',
    tag: '公众',
    allow: ['anybody'],
    handle: publicAppointments,
  },
  {
    method: 'get',
    path: '/api/appointments.ics',
    summary: '公开日程的订阅（iCalendar）',
    tag: '公众',
    allow: ['anybody'],
    handle: publicCalendar,
  },
]

async function list({ c, context, services, caller }: Call): Promise<Response> {
  const rows = await context.db
    .selectFrom('calendarFeed')
    .select(['id', 'scope', 'office', 'place', 'createdAt'])
    .where('county', '=', context.county.code)
    .where('person', '=', caller.actor.person ?? '')
    .where('revokedAt', 'is', null)
    .orderBy('id', 'desc')
    .execute()
  const names = await findNames(services, context, { offices: rows.map(({ office }) => office), people: [] })
  const body: FeedList = {
    items: rows.map(({ id, scope, office, place, createdAt }) => ({
      id,
      scope,
      officeName: office ? (names.offices.get(office) ?? null) : null,
      place,
      createdAt: createdAt.toISOString(),
    })),
  }
  return c.json(body)
}

async function create(call: Call): Promise<Response> {
  const { c, context, caller, base } = call
  const { scope, place } = await bodyOf(call, FEED)
  if (scope === 'place' && !place) return fail(422, 'place-required', '请填写场所，如“县政府第一会议室”')
  if (scope === 'office' && !caller.actor.office)
    return fail(422, 'no-office', '您现在的岗位没有单位，请订阅本人的日程')
  const token = randomBytes(24).toString('base64url')
  const id = uuid()
  await context.db
    .insertInto('calendarFeed')
    .values({
      county: context.county.code,
      id,
      tokenDigest: sm3(token),
      person: caller.actor.person ?? '',
      scope,
      office: scope === 'office' ? caller.actor.office : null,
      place: scope === 'place' ? (place ?? null) : null,
      createdAt: context.now,
      revokedAt: null,
    })
    .execute()
  return c.json({ id, path: `${base}/api/feeds/${token}.ics` } satisfies NewFeed, 201)
}

async function revoke(call: Call): Promise<Response> {
  const { c, context, caller } = call
  const id = param(call, 'id')
  if (!/^[0-9a-f-]{36}$/.test(id)) return absent()
  const done = await context.db
    .updateTable('calendarFeed')
    .set({ revokedAt: context.now })
    .where('county', '=', context.county.code)
    .where('id', '=', id)
    .where('person', '=', caller.actor.person ?? '')
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n ? c.json({ done: true }) : absent()
}

/** Whoever left the post, or whose account is closed, reads nothing more. */
async function feed(call: Call): Promise<Response> {
  const { c, context, services } = call
  const { db, county, today, now } = context
  const token = param(call, 'token').replace(/\.ics$/, '')
  const found = await findFeed(db, county.code, sm3(token))
  if (!found || !(await mayStillRead(db, county.code, found, today))) return absent()
  // Without a zone of its own, moments are written in UTC whatever zone this server is in.
  const calendar = ical({ name: `${county.name} ${await titleOf(call, found)}`, prodId: '//heng//days//ZH' })
  const scope = {
    ...(found.scope === 'person' ? { person: found.person } : {}),
    ...(found.scope === 'office' ? { office: found.office ?? '' } : {}),
  }
  const origin = new URL(c.req.url).origin
  if (found.scope !== 'place')
    for (const day of await listDueDays(db, county.code, scope)) {
      const definition = services.registry.get(day.procedure, day.version)
      calendar.createEvent({
        id: `${day.matter}-${day.name}@${county.code}.heng`,
        start: wholeDay(day.on),
        allDay: true,
        stamp: now,
        summary: `${definition.clocks[day.name]?.label ?? day.name}届满 · ${definition.title} ${day.receiptNumber}`,
        url: `${origin}${call.base}/desk/matters/${day.matter}`,
      })
    }
  const where = found.scope === 'place' ? { place: found.place ?? '' } : scope
  for (const one of await listAppointments(db, county.code, { from: addDays(today, -30), ...where }))
    calendar.createEvent({
      id: `${one.matter}-${encodeURIComponent(one.label)}@${county.code}.heng`,
      ...times(one),
      stamp: now,
      summary: `${one.label} · ${services.registry.get(one.procedure, one.version).title} ${one.receiptNumber}`,
      ...(one.place ? { location: one.place } : {}),
    })
  return c.body(calendar.toString(), 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, no-store',
  })
}

async function titleOf({ services, context }: Call, { scope, office, place }: FeedRecord): Promise<string> {
  if (scope === 'place') return place ?? ''
  if (scope === 'person') return '我的期限'
  const names = await findNames(services, context, { offices: [office], people: [] })
  return `${names.offices.get(office ?? '') ?? ''}期限`
}

/** A whole day in a calendar is that day in whatever zone it is read in. */
function wholeDay(on: PlainDate): Date {
  return new Date(`${on}T00:00:00Z`)
}

function times({ on, time }: AppointmentRow) {
  if (!time) return { start: wholeDay(on), allDay: true }
  const start = new Date(`${on}T${time}:00+08:00`)
  return { start, end: new Date(start.getTime() + 2 * 3_600_000) }
}

async function publicAppointments({ c, context, services }: Call): Promise<Response> {
  const rows = await listAppointments(context.db, context.county.code, { from: context.today, public: true })
  const body: AppointmentList = {
    items: rows.map((row) => {
      const { matter, procedure, label, on, time, place } = row
      const { procedureTitle, title } = publicNames(services, row)
      return { matter, procedure, title, procedureTitle, label, on, time, place }
    }),
  }
  return c.json(body)
}

/** The same in everybody's own calendar. */
async function publicCalendar({ c, context, services }: Call): Promise<Response> {
  const { db, county, today, now } = context
  const calendar = ical({ name: `${county.name}公开日程`, prodId: '//heng//public//ZH' })
  for (const row of await listAppointments(db, county.code, { from: addDays(today, -30), public: true })) {
    const { procedureTitle, title } = publicNames(services, row)
    calendar.createEvent({
      id: `${row.matter}-${encodeURIComponent(row.label)}@${county.code}.heng`,
      ...times(row),
      stamp: now,
      summary: title === row.label ? `${row.label}（${procedureTitle}）` : `${row.label}：${title}`,
      ...(row.place ? { location: row.place } : {}),
    })
  }
  return c.body(calendar.toString(), 200, { 'content-type': 'text/calendar; charset=utf-8' })
}

/** What an applicant wrote is not for everybody: only that there is a hearing, when and where. */
function publicNames({ registry }: Call['services'], { procedure, version, title, label }: AppointmentRow) {
  const definition = registry.get(procedure, version)
  return { procedureTitle: definition.title, title: definition.public ? title : label }
}
