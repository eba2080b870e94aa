import type { Advice } from '../../language/advice.ts'
import type { DecisionRecord, DispatchEvent, DispatchTask, NewDecision } from '../../store/dispatch-decisions.ts'

/** Events from which decisions are read; others say nothing about dispatching. */
export const DECIDING = [
  'assign',
  'transfer',
  'autoAssign',
  'autoClassify',
  'classify',
  'return',
  'recall',
  'declineToAccept',
] as const

/** A decision taken earlier on the same matter, as much as matters for the next. */
export type Earlier = Pick<DecisionRecord, 'task' | 'chosen' | 'how'>

/** What a task's model says of the matter, and which generation of it. */
export interface Advised {
  readonly advice: Advice
  readonly generation: number
}

type Outcome = Pick<NewDecision, 'chosen' | 'how' | 'overruled' | 'reason'>

/**
 * The decisions an event stands for: at most one for each task. `advised` is asked
 * only for those. `drawn` picks the share of the program's own that a person checks.
 */
export function decisionsIn(
  event: DispatchEvent,
  before: readonly Earlier[],
  options: { advised: (task: DispatchTask) => Advised; drawn: (task: DispatchTask) => boolean },
): NewDecision[] {
  return (['category', 'office'] as const).flatMap((task) => {
    const stands = standing(before.filter((earlier) => earlier.task === task))
    const labelled = labelOf(event, task)
    if (labelled === undefined) return []
    const { advice, generation } = options.advised(task)
    const outcome = outcomeOf(event, { label: labelled, stands, first: advice.suggestions[0]?.label })
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

/** The label that holds after earlier decisions; null where the last one took it away. */
function standing(before: readonly Earlier[]): string | null {
  const last = before.at(-1)
  return last && last.how !== 'returned' ? last.chosen : null
}

/** What an event says about a task: a label, that there is none now (null), or nothing. */
function labelOf({ action, input }: DispatchEvent, task: DispatchTask): string | null | undefined {
  const text = (name: string) => (typeof input[name] === 'string' ? input[name] : undefined)
  if (task === 'category') return text('category')
  if (action === 'assign' || action === 'transfer' || action === 'autoAssign') return text('office')
  if (action === 'return') return text('suggestedOffice') ?? null
  return action === 'recall' || action === 'declineToAccept' ? null : undefined
}

function outcomeOf(
  event: DispatchEvent,
  { label, stands, first }: { label: string | null; stands: string | null; first: string | undefined },
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
  return set(label === first ? 'accepted' : 'chosen')
}

function reasonOf({ input }: DispatchEvent): string | null {
  const { reason } = input
  return typeof reason === 'string' ? reason : null
}
