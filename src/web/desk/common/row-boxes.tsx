/** Which rows of a table are taken up, by boxes before them. */
export interface Choosing<Row> {
  readonly chosen: readonly Row[]
  readonly onChoose: (rows: Row[]) => void
  /** What a row's box is called. */
  readonly label: (row: Row) => string
  /** What the box for all rows shown is called. */
  readonly all: string
}

interface BoxesProps<Row> {
  choosing: Choosing<Row>
  keyOf: (row: Row) => string
}

/** The box of one row; `taken`: the row is among those chosen. */
export function RowBox<Row>({ choosing, keyOf, row, taken }: BoxesProps<Row> & { row: Row; taken: boolean }) {
  const { chosen, onChoose, label } = choosing
  return (
    <td className="wide-table-box">
      <label>
        <input
          type="checkbox"
          aria-label={label(row)}
          checked={taken}
          onChange={() => onChoose(taken ? chosen.filter((each) => keyOf(each) !== keyOf(row)) : [...chosen, row])}
        />
      </label>
    </td>
  )
}

/** The box of all rows shown; rows taken up on other pages stay as they are. */
export function AllBox<Row>({ choosing, keyOf, rows }: BoxesProps<Row> & { rows: readonly Row[] }) {
  const { chosen, onChoose, all } = choosing
  const shown = new Set(rows.map(keyOf))
  const others = chosen.filter((each) => !shown.has(keyOf(each)))
  const taken = chosen.length - others.length
  const whole = taken === rows.length && taken > 0
  return (
    <th scope="col" className="wide-table-box">
      <label>
        <input
          ref={(box) => {
            if (box) box.indeterminate = taken > 0 && !whole
          }}
          type="checkbox"
          aria-label={all}
          checked={whole}
          onChange={() => onChoose(whole ? others : [...others, ...rows])}
        />
      </label>
    </th>
  )
}
