import { z } from 'zod'
import { lateClocks } from '../../statistics/figure.ts'
import { SMALLEST_CELL, withholdSmall } from '../../statistics/small-cells.ts'
import { countOpenness, firstYear, type OpennessRow } from '../../store/openness.ts'
import type { OpennessCounts, OpennessPage } from '../api-types/openness.ts'
import { type Call, type Endpoint, queryOf } from '../endpoint.ts'
import { findNames } from '../present/names.ts'

const QUERY = z.object({
  year: z
    .string()
    .regex(/^20\d\d$/, { error: '年份应为 4 位数字，如 2026' })
    .optional(),
})

/** How open the county is: figures anybody may see, and nobody can be found in. */
export const opennessEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/openness',
    summary: '收到、答复、按时、公开的件数，按月和承办单位',
    tag: '公众',
    allow: ['anybody'],
    query: QUERY,
    handle: openness,
  },
]

async function openness(call: Call): Promise<Response> {
  const { services, context, c } = call
  const { db, county, today } = context
  const thisYear = Number(today.slice(0, 4))
  const year = Number(queryOf(call, QUERY).year ?? thisYear)
  const procedures = services.registry.current
    .filter(({ open }) => open.by.includes('citizen'))
    .map(({ id, figures }) => ({ id, late: lateClocks(id, figures) }))
  const [counts, first] = await Promise.all([
    countOpenness(db, county.code, { year, procedures }),
    firstYear(db, county.code),
  ])
  const names = await findNames(services, context, { offices: counts.offices.map(({ key }) => key), people: [] })
  const body: OpennessPage = {
    year,
    years: Array.from({ length: thisYear - (first ?? thisYear) + 1 }, (_, back) => thisYear - back),
    total: totalOf(counts.months),
    months: publishable(counts.months, totalsOf(counts.months)).map(({ key, ...cells }) => ({ month: key, ...cells })),
    offices: publishable(counts.offices, totalsOf(counts.months)).map(({ key, ...cells }) => ({
      office: key,
      officeName: names.offices.get(key) ?? key,
      ...cells,
    })),
    smallest: SMALLEST_CELL,
  }
  return c.json(body, 200, { 'cache-control': 'public, max-age=300' })
}

type Column = 'received' | 'answered' | 'onTime' | 'published'
type Totals = Readonly<Record<Column, number>>

function totalsOf(rows: readonly OpennessRow[]): Totals {
  const sum = (column: Column) => rows.reduce((all, row) => all + row[column], 0)
  return { received: sum('received'), answered: sum('answered'), onTime: sum('onTime'), published: sum('published') }
}

function totalOf(rows: readonly OpennessRow[]): OpennessCounts {
  const { received, answered, onTime, published } = totalsOf(rows)
  const large = (total: number) => (total > 0 && total < SMALLEST_CELL ? null : total)
  return { received: large(received), answered: large(answered), onTime: large(onTime), published }
}

/** Each column by itself beside its total; published answers are there for all to count, and stay. */
function publishable(rows: readonly OpennessRow[], totals: Totals): (OpennessCounts & { key: string })[] {
  const column = (name: Column) =>
    withholdSmall(
      rows.map((row) => row[name]),
      totals[name],
    )
  const [received, answered, onTime] = [column('received'), column('answered'), column('onTime')]
  return rows.map(({ key, published }, at) => ({
    key,
    received: received[at] ?? null,
    answered: answered[at] ?? null,
    // Beside the count it is part of it would bound it from below.
    onTime: answered[at] === null ? null : (onTime[at] ?? null),
    published,
  }))
}
