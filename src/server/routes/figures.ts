import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../calendar/plain-date.ts'
import type { Definition } from '../../engine/define.ts'
import { isOfficeBound } from '../../engine/roles.ts'
import { figureText } from '../../statistics/figure-text.ts'
import { decodeCursor, encodeCursor, type Place } from '../../store/cursor.ts'
import { computeFigures, type FigureScope, listCounted } from '../../store/figures.ts'
import { findListed } from '../../store/list.ts'
import type { FigureTable, FigureValue, MatterList } from '../api-types.ts'
import type { Principal } from '../caller.ts'
import { type Call, type Endpoint, param, queryOf } from '../endpoint.ts'
import { EXPORT, EXPORT_PAGE, sendList } from '../present/export.ts'
import { presentRows } from '../present/matter.ts'
import { absent, badCursor, fail } from '../problem.ts'
import { READERS } from './desk.ts'

const date = z
  .custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), { error: '日期不存在' })
  .meta({ type: 'string', format: 'date' })

const SCOPE = z.object({
  year: z.coerce.number().int().min(2004).max(2199).optional(),
  from: date.optional(),
  to: date.optional(),
  office: z.string().max(64).optional(),
  cell: z.string().max(60).optional().meta({ description: '分列统计的一列，如申请人类别' }),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
})
const EXPORT_COUNTED = SCOPE.omit({ cursor: true, limit: true }).extend(EXPORT.shape)

/** Who may count. */
export const COUNTERS: readonly Principal[] = [...READERS.filter((who) => who !== 'machine:read'), 'machine:figures']

/** Figures, each opening the matters it counts. */
export const figureEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/figures',
    summary: '统计数字',
    tag: '统计',
    allow: COUNTERS,
    query: SCOPE,
    handle: table,
  },
  {
    method: 'get',
    path: '/api/figures/{id}/matters',
    summary: '一个数字所数的事项',
    tag: '统计',
    allow: READERS,
    query: SCOPE,
    handle: counted,
  },
  {
    method: 'get',
    path: '/api/figures/{id}/matters/export',
    summary: '导出一个数字所数的全部事项（csv 或 xlsx）',
    tag: '统计',
    allow: READERS,
    query: EXPORT_COUNTED,
    handle: exportCounted,
  },
]

/** An office-bound reader counts what its own office led. */
function scopeOf(
  call: Call,
  { year, from, to, office, cell }: Pick<z.output<typeof SCOPE>, 'year' | 'from' | 'to' | 'office' | 'cell'>,
): FigureScope & { cell?: string } {
  const { actor } = call.caller
  const period = {
    from: from ?? (`${year ?? call.context.today.slice(0, 4)}-01-01` as PlainDate),
    to: to ?? (`${year ?? (from ?? call.context.today).slice(0, 4)}-12-31` as PlainDate),
  }
  if (period.to < period.from) fail(422, 'dates-reversed', '结束日期不能早于开始日期，请改正')
  const lead = isOfficeBound(actor.role) ? (actor.office ?? '') : office
  return {
    ...period,
    ...(lead === undefined ? {} : { office: lead }),
    ...(cell === undefined ? {} : { cell }),
  }
}

async function table(call: Call): Promise<Response> {
  const { services, context } = call
  const scope = scopeOf(call, queryOf(call, SCOPE))
  const sets = await Promise.all(services.registry.current.map((definition) => ofProcedure(call, definition, scope)))
  const body: FigureTable = { from: scope.from, to: scope.to, office: scope.office ?? null, figures: sets.flat() }
  return call.c.json(body)

  async function ofProcedure(_: Call, definition: Definition, within: FigureScope): Promise<FigureValue[]> {
    const figures = await computeFigures(context.db, context.county.code, definition, within)
    return figures.flatMap((figure) => {
      const rule = definition.figures[figure.id]
      if (!rule) return []
      const kind = 'rate' in rule ? 'rate' : 'count'
      return [
        { ...figure, procedure: definition.id, label: rule.label, kind, rule: figureText(definition, rule) } as const,
      ]
    })
  }
}

async function counted(call: Call): Promise<Response> {
  const { cursor, limit = 50, ...asked } = queryOf(call, SCOPE)
  const figure = figureAsked(call)
  const after = cursor ? (decodeCursor(cursor) ?? badCursor()) : undefined
  const { rows, next } = await pageCounted(call, figure, {
    ...scopeOf(call, asked),
    limit,
    ...(after ? { after } : {}),
  })
  const body: MatterList = { items: rows, ...(next ? { nextCursor: encodeCursor(next) } : {}) }
  return call.c.json(body)
}

/** A figure and the procedure it is of. */
interface Asked {
  readonly figure: string
  readonly definition: Definition
}

function figureAsked(call: Call): Asked {
  const figure = param(call, 'id')
  const definition = call.services.registry.current.find(({ figures }) => figures[figure]) ?? absent()
  return { figure, definition }
}

type Page = FigureScope & { readonly cell?: string; readonly after?: Place; readonly limit: number }

/** A page of what a figure counts, and where the next begins. */
async function pageCounted({ services, context }: Call, { figure, definition }: Asked, page: Page) {
  const { db, county, today } = context
  const found = await listCounted(db, county.code, definition, { ...page, figure, limit: page.limit + 1 })
  const ids = found.slice(0, page.limit).map(({ id }) => id)
  const last = found[page.limit - 1]
  const next = found.length > page.limit && last ? { on: last.openedOn, id: last.id } : undefined
  return { rows: await presentRows(services, context, await findListed(db, county.code, ids, today)), next }
}

async function exportCounted(call: Call): Promise<Response> {
  const { format, columns, ...asked } = queryOf(call, EXPORT_COUNTED)
  const figure = figureAsked(call)
  const scope = scopeOf(call, asked)
  const { label = '' } = figure.definition.figures[figure.figure] ?? {}
  const name = `${label}${scope.from}至${scope.to}`
  return sendList(call, everyPage(call, figure, scope), { format, columns, name })
}

async function* everyPage(call: Call, figure: Asked, scope: FigureScope & { readonly cell?: string }) {
  let after: Place | undefined
  do {
    const { rows, next } = await pageCounted(call, figure, {
      ...scope,
      limit: EXPORT_PAGE,
      ...(after ? { after } : {}),
    })
    yield rows
    after = next
  } while (after)
}
