import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { prose } from '../../engine/fields.ts'
import { isRefusal, type Refusal } from '../../engine/refusal.ts'
import { isOfficeBound } from '../../engine/roles.ts'
import {
  type BulletinContext,
  correctBulletin,
  draftBulletin,
  issueBulletin,
  paperOf,
} from '../../modules/bulletin/index.ts'
import { renderPaper } from '../../modules/documents/index.ts'
import { type BulletinChange, type BulletinContent, comparedMonths, SMALL_BASE } from '../../statistics/bulletin.ts'
import { firstRecord } from '../../store/bulletin-sets.ts'
import {
  type BulletinHead,
  type BulletinRecord,
  bulletinsOf,
  findBulletin,
  listBulletins,
  mattersOfLine,
} from '../../store/bulletins.ts'
import { findListed } from '../../store/list.ts'
import type {
  BulletinHeadInfo,
  BulletinLineMatters,
  BulletinList,
  BulletinMatter,
  BulletinPage,
} from '../api-types/bulletins.ts'
import type { Principal } from '../caller.ts'
import { bodyOf, type Call, type Endpoint, param, queryOf } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { presentRows } from '../present/matter.ts'
import { findNames } from '../present/names.ts'
import { absent, fail, ProblemError, refusalProblem } from '../problem.ts'
import { changeSettings } from './change-settings.ts'
import { READERS } from './desk.ts'

/** A bulletin goes to every office; its draft is seen by those who look over the county. */
const AT_DESK: readonly Principal[] = READERS.filter((who) => who !== 'machine:read')
const OVERSEERS: readonly string[] = ['dispatcher', 'supervisor', 'leader']
const ISSUERS: readonly Principal[] = ['supervisor']

const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: '月份应写作 2020-03 的样子' })
const ISSUE = form({
  month: month.meta({ title: '月份' }),
  leaveOut: z
    .array(z.uuid({ error: '事项编号有误' }))
    .max(30)
    .optional()
    .meta({ title: '不列入表扬和点名的事项' }),
})
const CORRECT = form({ reason: prose('更正原因', { min: 4, max: 300 }) })
const LIST = z.object({ cursor: month.optional() })
const LINE = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,7}$/, { error: '翻页位置有误，请从第一页重新开始' })
    .optional(),
  limit: z.coerce.number().int().min(1).max(200, { error: '每页最多 200 条' }).default(50),
})
const ON_PORTAL = form({ onPortal: z.boolean().meta({ title: '在门户公布通报' }) })

const common = { tag: '通报' } as const

/** Monthly bulletins: counted from the records alone, issued once, every number opening what it counts. */
export const bulletinEndpoints: readonly Endpoint[] = [
  {
    ...{ ...common, method: 'get', path: '/api/bulletins', summary: '通报和更正，近的月份在前' },
    ...{ allow: AT_DESK, query: LIST, handle: list },
  },
  {
    ...{ ...common, method: 'post', path: '/api/bulletins', summary: '发出一个月的通报：编号、定稿' },
    // A month is issued once, however often it is asked: the second answer says so.
    ...{ allow: ISSUERS, idempotent: false, body: formSchema(ISSUE), handle: issue },
  },
  {
    ...{ ...common, method: 'get', path: '/api/bulletins/{id}', summary: '一份通报；编号处写月份（2020-03）则为草稿' },
    ...{ allow: AT_DESK, handle: page },
  },
  {
    ...{ ...common, method: 'get', path: '/api/bulletins/{id}/lines/{line}', summary: '通报里一个数字所数的事项' },
    ...{ allow: AT_DESK, query: LINE, handle: lineMatters },
  },
  {
    ...{ ...common, method: 'get', path: '/api/bulletins/{id}/document', summary: '通报的文稿（docx）' },
    ...{ allow: AT_DESK, handle: document },
  },
  {
    ...{
      ...common,
      method: 'post',
      path: '/api/bulletins/{id}/corrections',
      summary: '发出更正通报：重新统计，新旧对照',
    },
    // Counting anew finds nothing changed the second time.
    ...{ allow: ISSUERS, idempotent: false, body: formSchema(CORRECT), handle: correct },
  },
  {
    ...{ ...common, method: 'put', path: '/api/admin/bulletins', summary: '是否在门户公布通报（不含任何个人信息）' },
    ...{ allow: ['administrator', 'supervisor'], idempotent: false, body: formSchema(ON_PORTAL), handle: setOnPortal },
  },
]

