import type { Definition } from '../../engine/define.ts'
import { type FilledTable, fillTable, renderWorkbook, yearScope } from '../../modules/statistics/index.ts'
import { GRIDS, TABLES } from '../../procedures/tables.ts'
import { type StatisticsTable, tablesOf } from '../../statistics/table.ts'
import { listWithin } from '../../store/figures.ts'
import type { StatisticsInfo, StatisticsPage } from '../api-types/statistics.ts'
import type { ItemList } from '../api-types.ts'
import { type Call, type Endpoint, param } from '../endpoint.ts'
import { findNames } from '../present/names.ts'
import { absent, fail } from '../problem.ts'
import { READERS } from './desk.ts'
import { COUNTERS } from './figures.ts'
import { findGrid, gridEndpoints, gridInfoOf, gridPage, gridWorkbook } from './statistics-grids.ts'
import { officeOf, ofYear, SCOPE, XLSX, yearOf } from './statistics-scope.ts'

/** Statutory tables: every cell is a figure, and opens the matters it counts. */
export const statisticsEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/statistics',
    summary: '一个年度的法定统计表',
    tag: '统计',
    allow: COUNTERS,
    query: SCOPE,
    handle: list,
  },
  {
    method: 'get',
    path: '/api/statistics/{id}',
    summary: '一张法定统计表，附勾稽关系',
    tag: '统计',
    allow: COUNTERS,
    query: SCOPE,
    handle: page,
  },
  {
    method: 'get',
    path: '/api/statistics/{id}/workbook',
    summary: '一张法定统计表的电子表格（xlsx），附所数事项',
    tag: '统计',
    allow: READERS.filter((who) => who !== 'machine:read'),
    query: SCOPE,
    handle: workbook,
  },
  ...gridEndpoints,
]

function infoOf({ services }: Call, { id, title, procedure, source }: StatisticsTable) {
  const procedureTitle = services.registry.find(procedure)?.title ?? procedure
  return { id, kind: 'table', title, procedure, procedureTitle, source } as const
}

function list(call: Call): Response {
  const year = yearOf(call)
  const body: ItemList<StatisticsInfo> = {
    items: [...tablesOf(TABLES, year).map((table) => infoOf(call, table)), ...tablesOf(GRIDS, year).map(gridInfoOf)],
  }
  return call.c.json(body)
}

async function filled(call: Call): Promise<{ table: FilledTable; definition: Definition; year: number }> {
  const { services, context } = call
  const year = yearOf(call)
  const table = ofYear(TABLES.find(({ id }) => id === param(call, 'id')) ?? absent(), year)
  const definition = services.registry.find(table.procedure) ?? absent()
  const scope = yearScope(year, officeOf(call))
  return { table: await fillTable(context.db, context.county.code, definition, { table, scope }), definition, year }
}

async function page(call: Call): Promise<Response> {
  const grid = findGrid(param(call, 'id'))
  if (grid) return gridPage(call, grid)
  const { table, year } = await filled(call)
  const body: StatisticsPage = {
    ...infoOf(call, table.table),
    year,
    office: table.scope.office ?? null,
    columns: table.table.columns.map((column) => ({ ...column })),
    rows: table.rows.map(({ label, depth, figure, cells, total }) => ({
      label,
      depth,
      ...(figure ? { figure } : {}),
      cells: [...cells],
      total,
    })),
    balances: table.balances.map((balance) => ({ ...balance })),
  }
  return call.c.json(body)
}

/** What does not balance is not handed on. */
async function workbook(call: Call): Promise<Response> {
  const grid = findGrid(param(call, 'id'))
  if (grid) return gridWorkbook(call, grid)
  const { services, context, c, base } = call
  const { table, definition, year } = await filled(call)
  const broken = table.balances.find(({ holds }) => !holds)
  if (broken) return fail(409, 'unbalanced', `勾稽关系不成立：${broken.text}。请核对事项后再导出`)
  const { office } = table.scope
  const names = await findNames(services, context, { offices: [office ?? null], people: [] })
  const matters = await listWithin(context.db, context.county.code, definition, { ...table.scope, by: table.table.by })
  const origin = new URL(c.req.url).origin
  const bytes = await renderWorkbook({
    filled: table,
    countyName: context.county.name,
    officeName: office ? (names.offices.get(office) ?? null) : null,
    matters: matters.map((matter) => ({
      ...matter,
      outcomeLabel: matter.outcome
        ? (services.registry.get(definition.id, matter.version).outcomes[matter.outcome]?.label ?? matter.outcome)
        : '办理中',
    })),
    linkOf: (figure, cell) => {
      const search = new URLSearchParams({
        year: String(year),
        ...(office ? { office } : {}),
        ...(cell ? { cell } : {}),
      })
      return `${origin}${base}/desk/figures/${figure}/matters?${search}`
    },
  })
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'content-type': XLSX,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${table.table.title}${year}.xlsx`)}`,
    'cache-control': 'private, no-store',
  })
}
