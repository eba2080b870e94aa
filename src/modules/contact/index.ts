export { type Channel, type ContactKind, channelFor, consoleChannel, contactFault, plainContact } from './channel.ts'
export { CODE_MINUTES, enterContactCode, isConfirmed, makeCode, sweepCodes } from './codes.ts'
export type { ContactContext } from './context.ts'
export { faultOf, type SendingFault } from './fault.ts'
export { type SmtpSettings, smtpChannel } from './smtp-channel.ts'
export {
  subscribe,
  subscriptionOf,
  subscriptionToken,
  sweepSubscriptions,
  type TellingContext,
  tellSubscribers,
  unsubscribe,
} from './subscriptions.ts'
export { noteSuccess, sendWatched } from './watch.ts'
