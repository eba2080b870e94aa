export { type ConfigurationContext, type Undone, undoChange } from './undo.ts'
export { usesOfOffice } from './uses.ts'
