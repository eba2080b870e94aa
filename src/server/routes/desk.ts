import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../calendar/plain-date.ts'
import { CLOSED, form } from '../../engine/define.ts'
import { prose } from '../../engine/fields.ts'
import { isOfficeBound, type Role } from '../../engine/roles.ts'
import { maskPersonalData } from '../../language/personal-data.ts'
import { listOffices, listStaff } from '../../modules/accounts/index.ts'
import { recordReading } from '../../store/audit.ts'
import { eventOf, listEvents } from '../../store/events.ts'
import { type ListQuery, listMatters } from '../../store/list.ts'
import type { MatterList, StaffInfo } from '../api-types.ts'
import type { Principal } from '../caller.ts'
import { accountContext } from '../county.ts'
import { bodyOf, type Call, type Endpoint, given, queryOf } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { presentMatter, presentRows } from '../present/matter.ts'
import { openParty, PARTY_FIELDS } from '../present/party.ts'
import { fail } from '../problem.ts'
import { clockAccount } from './clock-account.ts'
import { readable } from './readable.ts'
import { STAFF } from './session.ts'

/** Who reads matters at all; which ones is asked of each matter. */
export const READERS: readonly Principal[] = [
  'clerk',
  'director',
  'township',
  'lawyer',
  'dispatcher',
  'supervisor',
  'justiceBureau',
  'leader',
  'machine:read',
]

const date = z
  .custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), { error: '日期不存在' })
  .meta({ type: 'string', format: 'date' })

const LIST = z.object({
  procedure: z.string().max(60).optional(),
  stage: z.string().max(60).optional(),
  office: z.string().max(64).optional(),
  assignee: z.uuid({ error: '经办人编号有误' }).optional(),
  mine: z.enum(['true', 'false']).optional(),
  q: z.string().max(60, { error: '搜索词最多 60 个字，请缩短' }).optional(),
  late: z.enum(['true', 'false']).optional(),
  state: z.enum(['open', 'closed', 'all']).optional(),
  openedFrom: date.optional(),
  openedTo: date.optional(),
  sort: z.enum(['due', 'newest']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200, { error: '每页最多 200 条' }).optional(),
})

const UNMASK = form({
  field: z.enum(PARTY_FIELDS).meta({ title: '哪一项' }),
  reason: prose('查看理由', { min: 2, max: 200 }),
})

/** What staff read. */
export const deskEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/matters',
    summary: '事项清单，按最近到期',
    tag: '办理',
    allow: READERS,
    query: LIST,
    handle: list,
  },
  { method: 'get', path: '/api/mine', summary: '我的来信（本人账号）', tag: '公众', allow: ['citizen'], handle: mine },
  { method: 'get', path: '/api/matters/{id}', summary: '一件事项的全部', tag: '办理', allow: READERS, handle: page },
  {
    method: 'get',
    path: '/api/matters/{id}/clocks/{clock}',
    summary: '一项期限的逐日说明',
    tag: '办理',
    allow: READERS,
    handle: async (call) => clockAccount(call, await readable(call)),
  },
  {
    method: 'post',
    path: '/api/matters/{id}/unmask',
    summary: '查看一项个人信息原文（记录在案）',
    tag: '办理',
    allow: READERS.filter((who) => who !== 'machine:read' && who !== 'leader'),
    body: formSchema(UNMASK),
    handle: unmask,
  },
  {
    method: 'get',
    path: '/api/matters/{id}/publication-draft',
    summary: '公开稿草稿（已隐去个人信息）',
    tag: '办理',
    allow: ['dispatcher'],
    handle: draft,
  },
  {
    method: 'get',
    path: '/api/offices',
    summary: '本县单位',
    tag: '办理',
    // Which offices a county has is public: an applicant names the one asked.
    allow: ['anybody'],
    handle: async (call) =>
      call.c.json({ items: await listOffices(accountContext(call.services, call.context, null)) }),
  },
  {
    method: 'get',
    path: '/api/people',
    summary: '一个单位的人',
    tag: '办理',
    allow: STAFF,
    query: z.object({ office: z.string().max(64).optional() }),
    handle: people,
  },
]

