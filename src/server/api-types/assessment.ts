/** Everything a scheme may be made of, with its words. GET /api/assessment/catalogue */
export interface AssessmentCatalogue {
  indicators: { id: string; label: string; what: string; counts: 'good' | 'faulty' }[]
  exclusions: { id: string; label: string; what: string; always: boolean }[]
  marks: { id: string; label: string; kind: 'deduction' | 'bonus' }[]
  signals: { id: string; label: string; what: string; honest: string }[]
  remedies: string[]
}

/** A scheme as it is edited and compared. */
export interface SchemeContent {
  title: string
  period: 'month' | 'quarter'
  full: number
  groups: { label: string; offices: string[] }[]
  indicators: { indicator: string; weight: number }[]
  exclusions: string[]
  marks: { event: string; points: number; atMost: number }[]
  /** Percent. */
  tolerance: number
  fewest: number
  few: number
}

/** One version of a scheme; a draft has no day. */
export interface SchemeVersionInfo {
  version: number
  publishedOn: string | null
  effectiveFrom: string | null
  note: string
  changedByName: string | null
  content: SchemeContent
  /** What it changes of the version before, in words. */
  changes: SchemeChangeInfo[]
}

/** A difference between two versions, in words. */
export interface SchemeChangeInfo {
  what: string
  before: string
  after: string
}

/** GET /api/assessment/schemes: each scheme by its newest version. */
export interface SchemeList {
  items: {
    scheme: string
    title: string
    version: number
    publishedOn: string | null
    effectiveFrom: string | null
    /** A draft of the next version waits. */
    draft: boolean
  }[]
  /** True for who may write. */
  mayEdit: boolean
  /** What a new scheme begins with. */
  first: SchemeContent
}

/** GET /api/assessment/schemes/{id}: every version, the newest first. */
export interface SchemePage {
  scheme: string
  versions: SchemeVersionInfo[]
  mayEdit: boolean
  /** The earliest day from which a draft announced today may apply. */
  earliest: string
}

/** GET /api/assessment/schemes/{id}/compare?a=&b= */
export interface SchemeComparison {
  a: number
  b: number
  changes: SchemeChangeInfo[]
}

/** GET /api/assessment/schemes/{id}/periods: the newest first. */
export interface PeriodList {
  title: string
  items: PeriodInfo[]
}

/** A period of a scheme. */
export interface PeriodInfo {
  from: string
  to: string
  label: string
  state: 'running' | 'ended' | 'frozen'
  version: number
  frozenAt: string | null
  objectionsUntil: string | null
}

/** An office under one indicator. */
export interface AssessmentLine {
  indicator: string
  label: string
  weight: number
  counts: 'good' | 'faulty'
  numerator: number
  denominator: number
  rate: number | null
  forgiven: number
  points: number | null
  excluded: { label: string; count: number }[]
  /** Where there are few items: how far chance alone may have moved the rate. */
  interval: { low: number; high: number } | null
}

/** Points off or on, with the event and the rule they come from. */
export interface AssessmentMark {
  event: string
  /** Names the rule: v2/talked-to. */
  rule: string
  label: string
  kind: 'deduction' | 'bonus'
  points: number
  matter: string
  receiptNumber: string
  seq: number
  on: string
}

/** An office's result. Lines and marks only for who may see them. */
export interface AssessmentRow {
  office: string
  officeName: string
  rank: number | null
  score: number | null
  matters: number
  /** As first published, where something was set right since. */
  before: { rank: number | null; score: number | null } | null
  lines: AssessmentLine[] | null
  marks: AssessmentMark[] | null
}

/** A group of offices ranked among themselves. */
export interface AssessmentGroup {
  label: string
  ranked: AssessmentRow[]
  few: AssessmentRow[]
  none: { office: string; officeName: string }[]
}

/** An objection to the period. */
export interface ObjectionInfo {
  id: string
  receiptNumber: string
  officeName: string
  line: string
  asked: string
  matters: number
  openedOn: string
  closedOn: string | null
  outcomeLabel: string | null
  remedy: string | null
}

/** GET /api/assessment/schemes/{id}/periods/{from} */
export interface AssessmentPage extends PeriodInfo {
  scheme: string
  title: string
  full: number
  fewest: number
  few: number
  tolerance: number
  /** The published result as a matter, for those who may open it. */
  matter: string | null
  digest: string | null
  groups: AssessmentGroup[]
  corrections: {
    kind: 'correction' | 'objection'
    name: string
    matter: string | null
    on: string
    reason: string
    changes: number
  }[]
  objections: ObjectionInfo[]
  /** The reader's own office, if it is assessed here. */
  own: string | null
  mayObject: boolean
  mayPublish: boolean
  mayCorrect: boolean
}

/** GET …/items?office=&about=: the matters of a line. */
export interface AssessmentItems {
  label: string
  officeName: string
  what: string
  items: {
    matter: string
    receiptNumber: string
    title: string
    procedureTitle: string
    on: string
    good: boolean
    excludedLabel: string | null
    /** Why, in words. */
    because: string
  }[]
}

/** GET …/correction: what acts entered after publication would change. */
export interface CorrectionProposal {
  changes: {
    label: string
    officeName: string
    matter: string
    receiptNumber: string
    before: string
    after: string
  }[]
  causes: { matter: string; seq: number; receiptNumber: string }[]
}

/** POST /api/assessment/schemes/{id}/what-if */
export interface WhatIfResult {
  periods: { from: string; label: string; groups: WhatIfGroup[] }[]
}

/** One group's ranking before and after. */
export interface WhatIfGroup {
  label: string
  rows: {
    office: string
    officeName: string
    before: { rank: number | null; score: number | null } | null
    after: { rank: number | null; score: number | null } | null
  }[]
}

/** GET …/signals */
export interface SignalPage {
  label: string
  signals: {
    id: string
    label: string
    what: string
    honest: string
    offices: {
      office: string
      officeName: string
      count: number
      base: number
      /** Share of the other offices together, and of this one in the three periods before. */
      others: number | null
      before: number | null
      unusual: boolean
      matters: { matter: string; receiptNumber: string; on: string }[]
    }[]
  }[]
}
