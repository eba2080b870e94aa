export interface ClockStatus {
  name: string
  label: string
  /** Statute's day; null while paused, or where the law sets no limit. */
  dueOn: string | null
  /** The county's own norm. */
  targetOn: string | null
  startedOn: string
  stoppedOn: string | null
  state: 'running' | 'paused' | 'stopped'
  /** Stopped after, or still running past, the statute's day. */
  late: boolean
  missedTarget: boolean
  /** Working days left to the nearer of the two days; negative when past. */
  workingDaysLeft: number | null
  provisional: boolean
  law?: string
  length?: string
  target?: string
  /** For a limit in hours: 'YYYY-MM-DDTHH:mm' in Beijing. */
  dueAt?: string
  /** The same for a norm in hours. */
  targetAt?: string
  /** Of a period that must be full, or a window: the first day of what may follow. */
  earliestOn?: string
  /** The day is not worked and the law does not move it: the last working day before. */
  safeBy?: string
  /** The office whose duty it is, where it is not the lead's. */
  owedByName?: string
  /** How far the limit was checked against its text, where that is not fully so. */
  mark?: string
  /** Why that day, line by line, in Chinese. */
  explanation: string[]
  /** How many of its last lines tell the county's own norm. */
  promiseLines: number
}

/** A count day by day. */
export interface StripInfo {
  days: StripDayInfo[]
  /** Days left out of a long one. */
  skipped?: { from: string; to: string }
}

export interface StripDayInfo {
  on: string
  kind: 'start' | 'moment' | 'event' | 'counted' | 'passed' | 'excluded' | 'rolled' | 'after'
  number?: number
  off?: 'weekend' | 'holiday'
  makeup?: boolean
  name?: string
  /** The State Council's notice the day rests on. */
  notice?: string
  /** 'target' is the county's own day on the strip of a statute. */
  marks: ('due' | 'counted' | 'safe' | 'rolled' | 'earliest' | 'conservative' | 'target')[]
}

/** GET /api/matters/{id}/clocks/{name} and GET /api/tracking/{id}/clocks/{name}. */
export interface ClockAccount {
  clock: ClockStatus
  strip?: StripInfo
}

/** GET /api/limits: every statutory limit, by field. */
export interface LimitList {
  areas: { id: string; title: string; limits: LimitInfo[] }[]
}

export interface LimitInfo {
  id: string
  family: string
  name: string
  law?: string
  mode: 'max' | 'min' | 'wait' | 'backward' | 'window' | 'trigger'
  length: string
  /** The second figure, where the law has two; the far end of a window. */
  otherLength?: string
  otherAmount?: number
  unit: 'workingDay' | 'day' | 'month' | 'year' | 'hour'
  startEvent: string
  actor: string
  /** What happens when the last day is not worked, in words. */
  rollover: string
  extension?: { total?: string; totalAmount?: number; approver?: string; notice?: string }
  pauses?: string[]
  restarts?: boolean
  effectiveFrom: string
  effectiveTo?: string
  /** How far it was checked against its text, where that is not fully so. */
  mark?: string
  /** The county sets its figure. */
  county?: boolean
  /** The county's own figure, if it has set one. */
  countyAmount?: number
}

/** Body of POST /api/deadlines. */
export interface DeadlineRequest {
  limitId: string
  /** 'YYYY-MM-DD', or 'YYYY-MM-DDTHH:mm' for a limit in hours. */
  start: string
  events?: {
    type: 'exclude' | 'extend' | 'restart' | 'use'
    from?: string
    to?: string
    on?: string
    total?: number
    amount?: number
    approvedOn?: string
  }[]
}

/** Answer to it. */
export interface DeadlineAnswer {
  limit: LimitInfo
  /** The day or moment; null where none can be given. */
  due: string | null
  safeBy?: string
  dueIfRolled?: string
  dueConservative?: string
  earliestOn?: string
  provisional?: boolean
  needsCalendar?: number
  estimatedOn?: string
  error?: string
  lines: string[]
  strip?: StripInfo
}

/** GET /api/admin/limits: limits whose figure the county sets. PUT /api/admin/limits {id, amount|null}. */
export interface CountyLimitInfo {
  id: string
  name: string
  law?: string
  mark: string
  unit: string
  defaultAmount: number | null
  amount: number | null
}
