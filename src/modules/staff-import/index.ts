export { applyImport, type Imported } from './apply.ts'
export type { ImportPlan, PlannedOffice, PlannedPerson, RowError } from './plan.ts'
export { type PlannedImport, planImport } from './plan-import.ts'
export { importTemplate } from './template.ts'
