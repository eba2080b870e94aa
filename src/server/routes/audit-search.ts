import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../calendar/plain-date.ts'
import { ROLES, type Role } from '../../engine/roles.ts'
import {
  type AuditFilter,
  type EventPlace,
  matterOfReceipt,
  searchAdministration,
  searchEvents,
  searchReadings,
} from '../../store/audit-search.ts'
import type { AuditEntry, AuditPage } from '../api-types/audit.ts'
import { type Call, type Endpoint, queryOf } from '../endpoint.ts'
import { findNames } from '../present/names.ts'
import { badCursor } from '../problem.ts'

const PAGE = 50
const date = z
  .custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), { error: '日期不存在' })
  .meta({ type: 'string', format: 'date' })
const SEARCH = z.object({
  log: z.enum(['administration', 'readings', 'events'], { error: '请选择查哪一种记录' }),
  person: z.uuid({ error: '没有这位工作人员，请重新选择' }).optional(),
  matter: z.string().max(40).optional(),
  kind: z.string().max(60).optional(),
  from: date.optional(),
  to: date.optional(),
  cursor: z.string().max(200).optional(),
})

/** Administrative acts and their names. */
const ACTS: Readonly<Record<string, string>> = {
  'save-office': '新建或修改单位',
  'close-office': '撤销单位',
  'hold-post': '安排岗位',
  'end-post': '结束岗位',
  'set-substitute': '安排代班',
  'end-substitution': '结束代班',
  'reset-password': '重置密码',
  'reset-second-factor': '解除验证器',
  'test-channel': '测试通道',
  'disable-account': '停用账号',
  'enable-account': '启用账号',
  'create-token': '新建接口令牌',
  'revoke-token': '吊销接口令牌',
  'import-staff': '从表格导入',
}
const SUBJECTS: Readonly<Record<string, string>> = {
  name: '姓名',
  phone: '电话',
  idNumber: '身份证号',
  email: '电子邮箱',
  address: '住址',
  dossier: '全案卷宗',
}

/** The logs, searched by who, which matter, what and when. */
export const auditSearchEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/ledger/search',
    summary: '检索管理记录、查阅记录和办理台账',
    tag: '审计',
    allow: ['auditor'],
    query: SEARCH,
    handle: search,
  },
]

type Filter = AuditFilter & { readonly cursor: string | undefined }
type Found = Pick<AuditPage, 'items' | 'nextCursor'>
type Row = Omit<AuditEntry, 'personName'> & { readonly person: string | null; readonly office?: string | null }

async function search(call: Call): Promise<Response> {
  const { log, matter: receipt, cursor, ...asked } = queryOf(call, SEARCH)
  const { db, county } = call.context
  const matter = receipt ? await matterOfReceipt(db, county.code, receipt.trim().toUpperCase()) : undefined
  const kinds = kindsOf(call, log)
  // A number that no matter has finds nothing; administrative acts are about none.
  if (receipt && (!matter || log === 'administration')) return call.c.json({ items: [], kinds } satisfies AuditPage)
  const filter = { ...asked, matter, limit: PAGE + 1, cursor }
  const found = await SEARCHES[log](call, filter)
  return call.c.json({ ...found, kinds } satisfies AuditPage)
}

const SEARCHES = { administration, readings, events } as const

async function administration(call: Call, filter: Filter): Promise<Found> {
  const { db, county } = call.context
  const rows = await searchAdministration(db, county.code, { ...filter, before: numberIn(filter.cursor) })
  return found(
    call,
    rows.map(({ id, person, action, detail, doneAt }) => ({
      ...{ id: String(id), at: doneAt.toISOString(), person, roleLabel: null, what: ACTS[action] ?? action },
      ...{
        receiptNumber: null,
        detail: Object.values(detail)
          .filter((part) => typeof part === 'string')
          .join('、'),
      },
    })),
    ({ id }) => id,
  )
}

async function readings(call: Call, filter: Filter): Promise<Found> {
  const { db, county } = call.context
  const rows = await searchReadings(db, county.code, { ...filter, before: numberIn(filter.cursor) })
  return found(
    call,
    rows.map(({ id, person, role, subject, reason, readAt, receiptNumber }) => ({
      ...{ id: String(id), at: readAt.toISOString(), person, roleLabel: ROLES[role as Role] ?? role },
      ...{ what: `查看${SUBJECTS[subject] ?? subject}`, receiptNumber, detail: reason },
    })),
    ({ id }) => id,
  )
}

async function events(call: Call, filter: Filter): Promise<Found> {
  const { services, context } = call
  const rows = await searchEvents(context.db, context.county.code, { ...filter, after: placeIn(filter.cursor) })
  return found(
    call,
    rows.map(({ matter, seq, action, actor, role, office, recordedAt, receiptNumber, procedure, version }) => {
      const definition = services.registry.get(procedure, version)
      return {
        ...{ id: `${matter} ${seq}`, at: recordedAt.toISOString(), person: role === 'citizen' ? null : actor },
        ...{ roleLabel: ROLES[role as Role] ?? role, receiptNumber, detail: '', office },
        what: `${definition.title}：${definition.actions[action]?.label ?? (seq === 1 ? '登记' : action)}`,
      }
    }),
    ({ at, id }) => `${at} ${id}`,
  )
}

async function found(call: Call, rows: readonly Row[], place: (row: Row) => string): Promise<Found> {
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  const names = await findNames(call.services, call.context, {
    offices: shown.map(({ office }) => office ?? null),
    people: shown.map(({ person }) => person),
  })
  return {
    items: shown.map(({ person, office, detail, ...row }) => ({
      ...row,
      personName: person ? (names.people.get(person) ?? null) : null,
      detail: office ? (names.offices.get(office) ?? office) : detail,
    })),
    ...(rows.length > PAGE && last ? { nextCursor: Buffer.from(place(last)).toString('base64url') } : {}),
  }
}

function numberIn(cursor: string | undefined): number | undefined {
  if (!cursor) return undefined
  const text = Buffer.from(cursor, 'base64url').toString()
  return /^\d{1,15}$/.test(text) ? Number(text) : badCursor()
}

function placeIn(cursor: string | undefined): EventPlace | undefined {
  if (!cursor) return undefined
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, at = '', matter = '', seq = ''] = /^(\S{24}) ([0-9a-f-]{36}) (\d{1,9})$/.exec(text) ?? []
  const moment = new Date(at)
  return matter && !Number.isNaN(moment.getTime()) ? { at: moment, matter, seq: Number(seq) } : badCursor()
}

function kindsOf({ services }: Call, log: z.output<typeof SEARCH>['log']): AuditPage['kinds'] {
  const named = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([name, label]) => ({ name, label }))
  if (log === 'administration') return named(ACTS)
  if (log === 'readings') return named(SUBJECTS)
  const actions = services.registry.current.flatMap(({ actions: all }) =>
    Object.entries(all).map(([name, { label }]) => [name, label] as const),
  )
  // The same action has different labels in different procedures: all of them are told.
  const labels = new Map<string, Set<string>>()
  for (const [name, label] of actions) labels.set(name, (labels.get(name) ?? new Set()).add(label))
  return [...labels].map(([name, all]) => ({ name, label: [...all].join('、') }))
}
