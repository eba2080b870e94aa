import type { z } from 'zod'
import type { FigureRule } from './figure.ts'

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
  /** Each fact with its Chinese title. */
  readonly facts: z.ZodObject
}

function valueText(value: string | boolean): string {
  return typeof value === 'string' ? value : value ? '是' : '否'
}

/** How a figure is counted, in one Chinese sentence. */
export function figureText(words: Words, rule: FigureRule): string {
  if ('rate' in rule) {
    const [numerator, denominator] = rule.rate.map((id) => words.figures[id]?.label ?? id)
    return `${numerator}÷${denominator}`
  }
  if ('any' in rule) return `${rule.any.map((id) => words.figures[id]?.label ?? id).join('、')}之和，每件只数一次`
  const { outcome, notOutcome, late, onTime, onTarget, facts, notFacts, factIn, lacks } = rule.where ?? {}
  const outcomes = (names: readonly string[]) => names.map((name) => words.outcomes[name]?.label ?? name).join('、')
  const clock = (name: string) => words.clocks[name]?.label ?? name
  const fact = (name: string) => words.facts.shape[name]?.meta()?.title ?? name
  return [
    COUNTED[rule.count],
    ...(outcome ? [`结果为${outcomes(outcome)}`] : []),
    ...(notOutcome ? [`结果不是${outcomes(notOutcome)}`] : []),
    ...(late ? [`${late.map(clock).join('或')}超过法定期限`] : []),
    ...(onTime ? [`${clock(onTime)}在法定期限内`] : []),
    ...(onTarget ? [`${clock(onTarget)}在本县承诺期限内`] : []),
    ...Object.entries(facts ?? {}).map(([name, value]) => `${fact(name)}为${valueText(value)}`),
    ...Object.entries(notFacts ?? {}).map(([name, value]) => `${fact(name)}不为${valueText(value)}`),
    ...Object.entries(factIn ?? {}).map(([name, values]) => `${fact(name)}为${values.join('、')}之一`),
    ...(lacks ?? []).map((name) => `没有“${fact(name)}”`),
  ].join('，')
}
