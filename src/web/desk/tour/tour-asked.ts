import { signal } from '../common/signal.ts'

/** The wish to be shown around once more. */
export const tourAsked = signal()
