import type { DocumentInfo } from '../../../server/api-types.ts'
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

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  const kilo = bytes / 1024
  return kilo < 1024 ? `${Math.round(kilo)} KB` : `${(kilo / 1024).toFixed(1)} MB`
}
