import { z } from 'zod'
import { isOfficeBound } from '../../engine/roles.ts'
import { countHangUps, listHangUps } from '../../store/hang-ups.ts'
import { findListed } from '../../store/list.ts'
import type { HangUpList } from '../api-types/hang-ups.ts'
import { type Call, type Endpoint, queryOf } from '../endpoint.ts'
import { presentRows } from '../present/matter.ts'
import { fail } from '../problem.ts'

const LIST = z.object({ cursor: z.string().max(200).optional() })
const PAGE = 50

/** 挂账清单: what hangs, so that nothing hangs unseen. */
export const hangUpEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/hang-ups',
    summary: '挂账清单，复核日近的在前',
    tag: '督办',
    allow: ['clerk', 'township', 'director', 'dispatcher', 'supervisor', 'leader'],
    query: LIST,
    handle: list,
  },
]

async function list(call: Call): Promise<Response> {
  const { context, caller, services } = call
  const { db, county, today } = context
  const { cursor } = queryOf(call, LIST)
  const within = isOfficeBound(caller.actor.role) ? { office: caller.actor.office ?? '' } : {}
  const [page, counts] = await Promise.all([
    listHangUps(db, county.code, { ...within, ...(cursor ? { cursor } : {}), limit: PAGE }).catch((error: unknown) =>
      error instanceof RangeError ? fail(422, 'bad-cursor', '翻页位置有误，请从头开始') : Promise.reject(error),
    ),
    countHangUps(db, county.code, { ...within, today }),
  ])
  const ids = page.items.map(({ matter }) => matter)
  const rows = await presentRows(services, context, await findListed(db, county.code, ids, today))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const body: HangUpList = {
    items: page.items.flatMap(({ matter, cause, reviewOn }) => {
      const row = byId.get(matter)
      return row ? [{ matter: row, cause, reviewOn, overdue: reviewOn < today }] : []
    }),
    counts,
    ...(page.nextCursor ? { nextCursor: page.nextCursor } : {}),
  }
  return call.c.json(body)
}
