import type { Kysely } from 'kysely'
import { plainDate } from '../../calendar/plain-date.ts'
import type { Definition } from '../../engine/define.ts'
import type { StatisticsTable, TableRow } from '../../statistics/table.ts'
import { computeFigures, type FigureScope } from '../../store/figures.ts'
import type { Schema } from '../../store/schema.ts'

/** A row with its numbers: one for each column, then the total; none for a heading. */
export interface FilledRow extends TableRow {
  readonly cells: readonly number[]
  readonly total: number | null
}

/** A balance of the form, and whether it holds in every column. */
export interface Balance {
  readonly text: string
  readonly holds: boolean
}

/** A statutory table with its numbers. */
export interface FilledTable {
  readonly table: StatisticsTable
  readonly scope: FigureScope
  readonly rows: readonly FilledRow[]
  readonly balances: readonly Balance[]
}

/** The whole of a year, for all offices or the one given. */
export function yearScope(year: number, office?: string): FigureScope {
  return {
    from: plainDate(`${year}-01-01`),
    to: plainDate(`${year}-12-31`),
    ...(office === undefined ? {} : { office }),
  }
}

/** Fills a table from the figures of its procedure, and tries its balances column by column. */
export async function fillTable(
  tx: Kysely<Schema>,
  county: string,
  definition: Definition,
  { table, scope }: { table: StatisticsTable; scope: FigureScope },
): Promise<FilledTable> {
  const figures = new Map((await computeFigures(tx, county, definition, scope)).map((figure) => [figure.id, figure]))
  const numbersOf = (id: string) => [
    ...table.columns.map(({ value }) => figures.get(id)?.cells?.[value] ?? 0),
    figures.get(id)?.value ?? 0,
  ]
  const rows = table.rows.map((row): FilledRow => {
    if (!row.figure) return { ...row, cells: [], total: null }
    const numbers = numbersOf(row.figure)
    return { ...row, cells: numbers.slice(0, -1), total: numbers.at(-1) ?? 0 }
  })
  const sum = (ids: readonly string[], at: number) => ids.reduce((all, id) => all + (numbersOf(id)[at] ?? 0), 0)
  const columns = [...table.columns.keys(), table.columns.length]
  const balances = table.balances.map(({ text, left, right }) => ({
    text,
    holds: columns.every((at) => sum(left, at) === sum(right, at)),
  }))
  const across = rows.every(({ cells, total }) => total === null || cells.reduce((all, one) => all + one, 0) === total)
  return { table, scope, rows, balances: [...balances, { text: '各列之和，等于总计列', holds: across }] }
}
