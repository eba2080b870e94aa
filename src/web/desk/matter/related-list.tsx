import { Link } from 'react-router'
import type { RelatedMatter } from '../../../server/api-types.ts'

/** Matters this one is tied to, and how. */
export function RelatedList({ related }: { related: readonly RelatedMatter[] }) {
  return (
    <ul className="desk-documents">
      {related.map(({ kind, label, id, receiptNumber, title }) => (
        <li key={`${kind}-${id}`}>
          <Link to={`/desk/matters/${id}`}>{title}</Link>
          <span>
            {label} · {receiptNumber}
          </span>
        </li>
      ))}
    </ul>
  )
}
