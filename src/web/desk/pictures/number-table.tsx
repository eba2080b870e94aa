import { Link } from 'react-router'
import { PictureTable } from './picture-table.tsx'
import './pictures.css'

/** A number in a table, with the list it counts where there is one. */
export interface Cell {
  value: number
  /** The worklist's filters that give the same matters. */
  list?: Readonly<Record<string, string>>
  /** Another page that lists what it counts. */
  to?: string
}

interface NumberTableProps {
  caption: string
  heads: readonly string[]
  rows: readonly { label: string; key?: string; cells: readonly Cell[] }[]
}

/** The numbers of a picture; each leads to its matters, where there are any. */
export function NumberTable({ caption, heads, rows }: NumberTableProps) {
  return (
    <PictureTable caption={caption} heads={heads}>
      {rows.map(({ label, key, cells }) => (
        <tr key={key ?? label}>
          <th scope="row">{label}</th>
          {cells.map(({ value, list, to }, at) => (
            <td key={heads[at + 1]} className="desk-number">
              {value !== 0 && (list || to) ? (
                <Link
                  to={to ?? { pathname: '/desk', search: new URLSearchParams(list).toString() }}
                  aria-label={`${label}，${heads[at + 1]}：${value}，查看事项`}
                >
                  {value}
                </Link>
              ) : (
                value
              )}
            </td>
          ))}
        </tr>
      ))}
    </PictureTable>
  )
}
