import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { prose } from '../../engine/fields.ts'
import type { Role } from '../../engine/roles.ts'
import { maskPersonalData } from '../../language/personal-data.ts'
import { listOffices, listStaff } from '../../modules/accounts/index.ts'
import { recordReading } from '../../store/audit.ts'
import { eventOf, listEvents } from '../../store/events.ts'
import { listMatters } from '../../store/list.ts'
import type { MatterList, StaffInfo } from '../api-types.ts'
import type { Principal } from '../caller.ts'
import { accountContext } from '../county.ts'
import { bodyOf, type Call, type Endpoint } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { presentMatter, presentRows } from '../present/matter.ts'
import { openParty, PARTY_FIELDS } from '../present/party.ts'
import { badCursorOr, fail } from '../problem.ts'
import { clockAccount } from './clock-account.ts'
import { readable } from './readable.ts'
import { STAFF } from './session.ts'
import { LIST, listQuery, mayKnow } from './worklist-query.ts'

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
  const { services, context, c } = call
  const page = await listMatters(context.db, context.county.code, listQuery(call)).catch(badCursorOr)
  const seen = page.items.filter((row) => mayKnow(call, row))
  const body: MatterList = {
    items: await presentRows(services, context, seen),
    ...(page.nextCursor ? { nextCursor: page.nextCursor } : {}),
  }
  return c.json(body)
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
