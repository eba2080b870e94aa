import type { Kysely } from 'kysely'
import type { Definition } from '../../engine/define.ts'
import { cellsOf, type GridBalance, type GridSection, type StatisticsGrid } from '../../statistics/grid.ts'
import { computeFigures, type FigureScope } from '../../store/figures.ts'
import type { Schema } from '../../store/schema.ts'

/** A number that was told: how many, by what source, by whom and when. */
export interface Told {
  readonly value: number
  readonly source: string
  readonly by: string | null
  readonly on: string
}

/** A cell with its number; null while nobody told it. */
export type FilledCell =
  | { readonly figure: string; readonly value: number }
  | { readonly told: string; readonly unit: string; readonly value: number | null; readonly by?: Told }

/** A form with its numbers. */
export interface FilledGrid {
  readonly grid: StatisticsGrid
  readonly scope: FigureScope
  readonly sections: readonly (Omit<GridSection, 'rows'> & {
    readonly rows: readonly { readonly label: string; readonly cells: readonly (FilledCell | null)[] }[]
  })[]
  /** Each balance, and whether it holds; null where a number it needs was not told. */
  readonly balances: readonly { readonly text: string; readonly holds: boolean | null }[]
}

/** Fills a form: its figures from the matters of the scope, the rest from what was told for that year and the one before. */
export async function fillGrid(
  tx: Kysely<Schema>,
  county: string,
  { grid, scope, definitions, told }: GridRequest,
): Promise<FilledGrid> {
  const figures = new Map<string, number>()
  for (const definition of definitions)
    for (const { id, value } of await computeFigures(tx, county, definition, scope)) figures.set(id, value ?? 0)
  const sections = grid.sections.map((section) => ({
    ...section,
    rows: section.rows.map(({ label, cells }) => ({
      label,
      cells: cells.map((cell): FilledCell | null => {
        if (!cell) return null
        if ('figure' in cell) return { figure: cell.figure, value: figures.get(cell.figure) ?? 0 }
        const by = told(cell.told, 0)
        return { told: cell.told, unit: cell.unit, value: by?.value ?? null, ...(by ? { by } : {}) }
      }),
    })),
  }))
  const numberOf = (name: string) =>
    figures.get(name) ?? (name.startsWith('-') ? told(name.slice(1), -1) : told(name, 0))?.value
  return { grid, scope, sections, balances: grid.balances.map((balance) => tried(balance, numberOf)) }
}

interface GridRequest {
  readonly grid: StatisticsGrid
  readonly scope: FigureScope
  /** The procedures whose figures the form shows. */
  readonly definitions: readonly Definition[]
  /** What was told of a cell for the year, or for the year so many years away. */
  readonly told: (cell: string, years: number) => Told | undefined
}

/** The procedures that a form counts, by id: a figure begins with its procedure's. */
export function proceduresOf(grid: StatisticsGrid): readonly string[] {
  const figures = cellsOf(grid).flatMap((cell) => (cell && 'figure' in cell ? [cell.figure] : []))
  return [...new Set(figures.map((figure) => figure.slice(0, figure.indexOf('.'))))]
}

function tried({ text, left, right }: GridBalance, numberOf: (name: string) => number | undefined) {
  const sum = (names: readonly string[]) =>
    names
      .map(numberOf)
      .reduce<number | undefined>((all, one) => (all === undefined || one === undefined ? undefined : all + one), 0)
  const [one, other] = [sum(left), sum(right)]
  return { text, holds: one === undefined || other === undefined ? null : Math.abs(one - other) < 0.005 }
}
