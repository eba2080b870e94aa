export { type Answered, type AnsweredQuery, answeredBefore } from './answered-before.ts'
