import type { MailPreferences } from './mail.ts'

/** GET /api/desk/today: what waits for the post acted in. Each count is of a list; it stops at `most`. */
export interface DeskToday {
  /** When the person last looked in before this visit; null at the first. */
  since: string | null
  most: number
  /** `query` is the list's own, as GET /api/matters and the address of the worklist take it. */
  items: { id: 'dueToday' | 'late' | 'near' | 'mine' | 'changed'; query: Record<string, string>; count: number }[]
  unread: number
}

/** GET /api/desk/views; POST keeps one, DELETE /api/desk/views/{id} forgets it. */
export interface SavedViewInfo {
  id: string
  name: string
  /** The part after `?` of the worklist's address. */
  query: string
}

/** GET /api/desk/preferences; PUT changes those named. */
export interface DeskPreferences {
  columns: string[]
  theme: 'system' | 'light' | 'dark'
  mail: MailPreferences
  /** Roles of which the tour has been seen, or skipped. */
  toured: string[]
}

/** POST /api/matters/bulk. `input` of an entry goes before the common one. */
export interface BulkRequest {
  action: 'assignPerson' | 'remind' | 'note'
  input: Record<string, unknown>
  matters: { id: string; seq: number; input?: Record<string, unknown> }[]
}

/** What became of one matter of many. */
export interface BulkResult {
  id: string
  receiptNumber: string
  title: string
  outcome: 'done' | 'refused' | 'changed' | 'absent'
  /** Why not, in words that say what to do next. */
  message?: string
  /** The version after it was done. */
  seq?: number
  /** Before it was done: who had it. For undoing 指定经办人; null where nobody had. */
  assigneeBefore?: string | null
}

/** GET /api/phrases?procedure=. */
export interface PhraseInfo {
  id: string
  /** Null: of the whole county. */
  office: string | null
  /** Null: for any procedure. */
  procedure: string | null
  title: string
  text: string
  /** Whether the post acted in may rewrite it. */
  mine: boolean
}

/** GET /api/matters/{id}/mentionable: staff who may read the matter. */
export interface MentionablePerson {
  id: string
  name: string
  /** Their posts that may read it. */
  posts: string[]
}
