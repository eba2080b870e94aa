import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import type { Definition } from '../../engine/define.ts'
import {
  type CountyModels,
  countyModels,
  dispatchedProcedures,
  followDispatch,
  messageOf,
} from '../../modules/dispatch-desk/index.ts'
import {
  type AwaitingRecord,
  countAwaiting,
  lastReturns,
  listAwaiting,
  listDisputed,
  type ReturnRecord,
} from '../../store/dispatch-queue.ts'
import { dueDay } from '../../store/matters.ts'
import type { DispatchItem, DispatchQueue, SureItem, SureList } from '../api-types/dispatch.ts'
import type { MatterPrecedents } from '../api-types/precedents.ts'
import type { Principal } from '../caller.ts'
import { type Call, type Endpoint, queryOf } from '../endpoint.ts'
import { categoriesOf, officeNames, presentAdvice } from '../present/advice.ts'
import { presentPrecedents } from '../present/precedents.ts'
import { fail } from '../problem.ts'

const QUEUE = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50, { error: '每次最多取 50 件' }).default(20),
  unsure: z.enum(['true']).optional().meta({ description: '只要程序没有把握的，在最近到期的 400 件里找' }),
})

/** So many waiting matters are looked through for those the models are sure of. */
const LOOKED = 400

/** After so many messages read others are served, before the next are. */
const AT_A_STRETCH = 20

const DISPATCHERS: readonly Principal[] = ['dispatcher']

/** The dispatch desk: what waits, and what the models say of it. */
export const dispatchEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/dispatch/queue',
    summary: '待分办的事项和建议，最近到期的在前',
    tag: '分办',
    allow: DISPATCHERS,
    query: QUEUE,
    handle: queue,
  },
  {
    method: 'get',
    path: '/api/dispatch/sure',
    summary: '可以成批分办的事项：有把握的和请确认的',
    tag: '分办',
    allow: DISPATCHERS,
    handle: sure,
  },
]

/** What dispatching needs of a request's county. */
export function dispatchContext({ context, services }: Call) {
  return { db: context.db, county: context.county.code, registry: services.registry }
}

/** The matters that wait here: of which procedures, in which stage. */
export function waiting({ services }: Call) {
  const procedures = dispatchedProcedures(services.registry)
  const stages = [...new Set(procedures.map((id) => services.registry.find(id)?.open.stage ?? ''))]
  return { procedures, stages }
}

async function queue(call: Call): Promise<Response> {
  const { cursor, limit, unsure } = queryOf(call, QUEUE)
  const { db, county, today } = call.context
  await followDispatch(dispatchContext(call))
  if (unsure) return unsureQueue(call, limit)
  const scope = waiting(call)
  const [page, left, models, names, disputed] = await Promise.all([
    listAwaiting(db, county.code, { ...scope, limit, today, ...(cursor ? { cursor } : {}) }).catch((error: unknown) =>
      error instanceof RangeError ? fail(422, 'bad-cursor', '翻页位置有误，请从头开始') : Promise.reject(error),
    ),
    countAwaiting(db, county.code, { ...scope, today }),
    countyModels(dispatchContext(call)),
    officeNames(db, county.code),
    listDisputed(db, county.code, 'disputed'),
  ])
  const body: DispatchQueue = {
    items: await presentItems(call, page.items, models, names),
    ...(page.nextCursor ? { nextCursor: page.nextCursor } : {}),
    left,
    disputed,
  }
  return call.c.json(body)
}

/** Those among the nearest due for which a person is needed: the models are not sure, or an office gave it back. */
export async function unsureMatters(call: Call): Promise<AwaitingRecord[]> {
  const { db, county, today } = call.context
  const [page, models] = await Promise.all([
    listAwaiting(db, county.code, { ...waiting(call), limit: LOOKED, today }),
    countyModels(dispatchContext(call)),
  ])
  const returned = await lastReturns(
    db,
    county.code,
    page.items.map(({ id }) => id),
  )
  return flatMapInTurns(page.items, (row) => {
    const { band } = models.advised('office', messageOf(row.text), row).advice
    return returned.has(row.id) || (band !== 'sure' && band !== 'confirm') ? [row] : []
  })
}

/** A flatMap that lets other requests in between. */
async function flatMapInTurns<Row, Found>(rows: readonly Row[], find: (row: Row) => Found[]): Promise<Found[]> {
  const found: Found[] = []
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % AT_A_STRETCH === 0) await nextTurn()
    found.push(...find(row))
  }
  return found
}

async function unsureQueue(call: Call, limit: number): Promise<Response> {
  const { db, county, today } = call.context
  const found = await unsureMatters(call)
  const shown = found.slice(0, limit)
  const [models, names, disputed] = await Promise.all([
    countyModels(dispatchContext(call)),
    officeNames(db, county.code),
    listDisputed(db, county.code, 'disputed'),
  ])
  const body: DispatchQueue = {
    items: await presentItems(call, shown, models, names),
    disputed,
    left: {
      total: found.length,
      late: found.filter(({ dueOn }) => dueOn < today).length,
      today: found.filter(({ dueOn }) => dueOn === today).length,
    },
  }
  return call.c.json(body)
}

