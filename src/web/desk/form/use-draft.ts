import { useState } from 'react'

const PREFIX = 'heng-draft:'

/**
 * Keeps what was typed through a reload or a sign-in, in this tab only: drafts
 * may hold personal data and must not stay on a shared computer.
 */
export function useDraft(name: string) {
  const key = PREFIX + name
  const [restored, setRestored] = useState(() => readDraft(key))
  return {
    restored,
    /** Files are left out: an upload that no form sends is swept away by the server. */
    keep: (values: object) => {
      try {
        sessionStorage.setItem(key, JSON.stringify({ ...values, documents: undefined }))
      } catch (error) {
        // A full store loses the draft, not the form: what is on the screen can still be sent.
        if (!(error instanceof DOMException)) throw error
      }
    },
    drop: () => {
      sessionStorage.removeItem(key)
      setRestored(undefined)
    },
  }
}

function readDraft(key: string): Record<string, unknown> | undefined {
  const text = sessionStorage.getItem(key)
  if (!text) return undefined
  const draft: unknown = JSON.parse(text)
  return typeof draft === 'object' && draft !== null ? (draft as Record<string, unknown>) : undefined
}
