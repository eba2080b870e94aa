/** Whose a kind of matter is, as the county office ruled it. */
export interface PrecedentInfo {
  id: string
  /** Of the ruling: 清办裁〔2026〕3号. */
  number: string
  /** The kind of matter in a few words, nobody's particulars in it. */
  subject: string
  category: string | null
  office: string
  officeName: string
  /** The offices that had returned it. */
  returnedByNames: string[]
  reason: string
  basisKind: string
  basisTitle: string
  basisArticle: string
  decidedOn: string
  standing: 'standing' | 'withdrawn' | 'replaced'
  endedOn: string | null
  endedBecause: string | null
  /** The number of the one whose place it took. */
  replacesNumber: string | null
  /** The matter, for those who read the whole county's. */
  matter?: string
}

/** GET /api/precedents?q=&standing=&office=&cursor=: latest first. */
export interface PrecedentList {
  items: PrecedentInfo[]
  nextCursor?: string
  /** What a ruling may rest on. */
  basisKinds: readonly string[]
}

/** GET /api/matters/{id}/precedents: those for a matter, strongest first. */
export interface MatterPrecedents {
  items: (PrecedentInfo & {
    /** 0 to 1. */
    likeness: number
  })[]
}

/** POST /api/precedents/{id}/replace. */
export interface ReplacedPrecedent {
  id: string
  number: string
}
