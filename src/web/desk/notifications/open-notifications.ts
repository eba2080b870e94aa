import { signal } from '../common/signal.ts'

/** The wish to see the list of notifications. */
export const notificationsAsked = signal()
