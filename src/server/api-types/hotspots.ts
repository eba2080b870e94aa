/** A matter in short, as beside a hotspot or a like matter. */
export interface MatterBrief {
  id: string
  receiptNumber: string
  title: string
  procedureTitle: string
  stageLabel: string
  leadOfficeName: string | null
  openedOn: string
  closedOn: string | null
}

/** An event that several matters speak of. */
export interface HotspotRow {
  id: string
  name: string
  place: string | null
  state: 'open' | 'dismissed'
  /** Why it was put aside. */
  reason: string | null
  matters: number
  days: number
  /** Matters of the last seven days. */
  recent: number
  firstOn: string | null
  lastOn: string | null
  heat: number
  /** The office it was handed on to as one task. */
  officeName: string | null
  handedOnAt: string | null
  /** Matters by day, earliest first; days without are left out. */
  byDay: { on: string; count: number }[]
}

/** GET /api/hotspots */
export interface HotspotList {
  items: HotspotRow[]
  nextCursor?: string
}

/** GET /api/hotspots/{id}?cursor= */
export interface HotspotPage extends HotspotRow {
  /** A page of its matters, the latest first. */
  items: MatterBrief[]
  mayDecide: boolean
  nextCursor?: string
}

/** How each of several matters fared in one act. */
export interface JointOutcome {
  items: {
    id: string
    receiptNumber: string
    title: string
    done: boolean
    refusal?: { code: string; message: string }
  }[]
}

/** GET /api/matters/{id}/similar */
export interface SimilarMatters {
  /** Most alike first. `same` from the likeness on at which two say the same. */
  items: (MatterBrief & { likeness: number; same: boolean; together: boolean })[]
  /** The act by which this matter is answered, where the caller may take it. */
  answer: string | null
}

/** GET /api/similar-replies */
export interface SimilarReplies {
  items: { id: string; title: string; excerpt: string; officeName: string | null; publishedOn: string }[]
}