const PAGE = 60
/** So many months back are offered for issuing. */
const MONTHS_OFFERED = 12

const oversees = ({ caller }: Call) => OVERSEERS.includes(caller.actor.role)

function contextOf({ context, services }: Call): BulletinContext {
  const { db, county, now, today } = context
  return { db, county, registry: services.registry, now, today }
}

async function list(call: Call): Promise<Response> {
  const { db, county, settings } = call.context
  const { cursor } = queryOf(call, LIST)
  const rows = await listBulletins(db, county.code, { limit: PAGE, ...(cursor ? { before: cursor } : {}) })
  const last = rows.length === PAGE ? rows.at(-1)?.month : undefined
  // A month is never cut in two by the end of a page.
  const whole = last === undefined ? rows : rows.filter(({ month: of }) => of !== last)
  const body: BulletinList = {
    items: whole.map(headOf),
    pending: oversees(call) && !cursor ? await pendingMonths(call, rows) : [],
    onPortal: settings.bulletinOnPortal,
    ...(last ? { nextCursor: whole.at(-1)?.month ?? last } : {}),
  }
  return call.c.json(body)
}

/** Months that are over, have records, and were not issued. */
async function pendingMonths(
  { context: { db, county, today } }: Call,
  rows: readonly BulletinHead[],
): Promise<string[]> {
  const first = await firstRecord(db, county.code)
  if (!first) return []
  const issued = new Set(rows.map(({ month: of }) => of))
  const months: string[] = []
  let each = comparedMonths(today.slice(0, 7)).previous
  while (months.length < MONTHS_OFFERED && each >= first.slice(0, 7)) {
    if (!issued.has(each)) months.push(each)
    if (each <= comparedMonths(comparedMonths(today.slice(0, 7)).yearBefore).previous) break
    each = comparedMonths(each).previous
  }
  return months
}

function headOf({ id, month: of, number, issuedOn, corrects }: BulletinHead | BulletinRecord): BulletinHeadInfo {
  return { id, month: of, number, issuedOn, corrects }
}

const isMonth = (text: string) => month.safeParse(text).success

async function issued(call: Call): Promise<BulletinRecord> {
  const id = z.uuid().safeParse(param(call, 'id'))
  if (!id.success) return absent()
  return (await findBulletin(call.context.db, call.context.county.code, id.data)) ?? absent()
}

/** What a draft says goes to nobody before it is issued. */
async function drafted(call: Call) {
  if (!oversees(call)) return absent()
  const of = param(call, 'id')
  if (of > call.context.today.slice(0, 7)) fail(422, 'month-to-come', '这个月还没有到，请选择已有记录的月份')
  return draftBulletin(contextOf(call), of)
}

async function page(call: Call): Promise<Response> {
  if (isMonth(param(call, 'id'))) {
    const { content } = await drafted(call)
    return call.c.json({ ...told(call, content), head: null, correction: null, correctedBy: [] } satisfies BulletinPage)
  }
  const record = await issued(call)
  const { db, county } = call.context
  const all = await bulletinsOf(db, county.code, record.month)
  const names = await findNames(call.services, call.context, { offices: [], people: [record.issuedBy] })
  const original = all.find(({ id }) => id === record.corrects)
  const body: BulletinPage = {
    ...told(call, record.content as BulletinContent),
    head: { ...headOf(record), issuedByName: record.issuedBy ? (names.people.get(record.issuedBy) ?? null) : null },
    correction: original
      ? { number: original.number, reason: record.reason ?? '', changes: [...(record.changes as BulletinChange[])] }
      : null,
    correctedBy: all.filter(({ corrects }) => corrects === record.id).map(headOf),
  }
  return call.c.json(body)
}

