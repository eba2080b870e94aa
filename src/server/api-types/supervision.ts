import type { MatterRow } from '../api-types.ts'

/** A step of the ladder as raised. */
export interface LadderStepInfo {
  step: 'warn' | 'remind' | 'order' | 'talk' | 'announce'
  label: string
  raisedAt: string
  dueOn: string
  /** Below zero once the day was past. */
  workingDaysLeft: number
  officeName: string | null
  /** Names of those it went to. */
  told: string[]
  /** The supervision order it opened. */
  orderMatter?: string
}

/** One ladder with its steps, oldest first. */
export interface LadderInfo {
  id: string
  openedAt: string
  closedAt: string | null
  closedBecause: 'closed' | 'relieved' | 'merged' | null
  steps: LadderStepInfo[]
}

/** GET /api/matters/{id}/ladder: the ladders of a matter and of those joined to it, newest first. */
export interface MatterLadders {
  items: LadderInfo[]
}

/** GET /api/ladders?step=&cursor=: open ladders with the matter they stand on, the longest open first. */
export interface LadderList {
  items: { ladder: string; step: LadderStepInfo['step']; stepLabel: string; raisedAt: string; matter: MatterRow }[]
  /** How many open ladders stand on each step. */
  counts: Record<LadderStepInfo['step'], number>
  nextCursor?: string
}

/** GET /api/supervision/batches: special supervisions by name, newest first. */
export interface BatchList {
  items: { name: string; total: number; open: number; late: number; closed: number; firstOn: string }[]
}

/** GET /api/supervision/batch?name=&cursor=: one special supervision, its orders by day. */
export interface BatchPage {
  name: string
  counts: { total: number; open: number; late: number; answered: number; closed: number }
  /** The leader's instruction it carries out. */
  instruction?: {
    matter: string
    receiptNumber: string
    documentNumber: string | null
    leader: string
    givenOn: string
    text: string
    closedOn: string | null
  }
  items: MatterRow[]
  nextCursor?: string
}

/** GET and PUT /api/admin/ladder: at how many working days left each step is due; 'HH:mm'. */
export interface LadderSetting {
  on: boolean
  warn: number
  remind: number
  order: number
  talk: number
  announce: number
  from: string
  until: string
}
