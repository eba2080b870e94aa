export {
  type Applied,
  type Assessment,
  allowedOf,
  assessPeriod,
  itemsOf,
  numbersIn,
  type PeriodName,
  type ReadingContext,
  recordsOf,
} from './assess-period.ts'
export { concludePeriods } from './conclude.ts'
export { type Proposal, proposeCorrection, type SignedCorrection, signCorrection } from './correct.ts'
export { assessmentCsv, renderAssessment } from './export.ts'
export { type Frozen, freezePeriod, officesOf } from './freeze.ts'
export { type ObjectionRequest, raiseObjection } from './object.ts'
export { firstScheme, SCHEME_FORM } from './scheme-form.ts'
export {
  announceScheme,
  type Draft,
  type DraftRequest,
  dropDraft,
  saveDraft,
  type WritingContext,
} from './schemes.ts'
export type { SignalContext } from './signals.ts'
export { findSignals, type SignalReport } from './signals.ts'
export { type AssessmentFault, verifyAssessments } from './verify.ts'
export { type Supposed, whatIf } from './what-if.ts'
