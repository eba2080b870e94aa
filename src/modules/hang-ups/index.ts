export { type ReviewContext, remindReviews } from './remind.ts'
