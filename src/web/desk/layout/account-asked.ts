import { signal } from '../common/signal.ts'

/** The wish to change one's password. */
export const passwordAsked = signal()
/** The wish to sign out here. */
export const signOutAsked = signal()
