/** What is wrong with a row of a spreadsheet. */
export interface ImportRowError {
  /** Such as 人员!B7. */
  cell: string
  /** The same in words: 人员!第 7 行“用户名”. */
  place: string
  message: string
}

export interface ImportOffice {
  place: string
  does: 'create' | 'change' | 'keep'
  id: string
  name: string
  kindLabel: string
  duties: string
  /** What is changed, in words; empty unless `does` is change. */
  changes: string[]
}

export interface ImportPerson {
  place: string
  does: 'create' | 'change' | 'keep'
  name: string
  username: string
  /** Has an account and still the one-time password it was made with. */
  waiting: boolean
  posts: { does: 'create' | 'keep'; label: string }[]
}

/** POST /api/admin/imports/preview, with the file as the body: nothing is written. */
export interface ImportPreview {
  offices: ImportOffice[]
  people: ImportPerson[]
  errors: ImportRowError[]
  /** Goes with the file when it is taken over: what was looked over is what is done. */
  digest: string
}

/** POST /api/admin/imports?digest=…, with the file as the body. The passwords are shown this once. */
export interface ImportResult {
  offices: { created: number; changed: number; kept: number }
  people: { created: number; changed: number; kept: number }
  passwords: { name: string; username: string; password: string }[]
}

/** An office that most counties have. */
export interface UsualOffice {
  id: string
  name: string
  kind: string
  kindLabel: string
  duties: string
  /** The county has one of this id or name. */
  present: boolean
}
