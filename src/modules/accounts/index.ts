export {
  closeOffice,
  createAdministrator,
  listOffices,
  type NewOffice,
  oneTimePassword,
  removeSecondFactor,
  resetPassword,
  saveOffice,
  setDisabled,
  setupNeeded,
} from './administration.ts'
export type { AccountContext } from './context.ts'
export { actingHolders } from './holders.ts'
export { passwordFault } from './passwords.ts'
export {
  createAccount,
  createPerson,
  endPost,
  type HeldPost,
  holdPost,
  listStaff,
  namesOf,
  type StaffMember,
  setSubstitute,
} from './people.ts'
export { prepareSecondFactor } from './second-factor.ts'
export {
  choosePost,
  csrfToken,
  endSession,
  endSessions,
  findSession,
  type Session,
  type SessionPost,
  type SessionStage,
  sweepSessions,
} from './sessions.ts'
export { changePassword, enterCode, type SignedIn, signIn } from './sign-in.ts'
export { endSubstitution, listSubstitutions } from './substitutions.ts'
export { createToken, findMachine, listTokens, type Machine, revokeToken, SCOPES, type Scope } from './tokens.ts'
