import { cellsOf, type StatisticsGrid } from '../statistics/grid.ts'
import type { StatisticsTable } from '../statistics/table.ts'
import { SUGGESTION_TABLES } from './deputy-suggestion.figures.ts'
import { FOI_GRIDS } from './foi-request.report.ts'
import { FOI_TABLES } from './foi-request.tables.ts'
import { LITIGATION_TABLES } from './litigation.figures.ts'
import { RECONSIDERATION_TABLES } from './reconsideration.tables.ts'
import { registry } from './registry.ts'

/** Every statutory table. Throws at start if one names what its procedure does not count, or not in its columns. */
export const TABLES: readonly StatisticsTable[] = checked([
  ...FOI_TABLES,
  ...RECONSIDERATION_TABLES,
  ...LITIGATION_TABLES,
  ...SUGGESTION_TABLES,
])

/** Every statutory form that is no plain table. Throws at start if a cell names a figure that no procedure has. */
export const GRIDS: readonly StatisticsGrid[] = checkedGrids(FOI_GRIDS)

function checkedGrids(grids: readonly StatisticsGrid[]): readonly StatisticsGrid[] {
  const known = new Set(registry.current.flatMap(({ figures }) => Object.keys(figures)))
  const faults = grids.flatMap((grid) =>
    cellsOf(grid).flatMap((cell) =>
      cell && 'figure' in cell && !known.has(cell.figure) ? [`${grid.id}: ${cell.figure}`] : [],
    ),
  )
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return grids
}

function checked(tables: readonly StatisticsTable[]): readonly StatisticsTable[] {
  const faults = tables.flatMap(({ id, procedure, by, rows, balances }) => {
    const figures = registry.find(procedure)?.figures ?? {}
    const named = [
      ...rows.flatMap(({ figure }) => (figure ? [figure] : [])),
      ...balances.flatMap(({ left, right }) => [...left, ...right]),
    ]
    return named
      .filter((figure) => {
        const rule = figures[figure]
        return !rule || !('count' in rule) || rule.by !== by
      })
      .map((figure) => `${id}: ${figure} is not counted by ${by}`)
  })
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return tables
}
