import type { ProcedureDescription } from '../../../server/api-types.ts'

/** Stages to choose from: of the procedure chosen, or of all, each name once with every label it bears. */
export function stageOptions(procedures: readonly ProcedureDescription[], chosen: string) {
  const labels = new Map<string, Set<string>>()
  for (const procedure of procedures) {
    if (chosen && procedure.id !== chosen) continue
    for (const { name, label } of procedure.stages) labels.set(name, (labels.get(name) ?? new Set()).add(label))
  }
  return [...labels].map(([value, names]) => ({ value, label: [...names].join(' / ') }))
}
