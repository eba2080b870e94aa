import type { PaperBlock } from '../../../server/api-types/dossier.ts'

/** A paragraph of a paper, or a table. */
export function Block({ block }: { block: PaperBlock }) {
  if (typeof block === 'string') return <p className="paper-paragraph">{block}</p>
  const { head, rows } = block
  return (
    <table className="paper-table">
      <thead>
        <tr>
          {head.map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rows may read the same, and none ever moves
          <tr key={at}>
            {cells.map((text, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two cells may read the same, and none ever moves
              <td key={column}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
