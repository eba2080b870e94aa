import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { line, whole } from '../../engine/fields.ts'
import {
  type FilledGrid,
  fillGrid,
  proceduresOf,
  renderGrid,
  type Told,
  yearScope,
} from '../../modules/statistics/index.ts'
import { GRIDS } from '../../procedures/tables.ts'
import { type StatisticsGrid, unitOf } from '../../statistics/grid.ts'
import { readSettings } from '../../store/settings.ts'
import type { GridPage, StatisticsInfo } from '../api-types/statistics.ts'
import { bodyOf, type Call, type Endpoint, param } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { findNames } from '../present/names.ts'
import { absent, fail } from '../problem.ts'
import { changeSettings } from './change-settings.ts'
import { officeOf, ofYear, XLSX, yearOf } from './statistics-scope.ts'

const TOLD = form({
  year: whole('年度', { min: 2019, max: 2199 }),
  cell: line('项目', { max: 60 }),
  value: z
    .number({ error: '数量应为数字' })
    .min(-1_000_000_000, { error: '数量过小，请核对' })
    .max(1_000_000_000_000, { error: '数量过大，请核对' })
    .nullable()
    .meta({ title: '数量', description: '空值撤回已填报的数，回到“尚未记录”' }),
  source: line('来源', { min: 4, max: 200, help: '哪份台账、报表，或者哪个单位提供' }),
})

/** Who answers for the county's yearly report. */
const TELLERS = ['dispatcher'] as const

/** Forms whose numbers come from several procedures, or from whoever answers for them. */
export const gridEndpoints: readonly Endpoint[] = [
  {
    method: 'put',
    path: '/api/statistics/{id}/told',
    summary: '填报年度报告中本系统没有记录的一个数，写明来源',
    tag: '统计',
    allow: TELLERS,
    idempotent: false,
    body: formSchema(TOLD),
    handle: tell,
  },
]

/** The form of that id, if there is one. */
export function findGrid(id: string): StatisticsGrid | undefined {
  return GRIDS.find((grid) => grid.id === id)
}

/** A form as the list of statutory tables names it. */
export function gridInfoOf({ id, title, source }: StatisticsGrid): StatisticsInfo {
  return { id, kind: 'grid', title, procedure: 'foi-request', procedureTitle: '政府信息公开年度报告', source }
}

const keyOf = (grid: string, year: number, cell: string) => `${grid}/${year}/${cell}`

async function filled(call: Call, named: StatisticsGrid): Promise<FilledGrid> {
  const { services, context } = call
  const year = yearOf(call)
  const grid = ofYear(named, year)
  const { statisticsTold } = await readSettings(context.db, context.county.code)
  return fillGrid(context.db, context.county.code, {
    grid,
    scope: yearScope(year, officeOf(call)),
    definitions: proceduresOf(grid).map((id) => services.registry.find(id) ?? absent()),
    told: (cell, years) => statisticsTold[keyOf(grid.id, year + years, cell)],
  })
}

/** The page of a form. */
export async function gridPage(call: Call, named: StatisticsGrid): Promise<Response> {
  const { services, context, caller, c } = call
  const { grid, scope, sections, balances } = await filled(call, named)
  const tellers = sections.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap((cell) => tellerOf(cell))))
  const names = await findNames(services, context, { offices: [], people: tellers })
  const body: GridPage = {
    ...gridInfoOf(grid),
    kind: 'grid',
    year: yearOf(call),
    office: scope.office ?? null,
    mayTell: TELLERS.some((role) => role === caller.actor.role),
    sections: sections.map(({ heading, columns, rows }) => ({
      ...(heading ? { heading } : {}),
      columns: columns.map(({ label, groups = [] }) => ({ label, groups: [...groups] })),
      rows: rows.map(({ label, cells }) => ({
        label,
        cells: cells.map((cell) => {
          if (!cell || 'figure' in cell) return cell
          const { told, unit, value, by } = cell
          return {
            told,
            unit,
            value,
            ...(by ? { source: by.source, on: by.on, byName: nameOf(by, names.people) } : {}),
          }
        }),
      })),
    })),
    balances: balances.map((balance) => ({ ...balance })),
  }
  return c.json(body)
}

function tellerOf(cell: FilledGrid['sections'][number]['rows'][number]['cells'][number]): string[] {
  return cell && 'told' in cell && cell.by?.by ? [cell.by.by] : []
}

function nameOf({ by }: Told, people: ReadonlyMap<string, string>): string | null {
  return by ? (people.get(by) ?? null) : null
}

/** What does not balance is not handed on; what was not told is said to be missing. */
export async function gridWorkbook(call: Call, named: StatisticsGrid): Promise<Response> {
  const { services, context, c, base } = call
  const form = await filled(call, named)
  const broken = form.balances.find(({ holds }) => holds === false)
  if (broken) return fail(409, 'unbalanced', `勾稽关系不成立：${broken.text}。请核对后再导出`)
  const year = yearOf(call)
  const { office } = form.scope
  const names = await findNames(services, context, { offices: [office ?? null], people: [] })
  const bytes = await renderGrid({
    filled: form,
    countyName: context.county.name,
    officeName: office ? (names.offices.get(office) ?? null) : null,
    linkOf: (figure) => {
      const search = new URLSearchParams({ year: String(year), ...(office ? { office } : {}) })
      return `${new URL(c.req.url).origin}${base}/desk/figures/${figure}/matters?${search}`
    },
  })
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'content-type': XLSX,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${form.grid.title}${year}.xlsx`)}`,
    'cache-control': 'private, no-store',
  })
}

/** One number with its source; the one before it stays in the history of the configuration. */
async function tell(call: Call): Promise<Response> {
  const { context, caller } = call
  const { year, cell, value, source } = await bodyOf(call, TOLD)
  const grid = ofYear(findGrid(param(call, 'id')) ?? absent(), year)
  const unit = unitOf(grid, cell) ?? fail(422, 'unknown-cell', '这张表没有这一项，或者这一项由本系统统计，不能填报')
  if (value !== null && Math.round(value * scaleOf(unit)) !== value * scaleOf(unit))
    return fail(422, 'not-whole', unit === '万元' ? '金额最多两位小数，请改正' : '数量应为整数，请改正')
  const key = keyOf(grid.id, year, cell)
  await changeSettings(call, 'statisticsTold', ({ [key]: _before, ...others }) =>
    value === null ? others : { ...others, [key]: { value, source, by: caller.actor.person, on: context.today } },
  )
  return call.c.json({ done: true })
}

function scaleOf(unit: string): number {
  return unit === '万元' ? 100 : 1
}
