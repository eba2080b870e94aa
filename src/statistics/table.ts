/** A row of a statutory table; a heading where it names no figure. */
export interface TableRow {
  /** As the form numbers it: 三(一). */
  readonly label: string
  readonly figure?: string
  /** How far it is set in: 0 for a heading, 1 for (一), 2 for 1. */
  readonly depth: number
}

/** A column: the matters whose fact has this value; under a common heading where the form has one. */
export interface TableColumn {
  readonly label: string
  readonly value: string
  readonly group?: string
}

/**
 * A statutory table over a year, as data: its rows are figures of one procedure, its
 * columns the values of the fact they are all broken down `by`, and a last one for all.
 */
export interface StatisticsTable {
  readonly id: string
  readonly title: string
  readonly procedure: string
  /** Who prescribes it. */
  readonly source: string
  /** Years whose table has this form, both included. */
  readonly years: { readonly from: number; readonly to?: number }
  readonly by: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  /** Sums of figures that must be equal in every column, as the form's note puts it. */
  readonly balances: readonly {
    readonly text: string
    readonly left: readonly string[]
    readonly right: readonly string[]
  }[]
}

/** The tables whose form a year has. */
export function tablesOf<T extends Pick<StatisticsTable, 'years'>>(tables: readonly T[], year: number): readonly T[] {
  return tables.filter(({ years }) => years.from <= year && (years.to === undefined || year <= years.to))
}
