import type { PlainDate } from '../calendar/plain-date.ts'
import type { LimitVersion } from './limit-version.ts'
import { COMPULSION_LIMITS } from './limits/compulsion.ts'
import { CONGRESS_LIMITS } from './limits/congress.ts'
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

/** A field of law with its limits, for lists. */
export interface LimitArea {
  readonly id: string
  readonly title: string
  readonly limits: readonly LimitVersion[]
}

/** Every limit by field; the versions of one family oldest first. */
export const LIMIT_AREAS: readonly LimitArea[] = [
  {
    id: 'petition',
    title: '信访和县长信箱',
    limits: [...PETITION_LIMITS, ...PETITION_HENAN_LIMITS, ...MAILBOX_LIMITS],
  },
  { id: 'foi', title: '政府信息公开', limits: FOI_LIMITS },
  {
    id: 'reconsideration',
    title: '行政复议',
    limits: [...RECONSIDERATION_2017_LIMITS, ...RECONSIDERATION_2023_LIMITS],
  },
  { id: 'litigation', title: '行政诉讼', limits: LITIGATION_LIMITS },
  { id: 'penalty', title: '行政处罚', limits: PENALTY_LIMITS },
  { id: 'licence', title: '行政许可', limits: LICENCE_LIMITS },
  { id: 'compulsion', title: '行政强制和政府督查', limits: COMPULSION_LIMITS },
  { id: 'decision', title: '重大决策和规范性文件', limits: DECISION_LIMITS },
  { id: 'filing', title: '法规规章制定和备案', limits: FILING_LIMITS },
  { id: 'suggestion', title: '人大代表建议', limits: SUGGESTION_LIMITS },
  { id: 'congress', title: '向人大常委会报告', limits: CONGRESS_LIMITS },
  { id: 'mediation', title: '人民调解', limits: MEDIATION_LIMITS },
  { id: 'legal-aid', title: '法律援助', limits: LEGAL_AID_LIMITS },
  { id: 'publicity', title: '执法公示、公告送达和国家赔偿', limits: PUBLICITY_LIMITS },
]

/** Every version of every limit; those of one family oldest first. */
export const LIMITS: readonly LimitVersion[] = LIMIT_AREAS.flatMap(({ limits }) => limits)
const byId = new Map(LIMITS.map((limit) => [limit.id, limit]))

/** The version of a limit in force on a day, by its family or its own id; nothing if none was. */
export function findLimit(familyOrId: string, on: PlainDate): LimitVersion | undefined {
  return LIMITS.find(
    ({ family, id, effectiveFrom, effectiveTo }) =>
      (family === familyOrId || id === familyOrId) && effectiveFrom <= on && (!effectiveTo || on <= effectiveTo),
  )
}

/** One version by its id, apart from its family's; nothing where the text names a family. */
export function findVersion(id: string): LimitVersion | undefined {
  const version = byId.get(id)
  return version && version.family !== id ? version : undefined
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

/**
 * The version a clock runs by. One that the clock names itself governs a running matter
 * also after its law has given way. Throws RangeError if there is none.
 */
export function limitFor(named: string | undefined, id: string): LimitVersion {
  const { effectiveTo, ...lasting } = limitById(id)
  return effectiveTo && named !== id ? { ...lasting, effectiveTo } : lasting
}
