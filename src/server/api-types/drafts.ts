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

/** One of the caller's own drafts in a list: what it is of, and whether it can still be sent. */
export interface OwnDraft {
  name: string
  savedAt: string
  /** The matter, as far as the post at work may see it; null for a registration, or where it may not. */
  matter: { id: string; title: string; receiptNumber: string } | null
  /** The act's name for the address of the matter's page; null for a registration. */
  action: string | null
  /** What is registered, as in the address of its form; null for an act. */
  plural: string | null
  /** 答复办结, 登记县长信箱来信. */
  label: string
  /** The first words, with what tells of private persons masked. */
  words: string
  /** Why it cannot be sent any more, or not from this post; null if it can. */
  obstacle: string | null
}

/** GET /api/desk/drafts: the newest first. */
export interface OwnDrafts {
  items: OwnDraft[]
  /** There are older ones besides. */
  more: boolean
}
