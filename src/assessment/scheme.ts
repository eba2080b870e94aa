import type { PlainDate } from '../calendar/plain-date.ts'
import type { Exclusion } from './exclusion.ts'

/** Offices ranked among themselves: townships apart from departments. */
export interface SchemeGroup {
  readonly label: string
  /** Ids of offices; one office stands in one group only. */
  readonly offices: readonly string[]
}

/** What an indicator weighs in the score; weights need not add up to anything. */
export interface SchemeIndicator {
  readonly indicator: string
  readonly weight: number
}

/** Points for each event, and how many at most in one period. */
export interface SchemeMark {
  /** Id of a mark event; the rule is named by it and the version. */
  readonly event: string
  /** Per event, above zero; what it does follows from the event's kind. */
  readonly points: number
  readonly atMost: number
}

/** 考核方案: how offices are assessed, as data. A version in use never changes. */
export interface Scheme {
  readonly title: string
  readonly period: 'month' | 'quarter'
  /** Score of an office all of whose items went well. */
  readonly full: number
  readonly groups: readonly SchemeGroup[]
  readonly indicators: readonly SchemeIndicator[]
  readonly exclusions: readonly Exclusion[]
  readonly marks: readonly SchemeMark[]
  /** 容错率: of each line's items, in percent, so many faults are forgiven; rounded down. */
  readonly tolerance: number
  /** An office with fewer matters than this is not ranked; at least {@link FEWEST_RANKED}. */
  readonly fewest: number
  /** A line with fewer items than this is shown with its interval. */
  readonly few: number
}

/** Below this no office may be ranked, whatever the scheme. */
export const FEWEST_RANKED = 5

/** A version of a scheme: a draft until it is announced. */
export interface SchemeVersion {
  readonly scheme: string
  readonly version: number
  readonly content: Scheme
  /** First day of the first period it covers; announced before that day. Null for a draft. */
  readonly effectiveFrom: PlainDate | null
  readonly publishedOn: PlainDate | null
}
