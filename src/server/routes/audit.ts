import { z } from 'zod'
import { ROLES, type Role } from '../../engine/roles.ts'
import { namesOf } from '../../modules/accounts/index.ts'
import { sealCounty, verifyCounty } from '../../modules/ledger/index.ts'
import type { ReadingList, SealList, VerifyReport } from '../api-types.ts'
import { type Call, type Endpoint, queryOf } from '../endpoint.ts'

const PAGE = 50
const CURSOR = z.object({ cursor: z.coerce.number().int().min(1).optional() })
const common = { tag: '审计', allow: ['auditor'] } as const

/** The ledger and the log of readings. The auditor sees that something was done, never what it says. */
export const auditEndpoints: readonly Endpoint[] = [
  { ...common, method: 'get', path: '/api/ledger/seals', summary: '封存记录', query: CURSOR, handle: seals },
  { ...common, method: 'post', path: '/api/ledger/verify', summary: '核验台账', idempotent: false, handle: verify },
  {
    ...common,
    method: 'get',
    path: '/api/ledger/readings',
    summary: '个人信息查看记录',
    query: CURSOR,
    handle: readings,
  },
]

async function seals(call: Call): Promise<Response> {
  const { cursor } = queryOf(call, CURSOR)
  const { db, county } = call.context
  const rows = await db
    .selectFrom('seal')
    .selectAll()
    .where('county', '=', county.code)
    .where('number', '<', cursor ?? 2_147_483_647)
    .orderBy('number', 'desc')
    .limit(PAGE + 1)
    .execute()
  const items = rows.slice(0, PAGE).map(({ number, events, previous, digest, sealedAt }) => ({
    number,
    events,
    previous: previous.toString('hex'),
    digest: digest.toString('hex'),
    sealedAt: sealedAt.toISOString(),
  }))
  const body: SealList = { items, ...(rows.length > PAGE ? { nextCursor: String(items.at(-1)?.number) } : {}) }
  return call.c.json(body)
}

async function verify(call: Call): Promise<Response> {
  const { services, context, c } = call
  const { keys, dataFolder, registry } = services
  const ledger = { db: context.db, county: context.county.code, keys, dataFolder }
  await sealCounty(ledger, context.now)
  const { fault, matters, events, seals: sealed, unsealed } = await verifyCounty({ ...ledger, registry })
  const body: VerifyReport = {
    ok: fault === undefined,
    events,
    matters,
    seals: sealed,
    unsealed,
    checkedAt: context.now.toISOString(),
    ...(fault ? { fault } : {}),
  }
  return c.json(body)
}

async function readings(call: Call): Promise<Response> {
  const { cursor } = queryOf(call, CURSOR)
  const { services, context } = call
  const { db, county } = context
  const rows = await db
    .selectFrom('reading')
    .leftJoin('matter', (join) => join.onRef('matter.id', '=', 'reading.matter').on('matter.county', '=', county.code))
    .select([
      'reading.id',
      'reading.person',
      'reading.role',
      'reading.subject',
      'reading.reason',
      'reading.readAt',
      'matter.receiptNumber',
    ])
    .where('reading.county', '=', county.code)
    .where('reading.id', '<', cursor ?? Number.MAX_SAFE_INTEGER)
    .orderBy('reading.id', 'desc')
    .limit(PAGE + 1)
    .execute()
  const people = rows.flatMap(({ person }) => person ?? [])
  const names = await namesOf({ db, county: county.code, vault: services.vault }, people)
  const items = rows.slice(0, PAGE).map(({ id, person, role, readAt, ...row }) => ({
    ...row,
    id: String(id),
    personName: person ? (names.get(person) ?? null) : null,
    roleLabel: ROLES[role as Role],
    readAt: readAt.toISOString(),
  }))
  const body: ReadingList = { items, ...(rows.length > PAGE ? { nextCursor: items.at(-1)?.id ?? '' } : {}) }
  return call.c.json(body)
}
