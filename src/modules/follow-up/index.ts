export type { FollowUpContext, FollowUpRule } from './context.ts'
export { roundOfToken } from './link.ts'
export { passFollowUps } from './pass.ts'
