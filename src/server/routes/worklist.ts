import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { line } from '../../engine/fields.ts'
import { isInvalidInput, isRefusal } from '../../engine/refusal.ts'
import { actOnMatter } from '../../modules/casework/index.ts'
import {
  deleteView,
  insertView,
  listViews,
  lookedAt,
  PREFERENCE_CHANGE,
  readPreferences,
  writePreferences,
} from '../../modules/desk/index.ts'
import { countUnread } from '../../modules/notifications/index.ts'
import { listOf } from '../../statistics/measure.ts'
import { countListed, findListed, listMatters } from '../../store/list.ts'
import type { BulkResult, DeskToday } from '../api-types/desk.ts'
import type { Principal } from '../caller.ts'
import { caseContext } from '../county.ts'
import { bodyOf, type Call, type Endpoint, idempotencyKey, param, queryOf } from '../endpoint.ts'
import { EXPORT, EXPORT_PAGE, sendList } from '../present/export.ts'
import { formSchema } from '../present/fields.ts'
import { presentRows } from '../present/matter.ts'
import { absent, ProblemError, refusalProblem } from '../problem.ts'
import { READERS } from './desk.ts'
import { STAFF } from './session.ts'
import { LIST, mayKnow, narrowedTo, soonTo } from './worklist-query.ts'

/** People at a desk, as against machines. */
const AT_DESK: readonly Principal[] = READERS.filter((who) => who !== 'machine:read')

const VIEW = form({
  name: line('视图名称', { max: 30 }),
  query: z.string().max(2_000, { error: '筛选条件太长，请减少条件后再保存' }),
})

const EXPORT_LIST = LIST.omit({ cursor: true, limit: true }).extend(EXPORT.shape)

