import type { DocumentInfo } from '../../../server/api-types.ts'
import { sizeText } from '../../shared/format.ts'
import { addressOf } from '../client.ts'

/** Files to download. */
export function DocumentList({ documents }: { documents: readonly DocumentInfo[] }) {
  return (
    <ul className="desk-documents">
      {documents.map(({ id, name, size }) => (
        <li key={id}>
          <a href={addressOf(`/api/documents/${id}`)} download={name}>
            {name}
          </a>
          <span>{sizeText(size)}</span>
        </li>
      ))}
    </ul>
  )
}
