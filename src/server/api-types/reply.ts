/** POST /api/matters/{id}/personal-data { texts }: what in the texts tells who or where a private person is. */
export interface PersonalDataReport {
  findings: PersonalDataInfo[]
}

export interface PersonalDataInfo {
  /** Key of the text it was found in. */
  field: string
  /** Place in that text, in UTF-16 units; `to` is exclusive. */
  from: number
  to: number
  kind: string
  /** The kind in words: 电话. */
  label: string
  text: string
  /** What is proposed in its stead. */
  mask: string
  /** To be looked at before it is hidden: told from the words around it alone. */
  doubtful: boolean
}

/** POST /api/matters/{id}/reply-check { text }: what a good reply has; hints only. */
export interface ReplyCheck {
  points: { id: string; label: string; found: boolean; words?: string; hint: string }[]
}

/** GET /api/matters/{id}/answered-before: like matters that were answered, most alike first. */
export interface AnsweredBefore {
  items: AnsweredMatter[]
}

export interface AnsweredMatter {
  id: string
  receiptNumber: string
  title: string
  officeName: string | null
  closedOn: string
  /** The published text where the reader may not see the matter itself. */
  answer: string
  /** True where the caller may open the matter. */
  open: boolean
  published: boolean
  /** Words both have in common, weightiest first. */
  common: string[]
  cited: { instrument: string; articles: string[] }[]
}