const BULK = form({
  action: z.enum(['assignPerson', 'remind', 'note'], { error: '这个动作不能批量办理，请逐件办理' }),
  input: z.record(z.string(), z.unknown()),
  matters: z
    .array(
      z.object({
        id: z.uuid({ error: '事项编号有误' }),
        seq: z.int().min(1),
        input: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .min(1, { error: '请先选择事项' })
    .max(100, { error: '一次最多办理 100 件，请分批' }),
})

/** The desk of a day: what waits, lists kept, many at once, lists taken along. */
export const worklistEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/desk/today',
    summary: '当前岗位接下来要办的',
    tag: '办理',
    allow: AT_DESK,
    handle: today,
  },
  { method: 'get', path: '/api/desk/views', summary: '我保存的视图', tag: '办理', allow: AT_DESK, handle: views },
  {
    method: 'post',
    path: '/api/desk/views',
    summary: '保存视图（同名的改写）',
    tag: '办理',
    allow: AT_DESK,
    // The same name is the same view: a repetition rewrites what it wrote.
    idempotent: false,
    body: formSchema(VIEW),
    handle: keepView,
  },
  {
    method: 'delete',
    path: '/api/desk/views/{id}',
    summary: '删去视图',
    tag: '办理',
    allow: AT_DESK,
    idempotent: false,
    handle: forgetView,
  },
  { method: 'get', path: '/api/desk/preferences', summary: '我的设置', tag: '办理', allow: STAFF, handle: preferences },
  {
    method: 'put',
    path: '/api/desk/preferences',
    summary: '修改我的设置',
    tag: '办理',
    allow: STAFF,
    idempotent: false,
    body: formSchema(PREFERENCE_CHANGE),
    handle: settle,
  },
  {
    method: 'get',
    path: '/api/matters/export',
    summary: '导出整份清单（csv 或 xlsx）',
    tag: '办理',
    allow: AT_DESK,
    query: EXPORT_LIST,
    handle: exportList,
  },
  {
    method: 'post',
    path: '/api/matters/bulk',
    summary: '批量指定经办人、催办、备注，逐件给出结果',
    tag: '办理',
    allow: AT_DESK.filter((who) => who !== 'leader'),
    body: formSchema(BULK),
    handle: bulk,
  },
]

const personOf = ({ caller }: Call) => caller.actor.person ?? ''

/** Counting stops here: beyond it the exact number changes nothing that anybody would do. */
const MOST = 999

async function today(call: Call): Promise<Response> {
  const { context, caller } = call
  const { db, county, now, today: day } = context
  const since = await lookedAt(db, county.code, { person: personOf(call), at: now })
  const days = { today: day, soonTo: soonTo(context), from: day, to: day }
  const lists: readonly (readonly [DeskToday['items'][number]['id'], Readonly<Record<string, string>>])[] = [
    ['dueToday', listOf('dueToday', days)],
    ['late', listOf('late', days)],
    ['near', listOf('dueSoon', days)],
    ['mine', { mine: 'true' }],
    ...(since ? [['changed', { changedSince: since.toISOString(), state: 'all' }] as const] : []),
  ]
  const [unread, ...counts] = await Promise.all([
    countUnread(db, county.code, { person: personOf(call), office: caller.actor.office }),
    ...lists.map(([, query]) => countListed(db, county.code, narrowedTo(call, LIST.parse(query)), MOST + 1)),
  ])
  const body: DeskToday = {
    since: since?.toISOString() ?? null,
    most: MOST,
    items: lists.map(([id, query], at) => ({ id, query: { ...query }, count: counts[at] ?? 0 })),
    unread: unread ?? 0,
  }
  return call.c.json(body)
}

async function views(call: Call): Promise<Response> {
  return call.c.json({ items: await listViews(call.context.db, call.context.county.code, personOf(call)) })
}

async function keepView(call: Call): Promise<Response> {
  const { db, county, now } = call.context
  const kept = await insertView(db, county.code, { ...(await bodyOf(call, VIEW)), person: personOf(call), at: now })
  if (isRefusal(kept)) throw new ProblemError(refusalProblem(kept))
  return call.c.json(kept, 201)
}

async function forgetView(call: Call): Promise<Response> {
  const id = z.uuid().safeParse(param(call, 'id'))
  if (!id.success) return absent()
  const { db, county } = call.context
  const done = await deleteView(db, county.code, { person: personOf(call), id: id.data })
  return done ? call.c.json({ done }) : absent()
}

async function preferences(call: Call): Promise<Response> {
  return call.c.json(await readPreferences(call.context.db, call.context.county.code, personOf(call)))
}

async function settle(call: Call): Promise<Response> {
  const change = await bodyOf(call, PREFERENCE_CHANGE)
  const { db, county } = call.context
  return call.c.json(await writePreferences(db, county.code, { person: personOf(call), change }))
}

/** The whole list page by page, from where the page before ended. */
async function* pagesOf(call: Call, query: ReturnType<typeof narrowedTo>) {
  const { services, context } = call
  let cursor: string | undefined
  do {
    const page = await listMatters(context.db, context.county.code, {
      ...query,
      limit: EXPORT_PAGE,
      ...(cursor ? { cursor } : {}),
    })
    const seen = page.items.filter((row) => mayKnow(call, row))
    yield await presentRows(services, context, seen)
    cursor = page.nextCursor
  } while (cursor)
}

async function exportList(call: Call): Promise<Response> {
  const { format, columns, ...asked } = queryOf(call, EXPORT_LIST)
  const name = `事项清单${call.context.today}`
  return sendList(call, pagesOf(call, narrowedTo(call, asked)), { format, columns, name })
}

/** One after another, each by the engine's own rules; a request that comes twice does nothing twice and answers alike. */
async function bulk(call: Call): Promise<Response> {
  const { context } = call
  const key = idempotencyKey(call)
  const { action, input, matters } = await bodyOf(call, BULK)
  const rows = await findListed(
    context.db,
    context.county.code,
    matters.map(({ id }) => id),
    context.today,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const items: BulkResult[] = []
  for (const matter of matters) {
    const row = byId.get(matter.id)
    const result = await one(call, { ...matter, action, input: { ...input, ...matter.input }, key })
    const named = row && result.outcome !== 'absent'
    items.push({
      id: matter.id,
      receiptNumber: named ? row.receiptNumber : '',
      title: named ? row.title : '',
      ...result,
      ...(action === 'assignPerson' && row && result.outcome === 'done' ? { assigneeBefore: row.assignee } : {}),
    })
  }
  return call.c.json({ items })
}

async function one(
  call: Call,
  matter: { id: string; seq: number; action: string; input: Record<string, unknown>; key: string },
): Promise<Pick<BulkResult, 'outcome' | 'message' | 'seq'>> {
  const { services, context, caller } = call
  const result = await actOnMatter(caseContext(services, context), {
    id: matter.id,
    action: matter.action,
    input: matter.input,
    actor: caller.actor,
    expectedSeq: matter.seq,
    owner: caller.owner ?? '',
    // Each matter remembers its own part of the request.
    idempotencyKey: `${matter.key} ${matter.id}`,
  })
  if ('absent' in result) return { outcome: 'absent', message: '没有这件事项，或当前岗位看不到它' }
  if (isInvalidInput(result))
    return { outcome: 'refused', message: result.errors.map(({ message }) => message).join('；') }
  if (isRefusal(result)) return { outcome: 'refused', message: result.message }
  if ('conflict' in result)
    return { outcome: 'changed', message: '您取清单之后别人办理过，请打开看过新情况再决定', seq: result.seq }
  return { outcome: 'done', seq: result.seq }
}
