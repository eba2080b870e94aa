import { useEffect, useRef, useState } from 'react'
import type { DocumentInfo } from '../../../server/api-types.ts'
import { type Caller, newKey, problemOf, upload } from '../../shared/api.ts'
import { sizeText } from '../../shared/format.ts'
import type { FileKeeper } from './kept-files.ts'
import { shrinkImage } from './shrink-image.ts'

/** Files the server takes with one matter. */
export const MOST_FILES = 10
const LARGEST = 10 * 1024 * 1024
/** The server forgets in a day what was uploaded and never sent; before that it is uploaded anew. */
const FRESH_MS = 20 * 3_600_000

/** A file that is not (yet) at the server. */
export interface PendingFile {
  id: string
  file: File
  /** 0–1 while on its way. */
  part: number
  fault?: string
  /** The network failed: it goes by itself once there is one. */
  offline?: boolean
}

type Documents = readonly DocumentInfo[]

/** Files being handed in: those at the server, and those on their way or failed. With a keeper they outlive the page. */
export function useAttachments(
  caller: Caller,
  documents: Documents,
  onChange: (update: (now: Documents) => Documents) => void,
  keeper?: FileKeeper,
) {
  const [pending, setPending] = useState<readonly PendingFile[]>([])
  const [exposed, setExposed] = useState<readonly string[]>([])
  const change = (id: string, more: Partial<PendingFile>) =>
    setPending((all) => all.map((one) => (one.id === id ? { ...one, ...more } : one)))
  const out = (id: string) => setPending((all) => all.filter((one) => one.id !== id))

  const start = async ({ id, file }: Pick<PendingFile, 'id' | 'file'>) => {
    try {
      const document = await upload(file, caller, (part) => change(id, { part }))
      await keeper?.uploaded(id, document.id)
      out(id)
      onChange((now) => [...now, document])
    } catch (error) {
      const { detail, status } = problemOf(error)
      change(id, { fault: detail, offline: status === 0 })
    }
  }
  const again = (one: PendingFile) => {
    setPending((all) => all.map((other) => (other.id === one.id ? { id: one.id, file: one.file, part: 0 } : other)))
    void start(one)
  }
  const add = async (files: readonly File[]) => {
    const room = MOST_FILES - documents.length - pending.length
    const chosen = files.slice(0, Math.max(0, room)).map((file): PendingFile => ({ id: newKey(), file, part: 0 }))
    setPending((all) => [...all, ...chosen])
    for (const one of chosen) {
      const { file, clean } = await shrinkImage(one.file)
      const fault = faultOf(file)
      change(one.id, { file, ...(fault ? { fault } : {}) })
      if (!clean) setExposed((all) => [...all, one.file.name])
      if (fault) continue
      await keeper?.keep(one.id, file)
      void start({ id: one.id, file })
    }
  }
  const restored = useRestored(keeper, documents, (stale, files) => {
    onChange((now) => now.filter(({ id }) => !stale.includes(id)))
    setPending((all) => [...all, ...files])
    for (const one of files) void start(one)
  })
  useOnline(() => {
    for (const one of pending) if (one.offline) again(one)
  })
  return {
    pending,
    busy: !restored || pending.some(({ fault }) => !fault),
    /** Pictures this device could not open: their place and camera stay in them. */
    exposed,
    add: (files: readonly File[]) => void add(files),
    drop: (id: string) => {
      void keeper?.forget(id)
      out(id)
    },
    retry: again,
    remove: (id: string) => {
      void keeper?.forgetDocument(id)
      onChange((now) => now.filter((document) => document.id !== id))
    },
    clear: async () => {
      await keeper?.forgetAll()
      setPending([])
    },
  }
}

/** Brings back, once, the files of a draft that never arrived or that the server has forgotten meanwhile. */
function useRestored(
  keeper: FileKeeper | undefined,
  documents: Documents,
  onFound: (stale: readonly string[], files: readonly PendingFile[]) => void,
): boolean {
  const [restored, setRestored] = useState(keeper === undefined)
  const begun = useRef(false)
  useEffect(() => {
    if (!keeper || begun.current) return
    begun.current = true
    void keeper.all().then((kept) => {
      const there = new Set(documents.map(({ id }) => id))
      const lost = kept.filter(
        ({ document, uploadedAt = 0 }) => !document || !there.has(document) || Date.now() - uploadedAt > FRESH_MS,
      )
      const stale = lost.flatMap(({ document }) => (document ? [document] : []))
      if (lost.length > 0)
        onFound(
          stale,
          lost.map(({ id, file }) => ({ id, file, part: 0 })),
        )
      setRestored(true)
    })
  })
  return restored
}

function useOnline(onBack: () => void): void {
  const latest = useRef(onBack)
  latest.current = onBack
  useEffect(() => {
    const back = () => latest.current()
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [])
}

function faultOf({ size }: File): string | undefined {
  if (size === 0) return '这个文件是空的，请重新选择'
  if (size > LARGEST) return `这个文件有 ${sizeText(size)}，超过 10 MB，请压缩或分开后再上传`
  return undefined
}
