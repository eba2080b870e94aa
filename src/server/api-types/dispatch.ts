import type { MatterPrecedents } from './precedents.ts'

/** What a model says, as the desk shows it. */
export interface AdviceInfo {
  band: 'sure' | 'confirm' | 'choose' | 'unknown'
  suggestions: SuggestionInfo[]
  /** On the county's duty list and place names alone, or on its decisions too. */
  basis?: 'duty-list' | 'history'
  /** How many decisions it has learnt from. */
  decisions?: number
  /** A township seems to be meant, and the text does not tell which. */
  missing?: 'place'
}

export interface SuggestionInfo {
  /** The category, or the office's id. */
  label: string
  /** As it is called. */
  name: string
  /** 0 to 1. */
  probability: number
  reasons: { kind: 'word' | 'duty' | 'place' | 'office-name' | 'history' | 'precedent'; text: string; weight: number }[]
}

/** A matter that waits to be sent, with what the models say of it. */
export interface DispatchItem {
  id: string
  procedure: string
  procedureTitle: string
  /** URL segment of its actions. */
  plural: string
  receiptNumber: string
  title: string
  body: string
  openedOn: string
  dueOn: string | null
  late: boolean
  workingDaysLeft: number | null
  seq: number
  /** What it may be said to be about. */
  categories: string[]
  /** What it was said to be about already. */
  classified: string | null
  category: AdviceInfo
  office: AdviceInfo
  /** It was with an office that gave it back. */
  returned?: {
    officeName: string
    reason: string
    suggestedOffice: string | null
    suggestedOfficeName: string | null
    /** The paper and article it named. */
    basis: string
    on: string
  }
  /** Rulings on the like, strongest first. */
  precedents: MatterPrecedents['items']
}

/** GET /api/dispatch/queue?cursor=: nearest due first. */
export interface DispatchQueue {
  items: DispatchItem[]
  nextCursor?: string
  /** All that wait, whatever the page. */
  left: { total: number; late: number; today: number }
  /** Returned twice: these wait to be ruled. */
  disputed: { id: string; receiptNumber: string; title: string; on: string }[]
}

/** GET /api/dispatch/sure: what the models are sure of, or nearly, to be sent at one stroke after a look. */
export interface SureList {
  items: SureItem[]
  /** How many waiting matters were looked through. */
  looked: number
}

export interface SureItem {
  id: string
  plural: string
  receiptNumber: string
  title: string
  seq: number
  category: string | null
  office: string
  officeName: string
  probability: number
  band: 'sure' | 'confirm'
}

/** GET /api/dispatch/checks: what the program did and a person has still to look at. */
export interface CheckList {
  items: CheckItem[]
  /** Of all the program did in the last ninety days, and of those looked at. */
  counts: { itself: number; drawn: number; right: number; wrong: number }
}

export interface CheckItem {
  id: string
  plural: string
  receiptNumber: string
  title: string
  body: string
  seq: number
  stage: string
  stageLabel: string
  decidedOn: string
  category: { chosen: string; probability: number } | null
  office: { chosen: string; name: string; probability: number } | null
  categories: string[]
  /** The office may still be changed by a transfer. */
  open: boolean
}

export type DispatchTaskName = 'category' | 'office'

/** GET /api/dispatch/quality?task=&from=&to=. */
export interface DispatchQuality {
  task: DispatchTaskName
  from: string
  to: string
  totals: QualityCounts
  months: ({ month: string } & QualityCounts)[]
  labels: ({ label: string; name: string; advised: number; taken: number; final: number } & Pick<
    QualityCounts,
    'returned'
  >)[]
  calibration: { from: number; to: number; told: number; right: number; matters: number }[]
  /** `newWords`: mean share of words the model did not know; null where it was not measured. */
  drift: {
    month: string
    matters: number
    unknown: number
    newWords: number | null
    told: number
    right: number
  }[]
  generations: GenerationInfo[]
  bySelf: 'off' | 'classify' | 'assign'
}

export interface QualityCounts {
  /** Matters with a label in the end. */
  matters: number
  /** The first suggestion was the label in the end. */
  first: number
  /** One of the three was. */
  three: number
  sure: number
  sureRight: number
  itself: number
  corrected: number
  returned: number
  checked: number
  checkedWrong: number
}

export interface GenerationInfo {
  task: DispatchTaskName
  number: number
  standing: 'active' | 'former' | 'rejected' | 'rolled-back'
  trainedAt: string
  trainedByName: string | null
  examples: number
  quality: Record<string, number>
  qualityBefore: Record<string, number>
  reason: string
}

/** GET /api/dispatch/decisions: the matters behind a number. */
export interface DecisionList {
  items: DecisionInfo[]
  nextCursor?: string
}

export interface DecisionInfo {
  id: string
  receiptNumber: string
  title: string
  decidedOn: string
  how: string
  howLabel: string
  band: AdviceInfo['band']
  advised: { name: string; probability: number }[]
  chosenName: string | null
  overruledName: string | null
  reason: string | null
  verdict: 'right' | 'wrong' | null
}

/** POST /api/dispatch/retrain { task }. */
export interface RetrainResult {
  outcome: 'accepted' | 'rejected' | 'too-few'
  /** In words, also why not. */
  reason: string
  number?: number
}
