/** Rows of few values over many columns (compressed sparse rows). */
export interface Matrix {
  readonly rows: number
  readonly width: number
  /** Where each row begins in `columns` and `values`; one more than there are rows. */
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly values: Float32Array
}

/** One row: columns, each once, and their values. */
export interface Row {
  readonly columns: ArrayLike<number>
  readonly values: ArrayLike<number>
}

/** The matrix of rows. */
export function matrixOf(rows: readonly Row[], width: number): Matrix {
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, at) => {
    starts[at + 1] = (starts[at] as number) + row.columns.length
  })
  const columns = new Int32Array(starts[rows.length] as number)
  const values = new Float32Array(columns.length)
  rows.forEach((row, at) => {
    columns.set(row.columns, starts[at])
    values.set(row.values, starts[at])
  })
  return { rows: rows.length, width, starts, columns, values }
}
