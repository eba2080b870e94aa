export { actTogether, type JointRequest, type Outcome } from './act-together.ts'
export { type Similar, similarMatters, similarReplies } from './similar.ts'
