import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../calendar/plain-date.ts'
import { form } from '../../engine/define.ts'
import { line, officeId, prose } from '../../engine/fields.ts'
import { isRefusal, type Refusal } from '../../engine/refusal.ts'
import { isOfficeBound } from '../../engine/roles.ts'
import {
  type DecisionContext,
  dismissHotspot,
  mergeHotspots,
  noteHandedOn,
  renameHotspot,
  reopenHotspot,
  splitHotspot,
} from '../../modules/hotspots/index.ts'
import { actTogether } from '../../modules/likeness/index.ts'
import { notify } from '../../modules/notifications/index.ts'
import { decodeCursor, encodeCursor, type Place } from '../../store/cursor.ts'
import {
  countByDay,
  findHotspot,
  type HotspotRecord,
  listHotspots,
  listMembers,
  type MemberQuery,
} from '../../store/hotspots.ts'
import type { HotspotList, HotspotPage, HotspotRow, JointOutcome } from '../api-types/hotspots.ts'
import type { Principal } from '../caller.ts'
import { caseContext } from '../county.ts'
import { bodyOf, type Call, type Endpoint, idempotencyKey, queryOf } from '../endpoint.ts'
import { findNamed, presentBrief } from '../present/brief.ts'
import { formSchema } from '../present/fields.ts'
import { absent, badCursor, ProblemError, refusalProblem } from '../problem.ts'
import { matterId } from './matters.ts'
import { presentOutcomes } from './similar.ts'

const READERS: readonly Principal[] = ['dispatcher', 'supervisor', 'leader', 'clerk', 'township', 'director']
const DECIDERS: readonly Principal[] = ['dispatcher']

const date = z
  .custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), { error: '日期不存在' })
  .meta({ type: 'string', format: 'date' })
const LIST = z.object({
  state: z.enum(['open', 'dismissed']).optional(),
  from: date.optional(),
  to: date.optional(),
  kind: z.string().max(40).optional(),
  place: z.string().trim().max(40, { error: '地点最多 40 个字，请缩短' }).optional(),
  cursor: z.string().max(120).optional(),
})
const ids = z
  .array(z.uuid({ error: '编号有误，请刷新页面后重新选择' }))
  .min(1, { error: '请至少选择一项' })
  .max(500, { error: '一次最多 500 项，请分次办理' })
const MERGE = form({ from: ids.meta({ title: '并入的热点' }) })
const SPLIT = form({ matters: ids.meta({ title: '拆出的来件' }) })
const RENAME = form({ name: line('名称', { min: 2, max: 60 }) })
const DISMISS = form({ reason: prose('理由', { min: 2, max: 200 }) })
const HAND_ON = form({ office: officeId('承办单位') })
const NOTHING = form({})

const PAGE = 30
const MEMBERS = z.object({ cursor: z.string().max(200).optional() })
/** A hotspot's matters on a page, and acted on before the next are fetched. */
const MEMBERS_PAGE = 100

const common = { tag: '热点' } as const
const deciding = (path: string, summary: string, schema: z.ZodObject, handle: Endpoint['handle']): Endpoint => ({
  ...common,
  method: 'post',
  path: `/api/hotspots/{id}/${path}`,
  summary,
  allow: DECIDERS,
  idempotent: false,
  body: formSchema(schema),
  handle,
})

/** Events that several matters speak of, and what people decide about them. */
export const hotspotEndpoints: readonly Endpoint[] = [
  {
    ...common,
    method: 'get',
    path: '/api/hotspots',
    summary: '热点清单，最热的在前',
    allow: READERS,
    query: LIST,
    handle: list,
  },
  {
    ...common,
    method: 'get',
    path: '/api/hotspots/{id}',
    summary: '一个热点和它的来件，最近的在前',
    allow: READERS,
    query: MEMBERS,
    handle: page,
  },
  deciding('merge', '并入别的热点（以后不再自动拆开）', MERGE, async (call) => {
    const { from } = await bodyOf(call, MERGE)
    return answered(call, await mergeHotspots(decision(call), matterId(call), from))
  }),
  deciding('split', '拆出一些来件（以后不再自动并回）', SPLIT, async (call) => {
    const { matters } = await bodyOf(call, SPLIT)
    return answered(call, await splitHotspot(decision(call), matterId(call), matters))
  }),
  deciding('rename', '改名', RENAME, async (call) => {
    const { name } = await bodyOf(call, RENAME)
    return answered(call, await renameHotspot(decision(call), matterId(call), name))
  }),
  deciding('dismiss', '不作为热点', DISMISS, async (call) => {
    const { reason } = await bodyOf(call, DISMISS)
    return answered(call, await dismissHotspot(decision(call), matterId(call), reason))
  }),
  deciding('reopen', '重新作为热点', NOTHING, async (call) => {
    await bodyOf(call, NOTHING)
    return answered(call, await reopenHotspot(decision(call), matterId(call)))
  }),
  {
    ...common,
    method: 'post',
    path: '/api/hotspots/{id}/hand-on',
    summary: '作为一项任务交办：其中尚可分办的来件一次分给一个单位',
    allow: DECIDERS,
    body: formSchema(HAND_ON),
    handle: handOn,
  },
]

function decision({ context, caller }: Call): DecisionContext {
  const { db, county, now, today } = context
  return { db, county: county.code, person: caller.actor.person, now, today }
}

