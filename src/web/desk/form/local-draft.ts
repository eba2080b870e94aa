const PREFIX = 'heng-draft:'

/** A draft as this tab holds it: gone with the tab, since the computer may be shared. */
export interface LocalDraft {
  values: Record<string, unknown>
  /** The version of the server's that it was written over; null where there was none. */
  base: string | null
  /** Something in it has not reached the server. */
  dirty: boolean
}

/** What this tab holds of a draft. */
export function readLocal(name: string): LocalDraft | undefined {
  const text = sessionStorage.getItem(PREFIX + name)
  const held: unknown = text ? JSON.parse(text) : undefined
  return typeof held === 'object' && held !== null && 'values' in held ? (held as LocalDraft) : undefined
}

/** Holds a draft in this tab. */
export function writeLocal(name: string, draft: LocalDraft): void {
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(draft))
  } catch (error) {
    // A full store loses the copy, not the form: what is on the screen can still be sent.
    if (!(error instanceof DOMException)) throw error
  }
}

/** Holds it no longer. */
export function removeLocal(name: string): void {
  sessionStorage.removeItem(PREFIX + name)
}
