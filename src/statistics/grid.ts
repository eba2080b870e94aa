/** A cell of a form: a figure that opens its matters, a number kept elsewhere and told by whoever answers for it, or none. */
export type GridCell = { readonly figure: string } | { readonly told: string; readonly unit: TellUnit } | null

/** What a number that is told counts: whole things, or money in 万元 with two decimals. */
export type TellUnit = '件' | '项' | '万元'

/** A column with the headings that stand above it, outermost first. */
export interface GridColumn {
  readonly label: string
  readonly groups?: readonly string[]
}

/** A part of a form with columns of its own. */
export interface GridSection {
  readonly heading?: string
  readonly columns: readonly GridColumn[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly GridCell[] }[]
}

/** Sums of cells that must be equal; cells are named by their figure or by what is told, last year's with a leading `-`. */
export interface GridBalance {
  readonly text: string
  readonly left: readonly string[]
  readonly right: readonly string[]
}

/**
 * A statutory form whose cells come from several procedures, or from what Heng does not keep: each
 * cell says which. What nobody told stays open, and the form says so; it is never taken for nought.
 */
export interface StatisticsGrid {
  readonly id: string
  readonly title: string
  /** Who prescribes it. */
  readonly source: string
  /** Years whose form this is, both included. */
  readonly years: { readonly from: number; readonly to?: number }
  readonly sections: readonly GridSection[]
  readonly balances: readonly GridBalance[]
  /** Who in the county may know what is told. */
  readonly note?: string
}

/** Every cell of a form, row by row. */
export function cellsOf({ sections }: StatisticsGrid): readonly GridCell[] {
  return sections.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
}

/** The unit of a number that is told; nothing for a name the form does not know. */
export function unitOf(grid: StatisticsGrid, told: string): TellUnit | undefined {
  return cellsOf(grid).flatMap((cell) => (cell && 'told' in cell && cell.told === told ? [cell.unit] : []))[0]
}
