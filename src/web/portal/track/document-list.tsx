import { useMutation } from '@tanstack/react-query'
import type { DocumentInfo } from '../../../server/api-types.ts'
import { type Caller, fetchDocument, fetchFile, problemOf } from '../../shared/api.ts'
import { sizeText } from '../../shared/format.ts'
import { saveFile } from '../../shared/save-file.ts'

/** Files of the matter, to save on this device. */
export function DocumentList({ documents, caller }: { documents: readonly DocumentInfo[]; caller: Caller }) {
  const files = documents.map(({ id, name, size }) => ({ id, name, size, fetch: () => fetchDocument(id, caller) }))
  return <FileList files={files} />
}

/** Notices and decisions of the matter, as they were issued. */
export function PaperList({ papers, caller }: { papers: readonly { name: string; path: string }[]; caller: Caller }) {
  return <FileList files={papers.map(({ name, path }) => ({ id: path, name, fetch: () => fetchFile(path, caller) }))} />
}

interface OneFile {
  readonly id: string
  readonly name: string
  /** In bytes, where it is known beforehand. */
  readonly size?: number
  readonly fetch: () => Promise<Blob>
}

/** A file needs a header to be fetched, so a plain link cannot do it. */
function FileList({ files }: { files: readonly OneFile[] }) {
  const save = useMutation({ mutationFn: async ({ fetch, name }: OneFile) => saveFile(name, await fetch()) })
  return (
    <>
      <ul className="p-files">
        {files.map((file) => (
          <li key={file.id}>
            <span className="p-file-name">{file.name}</span>
            {file.size !== undefined && <span className="p-soft">{sizeText(file.size)}</span>}
            <button type="button" className="p-link" disabled={save.isPending} onClick={() => save.mutate(file)}>
              下载<span className="p-unseen">{file.name}</span>
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
