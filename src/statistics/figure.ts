/** Which matters of a period a figure counts. */
export interface FigureFilter {
  /** Closed with one of these outcomes. */
  readonly outcome?: readonly string[]
  /** Not closed with any of these outcomes. */
  readonly notOutcome?: readonly string[]
  /** One of the named clocks ended, or ran at the end of the period, after the statute's day. */
  readonly late?: readonly string[]
  /** The named clock ended on or before the statute's day. */
  readonly onTime?: string
  /** The named clock ended on or before the county's own norm. */
  readonly onTarget?: string
  /** Equal to these facts. */
  readonly facts?: Readonly<Record<string, string | boolean>>
  /** Not equal to any of these facts. */
  readonly notFacts?: Readonly<Record<string, string | boolean>>
  /** One of these facts' values. */
  readonly factIn?: Readonly<Record<string, readonly string[]>>
  /** Without these facts. */
  readonly lacks?: readonly string[]
}

/**
 * A figure: what is counted and how, as data, so that it compiles to SQL, opens
 * the list of matters it counts, and can be recounted by folding events.
 *
 * `opened`/`closed`: on a day of the period, both ends inclusive; `openAtStart`:
 * opened before it and not closed before it; `openAtEnd`: not closed by its last day.
 * Closed is what was closed once, by the day and the outcome of the first time: what is
 * done again is neither closed twice nor taken back out of an earlier period.
 * A rate names two count figures of the same procedure.
 */
export type FigureRule =
  | {
      readonly label: string
      readonly count: 'opened' | 'closed' | 'openAtStart' | 'openAtEnd'
      readonly where?: FigureFilter
      /** A fact whose values break the count down, a column each. */
      readonly by?: string
      /** Counted for an office that assists, as the respondent of a reconsideration does, not for the one that leads. */
      readonly office?: 'assisting'
    }
  /** Every matter that any of these counts of the same procedure counts, once. */
  | { readonly label: string; readonly any: readonly string[] }
  | { readonly label: string; readonly rate: readonly [numerator: string, denominator: string] }

/**
 * The clocks by which an answer of a procedure counts as late wherever anybody asks: those that its
 * figure `<id>.late` names. None where no law fixes a day for the answer.
 */
export function lateClocks(id: string, figures: Readonly<Record<string, FigureRule>>): readonly string[] {
  const rule = figures[`${id}.late`]
  return rule && 'count' in rule ? (rule.where?.late ?? []) : []
}
