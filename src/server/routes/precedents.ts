import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { choice, line, officeId, prose } from '../../engine/fields.ts'
import { isRefusal } from '../../engine/refusal.ts'
import { BASIS_KINDS } from '../../law/duty-basis.ts'
import { countyModels } from '../../modules/dispatch-desk/index.ts'
import { replacePrecedent, withdrawPrecedent } from '../../modules/precedents/index.ts'
import { findMatterText } from '../../store/likeness.ts'
import { listPrecedents, PRECEDENT_STANDINGS } from '../../store/precedents.ts'
import type { MatterPrecedents, PrecedentList, ReplacedPrecedent } from '../api-types/precedents.ts'
import type { Principal } from '../caller.ts'
import { bodyOf, type Call, type Endpoint, given, param, queryOf } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { presentPrecedents } from '../present/precedents.ts'
import { absent, fail, ProblemError, refusalProblem } from '../problem.ts'
import { dispatchContext } from './dispatch.ts'
import { readable } from './readable.ts'

const READERS: readonly Principal[] = ['clerk', 'township', 'director', 'dispatcher', 'supervisor', 'leader']

const LIST = z.object({
  q: z.string().trim().max(60, { error: '搜索词最多 60 个字' }).optional(),
  standing: z.enum(PRECEDENT_STANDINGS).optional(),
  office: z.string().max(64).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50, { error: '每次最多取 50 条' }).default(20),
})
const because = () => prose('理由', { min: 5, max: 500, help: '法律、职责怎样变了，或者原裁定错在哪里' })
const WITHDRAW = form({ because: because() })
const REPLACE = form({
  because: because(),
  office: officeId('承办单位'),
  subject: line('哪一类事项', { min: 4, max: 60, help: '写事由和地域，不写姓名、电话、门牌' }),
  reason: prose('裁定理由', { min: 10, max: 1_000 }),
  basisKind: choice('依据种类', BASIS_KINDS),
  basisTitle: line('依据名称', { min: 4, max: 100 }),
  basisArticle: line('条款或事项编号', { max: 60 }),
})

/** 先例: what was ruled where offices disputed, shown where the next matter of the kind is sent or returned. */
export const precedentEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/precedents',
    summary: '承办单位裁定的先例，最近的在前',
    tag: '分办',
    allow: READERS,
    query: LIST,
    handle: list,
  },
  {
    method: 'get',
    path: '/api/matters/{id}/precedents',
    summary: '一件事项可以参照的先例',
    tag: '分办',
    allow: READERS,
    handle: ofMatter,
  },
  {
    method: 'post',
    path: '/api/precedents/{id}/withdraw',
    summary: '撤销先例',
    tag: '分办',
    allow: ['dispatcher'],
    idempotent: false,
    body: formSchema(WITHDRAW),
    handle: withdraw,
  },
  {
    method: 'post',
    path: '/api/precedents/{id}/replace',
    summary: '以新的裁定替换先例',
    tag: '分办',
    allow: ['dispatcher'],
    idempotent: false,
    body: formSchema(REPLACE),
    handle: replace,
  },
]

async function list(call: Call): Promise<Response> {
  const { db, county } = call.context
  const query = queryOf(call, LIST)
  const page = await listPrecedents(db, county.code, { ...given(query), limit: query.limit }).catch((error: unknown) =>
    error instanceof RangeError ? fail(422, 'bad-cursor', '翻页位置有误，请从头开始') : Promise.reject(error),
  )
  const body: PrecedentList = {
    items: await presentPrecedents(call, page.items),
    ...(page.nextCursor ? { nextCursor: page.nextCursor } : {}),
    basisKinds: BASIS_KINDS,
  }
  return call.c.json(body)
}

async function ofMatter(call: Call): Promise<Response> {
  const row = await readable(call)
  const { db, county } = call.context
  const [text, models] = await Promise.all([
    findMatterText(db, county.code, row.id),
    countyModels(dispatchContext(call)),
  ])
  const { category } = row.facts
  const found = models.precedents(
    { title: row.title, body: text.startsWith(row.title) ? text.slice(row.title.length) : text },
    { not: row.id, ...(typeof category === 'string' ? { category } : {}) },
  )
  const shown = await presentPrecedents(
    call,
    found.map(({ precedent }) => precedent),
  )
  const body: MatterPrecedents = {
    items: shown.map((item, at) => ({ ...item, likeness: found[at]?.likeness ?? 0 })),
  }
  return call.c.json(body)
}

/** The precedent of the path; 404 for what is no id. */
function precedentId(call: Call): string {
  const id = z.uuid().safeParse(param(call, 'id'))
  return id.success ? id.data : absent()
}

function ending({ context, caller }: Call, id: string, reason: string) {
  return { id, because: reason, by: caller.actor.person, on: context.today, at: context.now }
}

async function withdraw(call: Call): Promise<Response> {
  const { because: reason } = await bodyOf(call, WITHDRAW)
  const { db, county } = call.context
  const refusal = await withdrawPrecedent(db, county.code, ending(call, precedentId(call), reason))
  if (refusal) throw new ProblemError(refusalProblem(refusal))
  return call.c.body(null, 204)
}

async function replace(call: Call): Promise<Response> {
  const { because: reason, basisKind, basisTitle, basisArticle, ...ruling } = await bodyOf(call, REPLACE)
  const { db, county, today } = call.context
  const office = await db
    .selectFrom('office')
    .select('id')
    .where('county', '=', county.code)
    .where('id', '=', ruling.office)
    .where((eb) => eb.or([eb('closedOn', 'is', null), eb('closedOn', '>', today)]))
    .executeTakeFirst()
  if (!office) return fail(422, 'unknown-office', '没有这个单位或该单位已撤销，请重新选择单位')
  const replaced = await replacePrecedent(db, county, {
    ...ending(call, precedentId(call), reason),
    ruling: { ...ruling, basis: { kind: basisKind, title: basisTitle, article: basisArticle } },
  })
  if (isRefusal(replaced)) throw new ProblemError(refusalProblem(replaced))
  return call.c.json(replaced satisfies ReplacedPrecedent)
}
