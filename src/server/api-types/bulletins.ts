import type { MatterRow } from '../api-types.ts'

/** A number of a bulletin; `id` opens the matters it counts. */
export interface BulletinLineInfo {
  id: string
  section: 'kinds' | 'whistles' | 'rates' | 'supervision' | 'late'
  label: string
  /** A count, or a rate from 0 to 1; null where a rate would be of nothing. */
  value: number | null
  numerator?: number
  denominator?: number
  /** A month earlier; in the same month of last year; null where no records reach. */
  previous: number | null
  yearBefore: number | null
  /** A rate of fewer than `smallBase`. */
  small: boolean
}

/** A matter told by number. */
export interface BulletinMatter {
  id: string
  receiptNumber: string
  title: string
  procedure: string
  officeName: string
  why: string
}

/** A bulletin or correction as a list names it. */
export interface BulletinHeadInfo {
  id: string
  /** 'YYYY-MM'. */
  month: string
  number: string
  issuedOn: string
  /** Id of the bulletin it sets right. */
  corrects: string | null
}

/** GET /api/bulletins: the latest month first; `pending`: months that are over and not issued, for whoever issues. */
export interface BulletinList {
  items: BulletinHeadInfo[]
  pending: string[]
  /** Whether they stand on the portal. */
  onPortal: boolean
  nextCursor?: string
}

/** GET /api/bulletins/{id}: an issued one by its id, or a draft by its month, 'YYYY-MM'. */
export interface BulletinPage {
  /** Null of a draft. */
  head: (BulletinHeadInfo & { issuedByName: string | null }) | null
  month: string
  from: string
  to: string
  countedOn: string
  smallBase: number
  lines: BulletinLineInfo[]
  late: { line: string; officeName: string; matters: BulletinMatter[] }[]
  /** Places in the assessments that end with the month; null: too few matters for one. */
  ranking: {
    scheme: string
    from: string
    assessment: string
    group: string
    officeName: string
    place: number | null
    score: number | null
    matters: number
  }[]
  praised: BulletinMatter[]
  named: BulletinMatter[]
  /** Of a correction. */
  correction: {
    number: string
    reason: string
    changes: { line: string; label: string; before: number | null; after: number | null; rate: boolean }[]
  } | null
  /** Corrections of it, in the order issued. */
  correctedBy: BulletinHeadInfo[]
  /** Whether a number opens its matters to this reader: all of them, only those of the own office, or none. */
  opens: 'all' | 'own'
}

/** GET /api/bulletins/{id}/lines/{line}. */
export interface BulletinLineMatters {
  line: string
  label: string
  items: MatterRow[]
  nextCursor?: string
}

/** POST /api/bulletins and POST /api/bulletins/{id}/corrections. */
export interface BulletinIssued {
  id: string
  number: string
}

/** GET /api/public/bulletins/{id}: numbers only, small ones withheld. */
export interface PublicBulletin {
  number: string
  month: string
  from: string
  to: string
  issuedOn: string
  countedOn: string
  smallest: number
  /** Null: withheld. Of the kinds: their columns in order. */
  columns: string[]
  kinds: { label: string; counts: (number | null)[] }[]
  lines: { section: BulletinLineInfo['section']; label: string; value: number | null; rate: boolean; small: boolean }[]
  correctedBy: { id: string; number: string; issuedOn: string }[]
  correction: { number: string; reason: string } | null
}

/** GET /api/public/bulletins. */
export interface PublicBulletinList {
  items: BulletinHeadInfo[]
}
