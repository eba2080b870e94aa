/** One line of a comparison: what a part of it was and is; null where there was or is nothing. */
export interface ChangedLine {
  label: string
  before: string | null
  after: string | null
}

/** One change of the configuration. */
export interface ChangeInfo {
  id: number
  changedAt: string
  /** Null: the program itself, at the console or while being set up. */
  personName: string | null
  subject: string
  subjectLabel: string
  /** What was changed, such as 县长信箱答复 or 城市管理局. */
  title: string
  kind: 'created' | 'changed' | 'removed'
  lines: ChangedLine[]
  reason: string
  /** The change it takes back. */
  undoes: number | null
  undoneBy: number | null
  /** True where it may be tried to take it back; the answer may still be a refusal. */
  undoable: boolean
}

export interface ChangeList {
  items: ChangeInfo[]
  nextCursor?: string
  /** What may be asked for, in the order of the pages. */
  subjects: { name: string; label: string }[]
}

/** POST /api/admin/changes/{id}/undo */
export interface UndoResult {
  done: true
  /** The pass over the matters that a restored calendar calls for. */
  redating: string | null
}

/** One thing the county may set, as it stands. */
export interface OverviewItem {
  label: string
  current: string
  /** Null where the program has no default of its own. */
  standard: string | null
  changed: boolean
  personName: string | null
  changedAt: string | null
}

export interface OverviewGroup {
  subject: string
  label: string
  note: string
  /** The page of the desk on which it is changed; null where the console or another post does it. */
  page: string | null
  items: OverviewItem[]
}

export interface Overview {
  groups: OverviewGroup[]
}
