import { type Exclusion, isAlways } from './exclusion.ts'
import { findIndicator } from './indicators.ts'
import { type Interval, intervalOf } from './interval.ts'
import { findMarkEvent } from './mark-event.ts'
import type { Item, Mark, Records } from './record.ts'
import type { Scheme, SchemeIndicator, SchemeMark } from './scheme.ts'

/** An office under one indicator. */
export interface Line {
  readonly indicator: string
  readonly label: string
  readonly weight: number
  /** What the indicator counts: items that went well, or faults. */
  readonly numerator: number
  readonly denominator: number
  /** Null of nothing. */
  readonly rate: number | null
  /** Faults the tolerance forgives. */
  readonly forgiven: number
  /** Of `weight`, in the score's own unit before it is brought to the full score; null of nothing. */
  readonly points: number | null
  /** How many stay out, by reason. */
  readonly excluded: Readonly<Partial<Record<Exclusion, number>>>
  /** Where there are few items: how far chance alone may have moved the rate. */
  readonly interval?: Interval
}

/** Points off or on, each with the event and the rule they come from. */
export interface Marked {
  /** Id of the mark event, which names the rule within the version. */
  readonly event: string
  readonly label: string
  readonly kind: 'deduction' | 'bonus'
  readonly matter: string
  readonly receiptNumber: string
  readonly seq: number
  readonly on: string
  /** Above zero; zero where the rule's most was reached before. */
  readonly points: number
}

/** An office's result. */
export interface OfficeResult {
  readonly office: string
  /** Matters it has in any line, each counted once. */
  readonly matters: number
  readonly lines: readonly Line[]
  readonly marks: readonly Marked[]
  /** In hundredths exact; null where it has nothing to be scored by. */
  readonly score: number | null
  /** Among its group, equal scores equal places; null where it is not ranked. */
  readonly rank: number | null
}

/** A group's results. */
export interface GroupResult {
  readonly label: string
  /** By place; equal scores share one. */
  readonly ranked: readonly OfficeResult[]
  /** Too few matters for a place. */
  readonly few: readonly OfficeResult[]
  /** Nothing in the period. */
  readonly none: readonly OfficeResult[]
}

/** True if the item counts under the scheme. */
export function counts({ exclusions }: Pick<Scheme, 'exclusions'>, { excluded }: Pick<Item, 'excluded'>): boolean {
  return excluded === null || !(isAlways(excluded) || exclusions.includes(excluded))
}

/** Scores and ranks every office of the scheme by these records. Pure: the same in, the same out. */
export function assess(scheme: Scheme, records: Records): GroupResult[] {
  const items = Map.groupBy(records.items, ({ office }) => office)
  const marks = Map.groupBy(records.marks, ({ office }) => office)
  return scheme.groups.map(({ label, offices }) => {
    const results = offices.map((office) => resultOf(scheme, office, items.get(office) ?? [], marks.get(office) ?? []))
    const able = results.filter(({ matters, score }) => matters >= scheme.fewest && score !== null)
    return {
      label,
      ranked: ranked(able),
      few: results.filter((one) => one.matters > 0 && !able.includes(one)),
      none: results.filter(({ matters }) => matters === 0),
    }
  })
}

function ranked(results: readonly OfficeResult[]): OfficeResult[] {
  const sorted = results.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || (a.office < b.office ? -1 : 1))
  return sorted.map((one) => ({ ...one, rank: sorted.findIndex(({ score }) => score === one.score) + 1 }))
}

function resultOf(scheme: Scheme, office: string, items: readonly Item[], marks: readonly Mark[]): OfficeResult {
  const lines = scheme.indicators.map((weighed) => lineOf(scheme, weighed, items))
  const weighedItems = items.filter(
    (item) => counts(scheme, item) && scheme.indicators.some(({ indicator }) => indicator === item.indicator),
  )
  const marked = scheme.marks.flatMap((rule) => markedBy(rule, marks))
  return {
    office,
    matters: new Set(weighedItems.map(({ matter }) => matter)).size,
    lines,
    marks: marked,
    score: scoreOf(scheme, lines, marked),
    rank: null,
  }
}

function lineOf(scheme: Scheme, { indicator, weight }: SchemeIndicator, items: readonly Item[]): Line {
  const those = items.filter((item) => item.indicator === indicator)
  const counted = those.filter((item) => counts(scheme, item))
  const denominator = counted.length
  const faults = counted.filter(({ good }) => !good).length
  const forgiven = Math.min(faults, Math.floor((denominator * scheme.tolerance) / 100 + 1e-9))
  const known = findIndicator(indicator)
  const numerator = known?.counts === 'faulty' ? faults : denominator - faults
  const interval = denominator < scheme.few ? intervalOf(numerator, denominator) : undefined
  return {
    indicator,
    label: known?.label ?? indicator,
    weight,
    numerator,
    denominator,
    rate: denominator === 0 ? null : numerator / denominator,
    forgiven,
    points: denominator === 0 ? null : (weight * (denominator - faults + forgiven)) / denominator,
    excluded: excludedOf(those.filter((item) => !counts(scheme, item))),
    ...(interval ? { interval } : {}),
  }
}

function excludedOf(items: readonly Item[]): Line['excluded'] {
  const found: Partial<Record<Exclusion, number>> = {}
  for (const { excluded } of items) if (excluded) found[excluded] = (found[excluded] ?? 0) + 1
  return found
}

/** In the order of the events; once the rule's most is reached the rest are shown with nothing. */
function markedBy(rule: SchemeMark, marks: readonly Mark[]): Marked[] {
  const event = findMarkEvent(rule.event)
  if (!event) return []
  let left = rule.atMost
  return marks
    .filter((mark) => mark.event === rule.event)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.matter < b.matter ? -1 : a.seq - b.seq))
    .map(({ matter, receiptNumber, seq, on }) => {
      const points = Math.min(rule.points, left)
      left -= points
      const { label, kind } = event
      return { event: rule.event, label, kind, matter, receiptNumber, seq, on, points }
    })
}

/** A line of nothing gives its weight to the others; never below zero. */
function scoreOf({ full }: Scheme, lines: readonly Line[], marks: readonly Marked[]): number | null {
  const told = lines.filter(({ points, weight }) => points !== null && weight > 0)
  const weights = told.reduce((sum, { weight }) => sum + weight, 0)
  if (weights === 0) return null
  const points = told.reduce((sum, line) => sum + (line.points ?? 0), 0)
  const signed = marks.reduce((sum, mark) => sum + (mark.kind === 'bonus' ? mark.points : -mark.points), 0)
  return Math.max(0, hundredths((full * points) / weights + signed))
}

/** Rounded half up to hundredths; the small addition undoes what binary fractions lose. */
function hundredths(value: number): number {
  return Math.floor(value * 100 + 0.5 + 1e-7) / 100
}
