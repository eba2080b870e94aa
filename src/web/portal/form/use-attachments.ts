import { useState } from 'react'
import type { DocumentInfo } from '../../../server/api-types.ts'
import { type Caller, problemOf, upload } from '../../shared/api.ts'
import { sizeText } from '../../shared/format.ts'

/** Files the server takes with one matter. */
export const MOST_FILES = 10
const LARGEST = 10 * 1024 * 1024

/** A file that is not (yet) at the server. */
export interface PendingFile {
  id: number
  file: File
  /** 0–1 while on its way. */
  part: number
  fault?: string
}

let count = 0

/** Files being handed in: those at the server, and those on their way or failed. */
export function useAttachments(
  caller: Caller,
  documents: readonly DocumentInfo[],
  onChange: (update: (now: readonly DocumentInfo[]) => readonly DocumentInfo[]) => void,
) {
  const [pending, setPending] = useState<readonly PendingFile[]>([])
  const change = (id: number, more: Partial<PendingFile>) =>
    setPending((all) => all.map((one) => (one.id === id ? { ...one, ...more } : one)))
  const drop = (id: number) => setPending((all) => all.filter((one) => one.id !== id))

  const start = async ({ id, file }: PendingFile) => {
    try {
      const document = await upload(file, caller, (part) => change(id, { part }))
      drop(id)
      onChange((now) => [...now, document])
    } catch (error) {
      change(id, { fault: problemOf(error).detail })
    }
  }
  const add = (files: readonly File[]) => {
    const room = MOST_FILES - documents.length - pending.length
    const chosen = files.slice(0, Math.max(0, room)).map((file): PendingFile => {
      count += 1
      const fault = faultOf(file)
      return { id: count, file, part: 0, ...(fault ? { fault } : {}) }
    })
    setPending((all) => [...all, ...chosen])
    for (const one of chosen) if (!one.fault) void start(one)
  }
  return {
    pending,
    busy: pending.some(({ fault }) => !fault),
    add,
    drop,
    retry: (one: PendingFile) => {
      const again = { id: one.id, file: one.file, part: 0 }
      setPending((all) => all.map((other) => (other.id === one.id ? again : other)))
      void start(again)
    },
    remove: (id: string) => onChange((now) => now.filter((document) => document.id !== id)),
  }
}

function faultOf({ size }: File): string | undefined {
  if (size === 0) return '这个文件是空的，请重新选择'
  if (size > LARGEST) return `这个文件有 ${sizeText(size)}，超过 10 MB，请压缩或分开后再上传`
  return undefined
}
