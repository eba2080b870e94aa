import type { FormSchema } from '../api-types.ts'

/** POST /api/follow-up-links: what a link opens. Nothing in it says who asked. */
export interface FollowUpPage {
  state: 'open' | 'answered'
  receiptNumber: string
  procedureTitle: string
  /** Personal data in it masked. */
  title: string
  officeName: string | null
  openedOn: string
  closedOn: string
  /** The last day of the link. */
  until: string
  form: FormSchema
}

/** Whom to call for the first time, whom again, and whom nobody can call. */
export type CallView = 'first' | 'again' | 'noPhone'

/** A matter on the call list. */
export interface CallItem {
  id: string
  plural: string
  procedureTitle: string
  receiptNumber: string
  title: string
  seq: number
  round: number
  closedOn: string
  dueOn: string | null
  workingDaysLeft: number | null
  officeName: string | null
  answer: string | null
  /** Masked; the number itself is read under log, one by one. */
  name: string | null
  phone: string | null
  linkSent: boolean
  /** Different days on which nobody was reached. */
  attempts: number
  triedOn: string | null
}

/** GET /api/follow-ups */
export interface CallList {
  items: CallItem[]
  counts: Record<CallView | 'late' | 'failed', number>
  /** How many different days of trying it takes before somebody is out of reach. */
  attemptsNeeded: number
  /** Forms of the acts, by name: followUp and proposeExclusion. */
  forms: Record<string, FormSchema>
  nextCursor?: string
}

/** A failed follow-up that waits for a decision. */
export interface FailedItem {
  id: string
  plural: string
  receiptNumber: string
  title: string
  seq: number
  officeName: string | null
  closedOn: string
  redos: number
  complaint: string | null
  /** Done again as often as the county allows: the county's office coordinates first. */
  beyondBound: boolean
  exclusionProposed: boolean
}

/** GET /api/follow-ups/failed */
export interface FailedList {
  items: FailedItem[]
  nextCursor?: string
}

/** What became of a proposal to exclude. */
export type ExclusionState = 'pending' | 'approved' | 'refused' | 'void'

/** A proposal to leave a matter out of the rates, with what was decided. */
export interface ExclusionItem {
  id: string
  plural: string
  seq: number
  receiptNumber: string
  title: string
  officeName: string | null
  kind: string
  reason: string
  proposedByName: string | null
  proposedOn: string
  state: ExclusionState
  decidedByName: string | null
  decidedOn: string | null
  opinion: string | null
  /** The person asking proposed it, and decides nothing about it. */
  mine: boolean
}

/** GET /api/follow-ups/exclusions */
export interface ExclusionList {
  items: ExclusionItem[]
  nextCursor?: string
}

/** GET /api/follow-ups/progress: closings of a period, by lead office. */
export interface FollowUpProgressTable {
  from: string
  to: string
  share: number
  offices: {
    office: string | null
    officeName: string | null
    closed: number
    drawn: number
    answered: number
    excluded: number
    waiting: number
    late: number
  }[]
}

/** GET and PUT /api/admin/follow-up: how the county asks. */
export interface FollowUpSetting {
  share: number
  attempts: number
  redo: 'propose' | 'automatic'
  mostRedos: number
  portal: string
}
