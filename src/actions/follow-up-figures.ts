import type { FigureFilter, FigureRule } from '../statistics/figure.ts'
import { SATISFACTION, SATISFIED } from './aftermath.ts'
import { EXCLUSIONS, SOLVED } from './follow-up-facts.ts'

const EXCLUSION_IDS = ['unreachable', 'unreasonable', 'enquiry'] as const

/**
 * 三率 under a procedure's own ids: response, solution, satisfaction, each by numerator
 * and denominator, with what was excluded and what was done again. A matter is counted
 * in the period in which it was first closed; a partial solution is no solution.
 * `response` says when the office was in time to answer for.
 */
export function followUpFigures(
  procedure: string,
  what: string,
  { outcomes, response }: { outcomes: readonly string[]; response: FigureFilter },
): Readonly<Record<string, FigureRule>> {
  const counted = (label: string, where: FigureFilter): FigureRule => ({ label, count: 'closed', where })
  const effective = { lacks: ['followUpExcluded'] } as const
  const id = (name: string) => `${procedure}.${name}`
  return {
    [id('answered')]: counted(`经办理答复的${what}`, { outcome: outcomes }),
    [id('responded')]: counted(`期限内响应的${what}`, { outcome: outcomes, ...response }),
    [id('response-rate')]: { label: `${what}响应率`, rate: [id('responded'), id('answered')] },
    [id('followed-up')]: counted(`有效回访的${what}`, { factIn: { followUpSolved: SOLVED }, ...effective }),
    [id('solved')]: counted(`回访已解决的${what}`, { facts: { followUpSolved: '已解决' }, ...effective }),
    [id('unsolved')]: counted(`回访未解决的${what}`, { facts: { followUpSolved: '未解决' }, ...effective }),
    [id('solution-rate')]: { label: `${what}解决率`, rate: [id('solved'), id('followed-up')] },
    [id('rated')]: counted(`已评价的${what}`, { factIn: { followUpLevel: SATISFACTION }, ...effective }),
    [id('satisfied')]: counted(`评价满意的${what}`, { factIn: { followUpLevel: SATISFIED }, ...effective }),
    [id('satisfaction-rate')]: { label: `${what}满意率`, rate: [id('satisfied'), id('rated')] },
    ...Object.fromEntries(
      EXCLUSIONS.map((followUpExcluded, at) => [
        id(`excluded-${EXCLUSION_IDS[at]}`),
        counted(`因${followUpExcluded}剔除的${what}`, { facts: { followUpExcluded } }),
      ]),
    ),
    [id('redone')]: counted(`重办的${what}`, { facts: { redone: true } }),
    [id('redo-rate')]: { label: `${what}重办率`, rate: [id('redone'), id('answered')] },
  }
}
