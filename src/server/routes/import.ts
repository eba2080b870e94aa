import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { isRefusal, type Refusal } from '../../engine/refusal.ts'
import { ROLES } from '../../engine/roles.ts'
import { listOffices, OFFICE_KINDS, saveOffice, USUAL_OFFICES } from '../../modules/accounts/index.ts'
import {
  applyImport,
  importTemplate,
  type PlannedImport,
  type PlannedOffice,
  planImport,
} from '../../modules/staff-import/index.ts'
import { within } from '../../store/transaction.ts'
import type { ImportPreview, ImportResult, UsualOffice } from '../api-types/import.ts'
import type { ItemList } from '../api-types.ts'
import { readBytes } from '../body.ts'
import { accountContext } from '../county.ts'
import { bodyOf, type Call, type Endpoint, queryOf } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { ProblemError, problem } from '../problem.ts'

/** Bytes; a county's offices and people take a tenth of it. */
const LARGEST = 2 * 1024 * 1024
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const APPLY = z.object({
  digest: z.string().regex(/^[0-9a-f]{64}$/, { error: '请先预览，再确认导入' }),
  renew: z.enum(['true', 'false'], { error: '应为 true 或 false' }).optional(),
})
const TICKED = form({
  ids: z
    .array(z.string().refine((id) => USUAL_OFFICES.some((office) => office.id === id), { error: '没有这个单位' }))
    .min(1, { error: '请至少勾选一个单位' })
    .max(USUAL_OFFICES.length),
})
const common = { tag: '管理', allow: ['administrator'] } as const

/** Offices and people from a spreadsheet: looked over first, then taken over whole or not at all. */
export const importEndpoints: readonly Endpoint[] = [
  { ...common, method: 'get', path: '/api/admin/imports/template', summary: '单位和人员的表格模板', handle: template },
  {
    ...common,
    method: 'post',
    path: '/api/admin/imports/preview',
    summary: '预览从表格导入单位和人员（正文为 .xlsx 或 CSV 文件本身，不超过 2 MB）；不写入',
    idempotent: false,
    handle: preview,
  },
  {
    ...common,
    method: 'post',
    path: '/api/admin/imports',
    summary:
      '从表格导入单位和人员（正文为预览过的文件）；重复导入不会重复建立；renew=true 给还没换过一次性密码的人重发',
    idempotent: false,
    query: APPLY,
    handle: apply,
  },
  { ...common, method: 'get', path: '/api/admin/usual-offices', summary: '各县通常都有的单位', handle: usual },
  {
    ...common,
    method: 'post',
    path: '/api/admin/usual-offices',
    summary: '建立勾选的常见单位',
    idempotent: false,
    body: formSchema(TICKED),
    handle: enterUsual,
  },
]

async function template({ c }: Call): Promise<Response> {
  const bytes = await importTemplate()
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'content-type': XLSX,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('单位和人员.xlsx')}`,
  })
}

function account(call: Call) {
  return accountContext(call.services, call.context, call.caller.actor.person)
}

async function fileOf({ c }: Call): Promise<Buffer> {
  return Buffer.from(await readBytes(c, LARGEST, '表格超过 2 MB，请删去图片和无关的工作表后再选'))
}

const OF_THE_STATE = ['plan-changed', 'import-has-errors']

/** A file that cannot be read is bad input; the rest depends on the county's state. */
function orThrow<T extends object>(result: T | Refusal): T {
  if (!isRefusal(result)) return result
  const { code, message } = result
  throw new ProblemError(problem(OF_THE_STATE.includes(code) ? 409 : 422, code, message))
}

async function preview(call: Call): Promise<Response> {
  const plan = orThrow(await planImport(account(call), await fileOf(call)))
  const offices = await listOffices(account(call))
  const names = new Map([...offices, ...plan.offices].map(({ id, name }) => [id, name]))
  return call.c.json(present(plan, names))
}

function present(
  { offices, people, errors, digest }: PlannedImport,
  names: ReadonlyMap<string, string>,
): ImportPreview {
  return {
    offices: offices.map((office) => ({
      ...{ place: office.place, does: office.does, id: office.id, name: office.name, duties: office.duties },
      ...{ kindLabel: OFFICE_KINDS[office.kind], changes: changesOf(office) },
    })),
    people: people.map(({ place, does, name, username, waiting, posts }) => ({
      ...{ place, does, name, username, waiting },
      posts: posts.map((post) => ({
        does: post.does,
        label: [...(post.office ? [names.get(post.office) ?? post.office] : []), ROLES[post.role]].join(' · '),
      })),
    })),
    errors: [...errors],
    digest,
  }
}

function changesOf({ before, name, kind, duties }: PlannedOffice): string[] {
  if (!before) return []
  return [
    ...(before.name === name ? [] : [`名称：${before.name} → ${name}`]),
    ...(before.kind === kind ? [] : [`类别：${OFFICE_KINDS[before.kind]} → ${OFFICE_KINDS[kind]}`]),
    ...(before.duties === duties ? [] : [`职责：${before.duties || '空'} → ${duties}`]),
  ]
}

async function apply(call: Call): Promise<Response> {
  const { digest, renew } = queryOf(call, APPLY)
  const done = orThrow(await applyImport(account(call), await fileOf(call), { digest, renew: renew === 'true' }))
  const body: ImportResult = { ...done, passwords: done.passwords.map((one) => ({ ...one })) }
  return call.c.json(body, 201, { 'cache-control': 'no-store' })
}

async function usual(call: Call): Promise<Response> {
  const offices = await listOffices(account(call))
  const body: ItemList<UsualOffice> = {
    items: USUAL_OFFICES.map((office) => ({
      ...office,
      kindLabel: OFFICE_KINDS[office.kind],
      present: offices.some(({ id, name }) => id === office.id || name === office.name),
    })),
  }
  return call.c.json(body)
}

/** Those the county has already are left as they are. */
async function enterUsual(call: Call): Promise<Response> {
  const { ids } = await bodyOf(call, TICKED)
  const context = account(call)
  const entered = await within(context.db, async (db) => {
    const inside = { ...context, db, reason: '勾选常见单位' }
    const offices = await listOffices(inside)
    const fresh = USUAL_OFFICES.filter(
      ({ id, name }) => ids.includes(id) && !offices.some((one) => one.id === id || one.name === name),
    )
    for (const office of fresh) await saveOffice(inside, office)
    return fresh.length
  })
  return call.c.json({ entered }, 201)
}
