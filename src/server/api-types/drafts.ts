/** What somebody has begun to write and not sent. */
export interface DraftInfo {
  values: Record<string, unknown>
  /** Send it back with the next saving. */
  version: string
  savedAt: string
}

/** GET /api/desk/drafts/{name}. */
export interface DraftAnswer {
  draft: DraftInfo | null
}

/** PUT /api/desk/drafts/{name}. */
export type DraftSaved = Pick<DraftInfo, 'version' | 'savedAt'>