async function presentItems(
  call: Call,
  rows: readonly AwaitingRecord[],
  models: CountyModels,
  names: ReadonlyMap<string, string>,
): Promise<DispatchItem[]> {
  const { db, county } = call.context
  const [returns, precedents] = await Promise.all([
    lastReturns(
      db,
      county.code,
      rows.map(({ id }) => id),
    ),
    precedentsOf(call, rows, models),
  ])
  return rows.map((row) => {
    const returned = returns.get(row.id)
    return presentItem(call, row, { models, names, returned, precedents: precedents.get(row.id) ?? [] })
  })
}

/** The rulings that speak for each waiting matter, all names looked up at once. */
async function precedentsOf(call: Call, rows: readonly AwaitingRecord[], models: CountyModels) {
  const found = rows.flatMap(({ id, text, facts }) => {
    const { category } = facts
    const about = { not: id, ...(typeof category === 'string' ? { category } : {}) }
    return models.precedents(messageOf(text), about).map((one) => ({ ...one, id }))
  })
  const shown = await presentPrecedents(
    call,
    found.map(({ precedent }) => precedent),
  )
  const all = new Map<string, MatterPrecedents['items']>()
  for (const [at, info] of shown.entries()) {
    const { id = '', likeness = 0 } = found[at] ?? {}
    all.set(id, [...(all.get(id) ?? []), { ...info, likeness }])
  }
  return all
}

interface Beside {
  readonly models: CountyModels
  readonly names: ReadonlyMap<string, string>
  readonly returned: ReturnRecord | undefined
  readonly precedents: MatterPrecedents['items']
}

function presentItem(call: Call, row: AwaitingRecord, { models, names, returned, precedents }: Beside): DispatchItem {
  const { context } = call
  const definition = definitionOf(call, row)
  const message = messageOf(row.text)
  const dueOn = dueDay(row.dueOn)
  const { category } = row.facts
  return {
    id: row.id,
    procedure: row.procedure,
    procedureTitle: definition.title,
    plural: definition.plural,
    receiptNumber: row.receiptNumber,
    title: row.title,
    body: message.body,
    openedOn: row.openedOn,
    dueOn,
    late: row.late,
    workingDaysLeft: dueOn ? context.clockSettings.calendar.workingDaysBetween(context.today, dueOn) : null,
    seq: row.seq,
    categories: categoriesOf(definition),
    classified: typeof category === 'string' ? category : null,
    category: presentAdvice(models.advised('category', message, row).advice, new Map()),
    office: presentAdvice(models.advised('office', message, row).advice, names),
    ...(returned ? { returned: presentReturn(returned, names) } : {}),
    precedents,
  }
}

function presentReturn(
  { office, reason, suggestedOffice, basisTitle, basisArticle, on }: ReturnRecord,
  names: ReadonlyMap<string, string>,
) {
  return {
    officeName: (office && names.get(office)) ?? '',
    reason: reason ?? '',
    basis: basisTitle ? `${basisTitle} ${basisArticle ?? ''}` : '',
    suggestedOffice,
    suggestedOfficeName: (suggestedOffice && names.get(suggestedOffice)) ?? null,
    on,
  }
}

function definitionOf({ services }: Call, { procedure, version }: AwaitingRecord): Definition {
  return services.registry.get(procedure, version)
}

async function sure(call: Call): Promise<Response> {
  const { db, county, today } = call.context
  await followDispatch(dispatchContext(call))
  const [page, models, names] = await Promise.all([
    listAwaiting(db, county.code, { ...waiting(call), limit: LOOKED, today }),
    countyModels(dispatchContext(call)),
    officeNames(db, county.code),
  ])
  const returned = await lastReturns(
    db,
    county.code,
    page.items.map(({ id }) => id),
  )
  // What an office has given back is for a person to look at, however sure a model is.
  const open = page.items.filter(({ id }) => !returned.has(id))
  const items = await flatMapInTurns(open, (row) => sureItem(call, row, models, names))
  const body: SureList = { items, looked: page.items.length }
  return call.c.json(body)
}

function sureItem(
  call: Call,
  row: AwaitingRecord,
  models: CountyModels,
  names: ReadonlyMap<string, string>,
): SureItem[] {
  const message = messageOf(row.text)
  const { band, suggestions } = models.advised('office', message, row).advice
  const [office] = suggestions
  if ((band !== 'sure' && band !== 'confirm') || !office) return []
  const about = models.advised('category', message, row).advice
  const known = typeof row.facts['category'] === 'string' ? row.facts['category'] : undefined
  const category =
    known ?? (about.band === 'sure' || about.band === 'confirm' ? about.suggestions[0]?.label : undefined)
  return [
    {
      id: row.id,
      plural: definitionOf(call, row).plural,
      receiptNumber: row.receiptNumber,
      title: row.title,
      seq: row.seq,
      category: category ?? null,
      office: office.label,
      officeName: names.get(office.label) ?? office.label,
      probability: office.probability,
      band,
    },
  ]
}
