import { useMutation } from '@tanstack/react-query'
import type { DocumentInfo } from '../../../server/api-types.ts'
import { type Caller, fetchDocument, fetchFile, problemOf } from '../../shared/api.ts'
import { sizeText } from '../../shared/format.ts'

/** Files of the matter, to save on this device. */
export function DocumentList({ documents, caller }: { documents: readonly DocumentInfo[]; caller: Caller }) {
  const save = useMutation({
    mutationFn: async ({ id, name }: DocumentInfo) => saveAs(await fetchDocument(id, caller), name),
  })
  return (
    <>
      <ul className="p-files">
        {documents.map((document) => (
          <li key={document.id}>
            <span className="p-file-name">{document.name}</span>
            <span className="p-soft">{sizeText(document.size)}</span>
            <button type="button" className="p-link" disabled={save.isPending} onClick={() => save.mutate(document)}>
              下载<span className="p-unseen">{document.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="p-fault" role="status">
        {save.isError ? problemOf(save.error).detail : ''}
      </p>
    </>
  )
}

/** Notices and decisions of the matter, as they were issued. */
export function PaperList({ papers, caller }: { papers: readonly { name: string; path: string }[]; caller: Caller }) {
  const save = useMutation({
    mutationFn: async ({ name, path }: { name: string; path: string }) => saveAs(await fetchFile(path, caller), name),
  })
  return (
    <>
      <ul className="p-files">
        {papers.map((paper) => (
          <li key={paper.path}>
            <span className="p-file-name">{paper.name}</span>
            <button type="button" className="p-link" disabled={save.isPending} onClick={() => save.mutate(paper)}>
              下载<span className="p-unseen">{paper.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="p-fault" role="status">
        {save.isError ? problemOf(save.error).detail : ''}
      </p>
    </>
  )
}

/** The file needs a header to be fetched, so a plain link cannot do it. */
function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
