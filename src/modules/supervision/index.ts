export { LADDER_LABELS, LADDER_STEPS, type LadderRule, type LadderStep, nextStep } from './ladder.ts'
export { isWorkingTime, supervise } from './tick.ts'