function answered(call: Call, result: { id: string } | Refusal): Response {
  if (isRefusal(result)) throw new ProblemError(refusalProblem(result))
  return call.c.json(result)
}

async function list(call: Call): Promise<Response> {
  const { db, county } = call.context
  const { state = 'open', cursor, ...rest } = queryOf(call, LIST)
  const after = cursor === undefined ? undefined : placeOf(cursor)
  const own = ownOffice(call)
  const rows = await listHotspots(db, county.code, {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== '')),
    ...(after ? { after } : {}),
    ...(own === undefined ? {} : { office: own }),
    state,
    limit: PAGE + 1,
  })
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  const body: HotspotList = {
    items: await present(call, items),
    ...(rows.length > PAGE && last ? { nextCursor: `${last.heat}_${last.id}` } : {}),
  }
  return call.c.json(body)
}

function placeOf(cursor: string): { heat: number; id: string } {
  const [, heat, id] = /^(-?[\d.e+-]+)_([0-9a-f-]{36})$/.exec(cursor) ?? []
  if (heat === undefined || id === undefined || !Number.isFinite(Number(heat))) return badCursor()
  return { heat: Number(heat), id }
}

/** Whoever works for one office sees what was handed on to it. */
function ownOffice({ caller }: Call): string | undefined {
  return isOfficeBound(caller.actor.role) ? (caller.actor.office ?? '') : undefined
}

async function present({ context }: Call, rows: readonly HotspotRecord[]): Promise<HotspotRow[]> {
  const { db, county } = context
  const days = await countByDay(
    db,
    county.code,
    rows.map(({ id }) => id),
  )
  const named = rows.flatMap(({ office }) => office ?? [])
  const offices = await db
    .selectFrom('office')
    .select(['id', 'name'])
    .where('county', '=', county.code)
    .where('id', 'in', named.length > 0 ? named : [''])
    .execute()
  return rows.map(({ id, name, place, reason, matters, firstOn, lastOn, heat, recent, ...row }) => ({
    ...{ id, name, place, reason, matters, recent, firstOn, lastOn },
    state: row.state === 'dismissed' ? 'dismissed' : 'open',
    days: row.days,
    heat: Math.round(heat * 10) / 10,
    officeName: offices.find((office) => office.id === row.office)?.name ?? null,
    handedOnAt: row.handedOnAt?.toISOString() ?? null,
    byDay: days.filter(({ hotspot }) => hotspot === id).map(({ on, count }) => ({ on, count: Number(count) })),
  }))
}

async function readable(call: Call): Promise<HotspotRecord> {
  const { db, county } = call.context
  const row = await findHotspot(db, county.code, matterId(call))
  const own = ownOffice(call)
  if (!row || row.state === 'merged' || (own !== undefined && row.office !== own)) return absent()
  return row
}

async function page(call: Call): Promise<Response> {
  const { services, caller } = call
  const { cursor } = queryOf(call, MEMBERS)
  const after = cursor ? (decodeCursor(cursor) ?? badCursor()) : undefined
  const row = await readable(call)
  const [[shown], { matters, next }] = await Promise.all([
    present(call, [row]),
    membersFrom(call, row.id, { after, involving: ownOffice(call) }),
  ])
  const body: HotspotPage = {
    ...(shown ?? absent()),
    items: matters.map((matter) => presentBrief(services, matter)),
    mayDecide: caller.actor.role === 'dispatcher',
    ...(next ? { nextCursor: encodeCursor(next) } : {}),
  }
  return call.c.json(body)
}

/** A page of a hotspot's matters, and where the next begins. */
async function membersFrom({ context }: Call, hotspot: string, from: Pick<MemberQuery, 'after' | 'involving'>) {
  const { db, county } = context
  const members = await listMembers(db, county.code, hotspot, { ...from, limit: MEMBERS_PAGE + 1 })
  const shown = members.slice(0, MEMBERS_PAGE)
  const matters = await findNamed(
    context,
    shown.map(({ id }) => id),
  )
  return { matters, next: members.length > MEMBERS_PAGE ? shown.at(-1) : undefined }
}

async function handOn(call: Call): Promise<Response> {
  const { services, context, caller } = call
  const { db, county, now } = context
  const key = idempotencyKey(call)
  const row = await readable(call)
  const { office } = await bodyOf(call, HAND_ON)
  const items: JointOutcome['items'] = []
  let after: Place | undefined
  do {
    const { matters, next } = await membersFrom(call, row.id, { after })
    const open = matters.filter(({ closedOn, leadOffice }) => closedOn === null && leadOffice !== office)
    const outcomes = await actTogether(caseContext(services, context), {
      matters: open.map(({ id }) => id),
      action: 'assign',
      input: { office },
      actor: caller.actor,
      owner: caller.owner ?? 'visitor',
      idempotencyKey: key,
    })
    items.push(...presentOutcomes(outcomes, open).items)
    after = next
  } while (after)
  const done = items.filter((item) => item.done).length
  if (done > 0) {
    const noted = await noteHandedOn(decision(call), row.id, office)
    if (isRefusal(noted)) throw new ProblemError(refusalProblem(noted))
    const text = `热点“${row.name}”作为一项任务交办，共 ${done} 件，请一并研究、分别答复`
    await notify(db, county.code, now, [{ office, kind: 'hotspot', text, link: `/desk/hotspots/${row.id}` }])
  }
  return call.c.json({ items } satisfies JointOutcome)
}
