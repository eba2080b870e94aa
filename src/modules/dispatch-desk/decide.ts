import type { DecisionRecord, DispatchEvent, DispatchTask, NewDecision } from '../../store/dispatch-decisions.ts'
import type { DeskAdvice } from './models.ts'

/** Events from which decisions are read; others say nothing about dispatching. */
export const DECIDING = [
  'assign',
  'transfer',
  'autoAssign',
  'rule',
  'autoClassify',
  'classify',
  'return',
  'recall',
  'declineToAccept',
] as const

/** A decision taken earlier on the same matter, as much as matters for the next. */
export type Earlier = Pick<DecisionRecord, 'task' | 'chosen' | 'how' | 'overruled'>

/** What a task's model says of the matter, and which generation of it. */
export interface Advised {
  readonly advice: DeskAdvice
  readonly generation: number
}

/** Advice to be written down, beside how strange the message's words were. */
export interface Noted extends Advised {
  readonly newWords: number | null
}

type Outcome = Pick<NewDecision, 'chosen' | 'how' | 'overruled' | 'reason'>

/**
 * The decisions an event stands for: at most one for each task. `advised` is asked
 * only for those. `drawn` picks the share of the program's own that a person checks.
 */
export function decisionsIn(
  event: DispatchEvent,
  before: readonly Earlier[],
  options: { advised: (task: DispatchTask) => Noted; drawn: (task: DispatchTask) => boolean },
): NewDecision[] {
  return (['category', 'office'] as const).flatMap((task) => {
    const last = before.findLast((earlier) => earlier.task === task)
    const stands = last && last.how !== 'returned' ? last.chosen : null
    const recalled = last?.how === 'recalled' ? last.overruled : null
    const labelled = labelOf(event, task)
    if (labelled === undefined) return []
    const { advice, generation, newWords } = options.advised(task)
    const outcome = outcomeOf(event, { label: labelled, stands, recalled, first: advice.suggestions[0]?.label })
    if (!outcome) return []
    return [
      {
        ...outcome,
        matter: event.matter,
        seq: event.seq,
        task,
        procedure: event.procedure,
        decidedAt: event.recordedAt,
        decidedOn: event.happenedOn,
        advised: JSON.stringify(advice.suggestions.map(({ label, probability }) => ({ label, probability }))),
        band: advice.band,
        generation,
        newWords,
        person: event.person,
        role: event.role,
        drawn: outcome.how === 'itself' && options.drawn(task),
        verdict: null,
        verdictBy: null,
        verdictAt: null,
      },
    ]
  })
}

/** What an event says about a task: a label, that there is none now (null), or nothing. */
function labelOf({ action, input }: DispatchEvent, task: DispatchTask): string | null | undefined {
  const text = (name: string) => (typeof input[name] === 'string' ? input[name] : undefined)
  if (task === 'category') return text('category')
  if (action === 'assign' || action === 'transfer' || action === 'autoAssign' || action === 'rule')
    return text('office')
  if (action === 'return') return text('suggestedOffice') ?? null
  return action === 'recall' || action === 'declineToAccept' ? null : undefined
}

function outcomeOf(
  event: DispatchEvent,
  {
    label,
    stands,
    recalled,
    first,
  }: { label: string | null; stands: string | null; recalled: string | null; first: string | undefined },
): Outcome | undefined {
  const reason = reasonOf(event)
  const set = (how: Outcome['how'], overruled: string | null = null): Outcome => ({
    chosen: label,
    how,
    overruled,
    reason,
  })
  if (event.action === 'return') return set('returned', stands)
  if (event.action === 'recall') return set('recalled', stands)
  if (event.action === 'declineToAccept') return set('declined', stands)
  if (label === null || label === stands) return undefined
  if (event.role === 'machine') return set('itself')
  if (stands !== null) return set('corrected', stands)
  // Taken back and sent elsewhere: what was taken back was wrong. Taken back and sent again, it was a slip.
  if (recalled !== null && recalled !== label) return set('corrected', recalled)
  return set(label === first ? 'accepted' : 'chosen')
}

function reasonOf({ input }: DispatchEvent): string | null {
  const { reason } = input
  return typeof reason === 'string' ? reason : null
}
