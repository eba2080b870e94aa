export type { BulletinContext } from './context.ts'
export { type BulletinDraft, draftBulletin } from './draft.ts'
export { correctBulletin, type Issued, issueBulletin } from './issue.ts'
export { paperOf } from './paper.ts'