async function list(call: Call): Promise<Response> {
  const { services, context, caller, c } = call
  const query = listQuery(call)
  const page = await listMatters(context.db, context.county.code, query).catch((error: unknown) =>
    error instanceof RangeError ? fail(422, 'bad-cursor', '翻页位置有误，请从第一页重新开始') : Promise.reject(error),
  )
  const seen = page.items.filter((row) => {
    const { roles } = services.registry.get(row.procedure, row.version)
    return isOfficeBound(caller.actor.role) || caller.actor.role === 'leader' || roles[caller.actor.role] !== undefined
  })
  const body: MatterList = {
    items: await presentRows(services, context, seen),
    ...(page.nextCursor ? { nextCursor: page.nextCursor } : {}),
  }
  return c.json(body)
}

function listQuery(call: Call): ListQuery {
  const { caller, context, services } = call
  const { mine: own, late, state = 'open', stage, sort, limit = 50, ...rest } = queryOf(call, LIST)
  const all = [...new Set(services.registry.all.flatMap(({ stages }) => Object.keys(stages)))]
  const stages = stage ? [stage] : state === 'closed' ? [CLOSED] : state === 'open' ? all : [...all, CLOSED]
  const bound = isOfficeBound(caller.actor.role) ? { involving: caller.actor.office ?? '' } : {}
  return {
    ...given(rest),
    ...bound,
    ...(own === 'true' && caller.actor.person ? { assignee: caller.actor.person } : {}),
    late: late === 'true',
    stages,
    sort: sort ?? (state === 'open' ? 'due' : 'newest'),
    limit,
    today: context.today,
  }
}

async function mine(call: Call): Promise<Response> {
  const { services, context, caller } = call
  const { db, county } = context
  const rows = await db
    .selectFrom('party')
    .innerJoin('matter', (join) => join.onRef('matter.id', '=', 'party.matter').on('matter.county', '=', county.code))
    .leftJoin('office', (join) =>
      join.onRef('office.id', '=', 'matter.leadOffice').on('office.county', '=', county.code),
    )
    .selectAll('matter')
    .select('office.name as leadOfficeName')
    .where('party.county', '=', county.code)
    .where('party.person', '=', caller.actor.person)
    .orderBy('matter.openedOn', 'desc')
    .limit(100)
    .execute()
  const items = await presentRows(
    services,
    context,
    rows.map((row) => ({ ...row, assignee: null, late: false, provisional: false })),
  )
  return call.c.json({ items })
}

async function page(call: Call): Promise<Response> {
  const row = await readable(call)
  const body = await presentMatter(call.services, call.context, row, call.caller.actor)
  return call.c.json(body, 200, { etag: `"${row.seq}"` })
}

async function unmask(call: Call): Promise<Response> {
  const row = await readable(call)
  const { field, reason } = await bodyOf(call, UNMASK)
  const { services, context, caller } = call
  const value = (await openParty(services, context, row.id))?.[field]
  if (value === undefined) return fail(404, 'nothing-to-unmask', '来信人没有填写这一项')
  await recordReading(context.db, context.county.code, {
    person: caller.actor.person,
    role: caller.actor.role as Role,
    matter: row.id,
    subject: field,
    reason,
    readAt: context.now,
  })
  return call.c.json({ value })
}

async function draft(call: Call): Promise<Response> {
  const row = await readable(call)
  const { services, context } = call
  const [party, events] = await Promise.all([
    openParty(services, context, row.id),
    listEvents(context.db, context.county.code, row.id).then((rows) => rows.map(eventOf)),
  ])
  const names = party?.name ? [party.name] : []
  const text = (value: unknown) => maskPersonalData(typeof value === 'string' ? value : '', names)
  const answer = events.findLast(({ action }) => action === 'reply' || action === 'answer')
  return call.c.json({
    title: text(row.title),
    question: text(events[0]?.input['body']),
    answer: text(answer?.input['answer']),
  })
}

async function people(call: Call): Promise<Response> {
  const office = call.c.req.query('office')
  const staff = await listStaff(accountContext(call.services, call.context, null), office ? { office } : {})
  const items: StaffInfo[] = staff
    .filter(({ disabled }) => !disabled)
    .map(({ id, name, posts, disabled, secondFactor }) => ({ id, name, posts: [...posts], disabled, secondFactor }))
  return call.c.json({ items })
}
