import { createRegistry } from '../engine/registry.ts'
import { assessmentObjection } from './assessment-objection.ts'
import { assessmentPeriod } from './assessment-period.ts'
import { assistance } from './assistance.ts'
import { coDefence } from './co-defence.ts'
import { congressMatter } from './congress-matter.ts'
import { deputySuggestion } from './deputy-suggestion.ts'
import { foiRequest } from './foi-request.ts'
import { instruction } from './instruction.ts'
import { judicialAdvice } from './judicial-advice.ts'
import { letter } from './letter.ts'
import { litigation } from './litigation.ts'
import { onlineConsultation } from './online-consultation.ts'
import { onlineInterview } from './online-interview.ts'
import { reconsideration } from './reconsideration.ts'
import { reconsiderationV1 } from './reconsideration-v1.ts'
import { supervisionOrder } from './supervision-order.ts'
import { whistle } from './whistle.ts'

/** Every procedure Heng runs: one line each. Throws at start if any definition is faulty. */
export const registry = createRegistry([
  letter,
  onlineConsultation,
  onlineInterview,
  foiRequest,
  litigation,
  coDefence,
  judicialAdvice,
  deputySuggestion,
  congressMatter,
  whistle,
  supervisionOrder,
  instruction,
  assistance,
  assessmentPeriod,
  assessmentObjection,
  reconsiderationV1,
  reconsideration,
])
