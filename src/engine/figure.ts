/** Which matters of a period a figure counts. */
export interface FigureFilter {
  /** Closed with one of these outcomes. */
  readonly outcome?: readonly string[]
  /** Not closed with any of these outcomes. */
  readonly notOutcome?: readonly string[]
  /** The named clock ended, or ran at the end of the period, after the statute's day. */
  readonly late?: string
  /** The named clock ended on or before the statute's day. */
  readonly onTime?: string
  /** The named clock ended on or before the county's own norm. */
  readonly onTarget?: string
  /** Equal to these facts. */
  readonly facts?: Readonly<Record<string, string | boolean>>
  /** One of these facts' values. */
  readonly factIn?: Readonly<Record<string, readonly string[]>>
}

/**
 * A figure: what is counted and how, as data, so that it compiles to SQL, opens
 * the list of matters it counts, and can be recounted by folding events.
 *
 * `opened`/`closed`: on a day of the period, both ends inclusive; `openAtStart`:
 * opened before it and not closed before it; `openAtEnd`: not closed by its last day.
 * A rate names two count figures of the same procedure.
 */
export type FigureRule =
  | {
      readonly label: string
      readonly count: 'opened' | 'closed' | 'openAtStart' | 'openAtEnd'
      readonly where?: FigureFilter
    }
  | { readonly label: string; readonly rate: readonly [numerator: string, denominator: string] }

const COUNTED = {
  opened: '期内收到',
  closed: '期内办结',
  openAtStart: '期初未办结',
  openAtEnd: '期末未办结',
} as const

/** Names that a figure's rule is told with. */
interface Words {
  readonly outcomes: Readonly<Record<string, { readonly label: string }>>
  readonly clocks: Readonly<Record<string, { readonly label: string }>>
  readonly figures: Readonly<Record<string, FigureRule>>
}

/** How a figure is counted, in one Chinese sentence. */
export function figureText(words: Words, rule: FigureRule): string {
  if ('rate' in rule) {
    const [numerator, denominator] = rule.rate.map((id) => words.figures[id]?.label ?? id)
    return `${numerator}÷${denominator}`
  }
  const { outcome, notOutcome, late, onTime, onTarget, facts, factIn } = rule.where ?? {}
  const outcomes = (names: readonly string[]) => names.map((name) => words.outcomes[name]?.label ?? name).join('、')
  const clock = (name: string) => words.clocks[name]?.label ?? name
  return [
    COUNTED[rule.count],
    ...(outcome ? [`结果为${outcomes(outcome)}`] : []),
    ...(notOutcome ? [`结果不是${outcomes(notOutcome)}`] : []),
    ...(late ? [`${clock(late)}超过法定期限`] : []),
    ...(onTime ? [`${clock(onTime)}在法定期限内`] : []),
    ...(onTarget ? [`${clock(onTarget)}在本县承诺期限内`] : []),
    ...Object.values(facts ?? {}).map((value) => `为${value}`),
    ...Object.values(factIn ?? {}).map((values) => `为${values.join('、')}之一`),
  ].join('，')
}
