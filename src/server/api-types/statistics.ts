/** A statutory table that a year has. */
export interface StatisticsInfo {
  id: string
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
  year: number
  /** The lead office counted, or null for the whole county. */
  office: string | null
  columns: { label: string; value: string; group?: string }[]
  rows: StatisticsRow[]
  balances: { text: string; holds: boolean }[]
}
