import { type Length, lengthText } from '../calendar/length.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Citation } from './cite.ts'

/**
 * What happens when the last day is not worked. 'next-working-day': the law moves
 * it (民事诉讼法 art. 85); 'working-day-unit': counted in working days, so it cannot
 * be; 'unspecified': the law is silent, the day stays and `safeBy` is given;
 * 'unspecified-roll-for-party': silent, but a party's right, so it moves;
 * 'none': the law rules it out.
 */
export type Rollover = 'next-working-day' | 'working-day-unit' | 'unspecified' | 'unspecified-roll-for-party' | 'none'

/**
 * By how much a limit may be extended. 'fixed': to `total` and nothing less;
 * 'atMost': by any part up to `total`; 'total': the law names the whole;
 * 'discretionary': no figure. `total` is the whole length, first part included.
 */
export type ExtensionRule = {
  /** Who grants it; absent where the law names nobody, and then the day of approval may be absent too. */
  readonly approver?: string
  /** Who must be told, and by when. */
  readonly notice?: string
} & (
  | { readonly kind: 'fixed' | 'atMost' | 'total'; readonly total: Length }
  | { readonly kind: 'discretionary'; readonly total?: never }
)

/**
 * How far a limit was checked. 'text': against the instrument itself; 'summary':
 * against public summaries; 'none': not at all; 'county': no law sets it. A county
 * may set its own length for the last two; the others are the law's.
 */
export type Checked = 'text' | 'summary' | 'none' | 'county'

/** One version of a statutory limit, in force for starts from `effectiveFrom` to `effectiveTo`, both included. */
export interface LimitVersion {
  readonly id: string
  /** The limit itself, through all its versions. */
  readonly family: string
  readonly name: string
  /** Absent where no law sets the limit and the county must. */
  readonly citation?: Citation
  /** The article of the instrument before, where only the instrument changed: cited for starts before that day. */
  readonly earlierCitation?: { readonly before: PlainDate; readonly citation: Citation }
  /**
   * 'max': no later than; 'min': at least; 'wait': only after; 'backward': so long
   * before an event; 'window': between `length` and `otherLength`; 'trigger': sets
   * something off.
   */
  readonly mode: 'max' | 'min' | 'wait' | 'backward' | 'window' | 'trigger'
  /** Null where the county sets it, or where a `fixedDay` stands instead. */
  readonly length: Length | null
  /** The window's far end, or the second figure where the law has two. */
  readonly otherLength?: Length
  /** 'MM-DD' of each year, itself included. */
  readonly fixedDay?: string
  /** The event the count starts from; that day itself is not counted (民法典 art. 201). */
  readonly startEvent: string
  readonly actor: string
  readonly rollover: Rollover
  readonly extension?: ExtensionRule
  /** Why time may stand still; where absent, the law gives no pause. */
  readonly pauses?: readonly string[]
  /** A fine unpaid on the last day grows from the next (行政处罚法 art. 72). */
  readonly lateFee?: true
  /** Counted anew when what was asked for comes in; where absent, never. */
  readonly restarts?: true
  readonly effectiveFrom: PlainDate
  readonly effectiveTo?: PlainDate
  readonly checked: Checked
  /** The dates it came into and went out of force are common knowledge, not read in a gazette. */
  readonly datesUnchecked?: true
}

/** The limit with the article that was in force on a day. */
export function citedOn(limit: LimitVersion, day: PlainDate): LimitVersion {
  const { earlierCitation } = limit
  return earlierCitation && day < earlierCitation.before ? { ...limit, citation: earlierCitation.citation } : limit
}

/** 60日, 每年01-31前, or 由本县确定. */
export function limitLengthText({ length, fixedDay }: LimitVersion): string {
  if (fixedDay) return `每年${fixedDay}前`
  return length ? lengthText(length) : '由本县确定'
}

/** True if the county's own length stands in for the one given here. */
export function isCountyLimit({ checked }: LimitVersion): boolean {
  return checked === 'none' || checked === 'county'
}

/** How far a limit was checked, as a mark on screen; nothing where it was read in the text. */
export function checkedText({ checked, datesUnchecked }: LimitVersion): string | undefined {
  if (checked === 'summary') return '据公开摘要，尚未对照原文'
  if (checked === 'none') return '未经核实，请法制部门确认'
  if (checked === 'county') return '没有全国统一的期限，由本县确定'
  return datesUnchecked ? '条文已对照，施行日期尚待核对' : undefined
}

/** The unit a limit is counted in, also where the county still has to set its length. */
export function unitOf({ length, rollover }: LimitVersion): Length['unit'] {
  return length?.unit ?? (rollover === 'working-day-unit' ? 'workingDay' : 'day')
}
