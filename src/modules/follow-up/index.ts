export type { FollowUpContext, FollowUpRule } from './context.ts'
export { isDrawn } from './draw.ts'
export { linkExpires, roundOfToken, sendLinks } from './link.ts'
export { passFollowUps } from './pass.ts'
