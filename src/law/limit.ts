import type { PlainDate } from '../calendar/plain-date.ts'
import type { LimitVersion } from './limit-version.ts'
import { COMPULSION_LIMITS } from './limits/compulsion.ts'
import { DECISION_LIMITS } from './limits/decision.ts'
import { FILING_LIMITS } from './limits/filing.ts'
import { FOI_LIMITS } from './limits/foi.ts'
import { LEGAL_AID_LIMITS } from './limits/legal-aid.ts'
import { LICENCE_LIMITS } from './limits/licence.ts'
import { LITIGATION_LIMITS } from './limits/litigation.ts'
import { MAILBOX_LIMITS } from './limits/mailbox.ts'
import { MEDIATION_LIMITS } from './limits/mediation.ts'
import { PENALTY_LIMITS } from './limits/penalty.ts'
import { PETITION_LIMITS } from './limits/petition.ts'
import { PETITION_HENAN_LIMITS } from './limits/petition-henan.ts'
import { PUBLICITY_LIMITS } from './limits/publicity.ts'
import { RECONSIDERATION_2017_LIMITS } from './limits/reconsideration-2017.ts'
import { RECONSIDERATION_2023_LIMITS } from './limits/reconsideration-2023.ts'
import { SUGGESTION_LIMITS } from './limits/suggestion.ts'

/** Every version of every limit; those of one family oldest first. */
export const LIMITS: readonly LimitVersion[] = [
  ...PETITION_LIMITS,
  ...PETITION_HENAN_LIMITS,
  ...MAILBOX_LIMITS,
  ...FOI_LIMITS,
  ...RECONSIDERATION_2017_LIMITS,
  ...RECONSIDERATION_2023_LIMITS,
  ...LITIGATION_LIMITS,
  ...SUGGESTION_LIMITS,
  ...PENALTY_LIMITS,
  ...LICENCE_LIMITS,
  ...COMPULSION_LIMITS,
  ...DECISION_LIMITS,
  ...FILING_LIMITS,
  ...MEDIATION_LIMITS,
  ...LEGAL_AID_LIMITS,
  ...PUBLICITY_LIMITS,
]
const byId = new Map(LIMITS.map((limit) => [limit.id, limit]))

/** The version of a limit in force on a day, by its family or its own id; nothing if none was. */
export function findLimit(familyOrId: string, on: PlainDate): LimitVersion | undefined {
  return LIMITS.find(
    ({ family, id, effectiveFrom, effectiveTo }) =>
      (family === familyOrId || id === familyOrId) && effectiveFrom <= on && (!effectiveTo || on <= effectiveTo),
  )
}

/** The version of that id. Throws RangeError if there is none. */
export function limitById(id: string): LimitVersion {
  const limit = byId.get(id)
  if (!limit) throw new RangeError(`no limit ${id}`)
  return limit
}

/** True if the text names a limit's family or one of its versions. */
export function isLimit(familyOrId: string): boolean {
  return LIMITS.some(({ family, id }) => family === familyOrId || id === familyOrId)
}

/** Every version of a limit, oldest first. */
export function versionsOf(family: string): readonly LimitVersion[] {
  return LIMITS.filter((limit) => limit.family === family)
}
