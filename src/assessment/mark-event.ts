/**
 * Events for which a scheme may take points off or add some: each is an act on record, never something typed
 * in for the assessment, and none is about signing in, uploading or sending pictures.
 */
export interface MarkEvent {
  readonly id: string
  readonly label: string
  readonly kind: 'deduction' | 'bonus'
  readonly procedure: string
  readonly action: string
  /** A fact of the matter, and what it must be one of. */
  readonly fact?: { readonly name: string; readonly among: readonly string[] }
  /** A field of what was filled in, and what it must be one of. */
  readonly input?: { readonly name: string; readonly among: readonly string[] }
}

/** Every event that may be marked. The office marked is the one in charge of the matter. */
export const MARK_EVENTS: readonly MarkEvent[] = [
  {
    id: 'supervised',
    label: '因超期或者回访不满意被发督办单',
    kind: 'deduction',
    procedure: 'supervision-order',
    action: 'open',
    fact: { name: 'source', among: ['超期未办', '回访不满意'] },
  },
  {
    id: 'sent-back',
    label: '督办核查不实被退回',
    kind: 'deduction',
    procedure: 'supervision-order',
    action: 'sendBack',
  },
  { id: 'talked-to', label: '被约谈', kind: 'deduction', procedure: 'supervision-order', action: 'talk' },
  { id: 'announced', label: '被通报批评', kind: 'deduction', procedure: 'supervision-order', action: 'announce' },
  {
    id: 'adopted',
    label: '采纳来信意见',
    kind: 'bonus',
    procedure: 'letter',
    action: 'reply',
    input: { name: 'outcome', among: ['意见采纳'] },
  },
  {
    id: 'helped',
    label: '协办并反馈办理结果',
    kind: 'bonus',
    procedure: 'assistance',
    action: 'reply',
    input: { name: 'outcome', among: ['已办理'] },
  },
]

const BY_ID = new Map(MARK_EVENTS.map((event) => [event.id, event]))

/** The event of that id. */
export function findMarkEvent(id: string): MarkEvent | undefined {
  return BY_ID.get(id)
}
