import { lengthText } from '../../calendar/length.ts'
import type { PlainDate } from '../../calendar/plain-date.ts'
import type { Settings } from '../../engine/clock.ts'
import { type Definition, normsOf, rolesOf, stagesOf } from '../../engine/define.ts'
import { stageLabel } from '../../engine/permit.ts'
import { citationText } from '../../law/cite.ts'
import { findLimit } from '../../law/limit.ts'
import { limitLengthText } from '../../law/limit-version.ts'
import { citationOn, type LawReference } from '../../law/reference.ts'
import type { ProcedureDescription } from '../api-types.ts'
import { formSchema } from './fields.ts'

function lawOf(reference: LawReference | undefined, today: PlainDate): { law?: string } {
  const law = citationOn(reference, today)
  return law ? { law: citationText(law) } : {}
}

/** A definition without its functions, as of today. */
export function presentProcedure(definition: Definition, today: PlainDate, settings: Settings): ProcedureDescription {
  return {
    id: definition.id,
    version: definition.version,
    title: definition.title,
    plural: definition.plural,
    ...lawOf(definition.law, today),
    intro: definition.intro,
    ...(definition.notAccepted ? { notAccepted: [...definition.notAccepted] } : {}),
    stages: [
      ...Object.entries(definition.stages).map(([name, label]) => ({ name, label })),
      { name: 'closed', label: stageLabel(definition, 'closed') },
    ],
    clocks: Object.entries(definition.clocks).map(([name, clock]) => {
      const limit = clock.limit ? findLimit(clock.limit, today) : undefined
      const norms = normsOf(clock).map((norm) => lengthText(settings.norm(norm)))
      return {
        name,
        label: clock.label,
        ...lawOf(limit?.citation, today),
        ...(limit ? { length: limitLengthText(limit) } : {}),
        ...(norms.length > 0 ? { target: [...new Set(norms)].join('、') } : {}),
      }
    }),
    outcomes: Object.entries(definition.outcomes).map(([name, { label, law }]) => ({
      name,
      label,
      ...lawOf(law, today),
    })),
    open: {
      by: definition.open.onlyBegun ? [] : [...rolesOf(definition.open)],
      input: formSchema(definition.open.input),
      ...(definition.open.party ? { party: formSchema(definition.open.party) } : {}),
    },
    actions: Object.entries(definition.actions).map(([name, action]) => ({
      name,
      label: action.label,
      ...lawOf(action.law, today),
      by: action.anyone ? ['anybody', ...rolesOf(action)] : [...rolesOf(action)],
      from: [...stagesOf(definition, action)],
      to: action.to,
      input: formSchema(action.input),
      ...(action.danger ? { danger: true } : {}),
    })),
    roles: Object.entries(definition.roles).map(([name, label]) => ({ name, label })),
  }
}
