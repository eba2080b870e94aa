export { type Absent, type ActionRequest, actOnMatter } from './act-on-matter.ts'
export type { CaseContext, Conflict, Done, WriteRequest } from './context.ts'
export { type OpenRequest, openMatter } from './open-matter.ts'
