import { signal } from '../common/signal.ts'

/** The wish to read the help of the page one is on. */
export const helpAsked = signal()
