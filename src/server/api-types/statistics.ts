/** A statutory table that a year has. */
export interface StatisticsInfo {
  id: string
  /** Rows against columns of one procedure, or a form of cells from several. */
  kind: 'table' | 'grid'
  title: string
  procedure: string
  procedureTitle: string
  /** Who prescribes its form. */
  source: string
}

/** A row of a table with its numbers; a heading has none. */
export interface StatisticsRow {
  label: string
  depth: number
  figure?: string
  /** One for each column. */
  cells: number[]
  total: number | null
}

/** A statutory table, filled. */
export interface StatisticsPage extends StatisticsInfo {
  kind: 'table'
  year: number
  /** The lead office counted, or null for the whole county. */
  office: string | null
  columns: { label: string; value: string; group?: string }[]
  rows: StatisticsRow[]
  balances: { text: string; holds: boolean }[]
}

/** A cell of a form: a figure that opens its matters, or a number that is told; null while nobody has. */
export type GridCellView =
  | { figure: string; value: number }
  | { told: string; unit: string; value: number | null; source?: string; on?: string; byName?: string | null }

/** A form, filled. */
export interface GridPage extends StatisticsInfo {
  kind: 'grid'
  year: number
  /** The office counted, or null for the whole county; what is told is always the county's. */
  office: string | null
  /** Whether the reader may tell what nobody counts. */
  mayTell: boolean
  sections: {
    heading?: string
    columns: { label: string; groups: string[] }[]
    rows: { label: string; cells: (GridCellView | null)[] }[]
  }[]
  /** null where a number it needs was not told. */
  balances: { text: string; holds: boolean | null }[]
}
