import { addDays, type PlainDate } from '../calendar/plain-date.ts'

/**
 * A number of matters that screens show, as data: the same rule counts it in SQL and
 * is the filter of the list it opens, so that no two screens can count it differently.
 */
export interface Measure {
  readonly label: string
  /** How it is counted, in one Chinese sentence. */
  readonly rule: string
  /** `open`: not closed at this moment; `opened`, `closed` (the first time): on a day of the period, both ends included. */
  readonly of: 'open' | 'opened' | 'closed'
  /** Only where a duty is, or was done, past the statute's day. */
  readonly late?: true
  /** Where the nearest day of a running clock, of statute or of the county's norm, stands to today. */
  readonly due?: 'past' | 'today' | 'soon'
}

/** Every measure of the desk: the one place that says what is counted. */
export const MEASURES = {
  open: { label: '在办', rule: '现在还没有办结的', of: 'open' },
  dueToday: { label: '今天到期', rule: '最近一项时限在今天届满', of: 'open', due: 'today' },
  dueSoon: { label: '三日内到期', rule: '明天起三个工作日之内届满', of: 'open', due: 'soon' },
  past: { label: '已过时限', rule: '最近一项时限（法定的或县里定的）已经过了，还没有办', of: 'open', due: 'past' },
  late: { label: '在办逾期', rule: '还没有办结，有一项法定期限已过', of: 'open', late: true },
  received: { label: '期间收到', rule: '收到日期在期间内', of: 'opened' },
  closed: { label: '期间办结', rule: '办结日期在期间内；重办过的按第一次办结', of: 'closed' },
  closedLate: { label: '其中逾期', rule: '期间办结的里面，有一项法定期限超期', of: 'closed', late: true },
} as const satisfies Readonly<Record<string, Measure>>

/** The name of a measure. */
export type MeasureId = keyof typeof MEASURES

/** The days a measure is counted by; both ends of the period and `soonTo` are included. */
export interface MeasureDays {
  readonly today: PlainDate
  /** Last day that is near. */
  readonly soonTo: PlainDate
  readonly from: PlainDate
  readonly to: PlainDate
}

/** The worklist's filters that list what a measure counts. */
export function listOf(id: MeasureId, { today, soonTo, from, to }: MeasureDays): Readonly<Record<string, string>> {
  const { of, late, due }: Measure = MEASURES[id]
  return {
    ...(of === 'opened' ? { state: 'all', openedFrom: from, openedTo: to } : {}),
    ...(of === 'closed' ? { state: 'all', closedFrom: from, closedTo: to } : {}),
    ...(late ? { late: 'true' } : {}),
    ...(due === 'past' ? { dueTo: addDays(today, -1) } : {}),
    ...(due === 'today' ? { dueFrom: today, dueTo: today } : {}),
    ...(due === 'soon' ? { dueFrom: addDays(today, 1), dueTo: soonTo } : {}),
  }
}