function told(call: Call, content: BulletinContent): Omit<BulletinPage, 'head' | 'correction' | 'correctedBy'> {
  const { lines, late, ranking, praised, named, offices } = content
  const nameOf = (office: string | null) => (office ? (offices[office] ?? office) : '未分办')
  const matter = ({ office, ...rest }: BulletinContent['named'][number]): BulletinMatter => ({
    ...rest,
    officeName: nameOf(office),
  })
  return {
    ...{
      month: content.month,
      from: content.from,
      to: content.to,
      countedOn: content.countedOn,
      smallBase: SMALL_BASE,
    },
    lines: lines.map(({ office: _, ...line }) => line),
    late: late.map(({ office, matters }) => ({
      ...{ line: `late.${office ?? ''}`, officeName: nameOf(office), matters: matters.map(matter) },
    })),
    ranking: ranking.map(({ office, ...place }) => ({ ...place, officeName: nameOf(office) })),
    praised: praised.map(matter),
    named: named.map(matter),
    opens: isOfficeBound(call.caller.actor.role) ? 'own' : 'all',
  }
}

async function lineMatters(call: Call): Promise<Response> {
  const { db, county, today } = call.context
  const line = param(call, 'line')
  const { cursor, limit } = queryOf(call, LINE)
  const span = { offset: Number(cursor ?? 0), limit }
  const { label, ids, more } = isMonth(param(call, 'id'))
    ? await draftLine(call, line, span)
    : await issuedLine(call, line, span)
  const rows = await findListed(db, county.code, ids, today)
  const { actor } = call.caller
  // An office sees of a number what it leads; that others are counted too, the number itself says.
  const seen = isOfficeBound(actor.role) ? rows.filter(({ leadOffice }) => leadOffice === actor.office) : rows
  const body: BulletinLineMatters = {
    ...{ line, label, items: await presentRows(call.services, call.context, seen) },
    ...(more ? { nextCursor: String(span.offset + limit) } : {}),
  }
  return call.c.json(body)
}

interface Span {
  readonly offset: number
  readonly limit: number
}

async function draftLine(call: Call, line: string, { offset, limit }: Span) {
  const { content, sets } = await drafted(call)
  const { label } = content.lines.find(({ id }) => id === line) ?? absent()
  const all = sets.get(line) ?? []
  return { label, ids: all.slice(offset, offset + limit), more: all.length > offset + limit }
}

async function issuedLine(call: Call, line: string, { offset, limit }: Span) {
  const { db, county } = call.context
  const record = await issued(call)
  const { label } = (record.content as BulletinContent).lines.find(({ id }) => id === line) ?? absent()
  const ids = (await mattersOfLine(db, county.code, { bulletin: record.id, line, offset, limit: limit + 1 })) ?? []
  return { label, ids: ids.slice(0, limit), more: ids.length > limit }
}

async function issue(call: Call): Promise<Response> {
  const { month: of, leaveOut } = await bodyOf(call, ISSUE)
  const by = call.caller.actor.person
  return answered(call, await issueBulletin(contextOf(call), { month: of, by, ...(leaveOut ? { leaveOut } : {}) }))
}

async function correct(call: Call): Promise<Response> {
  const { id } = await issued(call)
  const { reason } = await bodyOf(call, CORRECT)
  const done = await correctBulletin(contextOf(call), { id, reason, by: call.caller.actor.person })
  return answered(call, done ?? absent())
}

function answered(call: Call, done: { id: string; number: string } | Refusal): Response {
  if (isRefusal(done)) throw new ProblemError(refusalProblem(done))
  return call.c.json(done, 201)
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

async function document(call: Call): Promise<Response> {
  const { county, today } = call.context
  const draft = isMonth(param(call, 'id'))
  const record = draft ? undefined : await issued(call)
  const content = record ? (record.content as BulletinContent) : (await drafted(call)).content
  const original = record?.corrects ? await findBulletin(call.context.db, county.code, record.corrects) : undefined
  const paper = paperOf({
    ...{ countyName: county.name, content, on: record?.issuedOn ?? today },
    ...(record ? { number: record.number } : {}),
    ...(original
      ? {
          corrects: {
            ...{ number: original.number, reason: record?.reason ?? '' },
            changes: record?.changes as BulletinChange[],
          },
        }
      : {}),
  })
  const name = `${paper.title}${record?.number ?? '（草稿）'}.docx`
  return call.c.body((await renderPaper(paper)) as Uint8Array<ArrayBuffer>, 200, {
    'content-type': DOCX,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'private, no-store',
  })
}

async function setOnPortal(call: Call): Promise<Response> {
  const { onPortal } = await bodyOf(call, ON_PORTAL)
  await changeSettings(call, 'bulletinOnPortal', onPortal)
  return call.c.json({ onPortal })
}
