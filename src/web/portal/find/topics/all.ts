import type { Topic } from '../topic.ts'
import { DAILY_TOPICS } from './daily.ts'
import { DECISION_TOPICS } from './decisions.ts'
import { FAMILY_TOPICS } from './family.ts'
import { GENERAL_TOPICS } from './general.ts'
import { LAND_TOPICS } from './land.ts'
import { OPENNESS_TOPICS } from './openness.ts'
import { SAFETY_TOPICS } from './safety.ts'
import { WORK_TOPICS } from './work.ts'

/** Every worry the portal knows. What cannot wait comes first among equals. */
export const TOPICS: readonly Topic[] = [
  ...SAFETY_TOPICS,
  ...DECISION_TOPICS,
  ...OPENNESS_TOPICS,
  ...WORK_TOPICS,
  ...LAND_TOPICS,
  ...DAILY_TOPICS,
  ...FAMILY_TOPICS,
  ...GENERAL_TOPICS,
]
