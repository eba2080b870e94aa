export {
  createAdministrator,
  enterPassword,
  oneTimePassword,
  removeSecondFactor,
  resetPassword,
  setDisabled,
  setupNeeded,
} from './administration.ts'
export type { AccountContext } from './context.ts'
export { actingHolders } from './holders.ts'
export {
  changeOffice,
  closeOffice,
  listOffices,
  type NewOffice,
  OFFICE_KINDS,
  type OfficeState,
  saveOffice,
} from './offices.ts'
export { hashPassword, passwordFault } from './passwords.ts'
export {
  createAccount,
  createPerson,
  enterAccount,
  type HeldPost,
  listStaff,
  log as logAdministration,
  namesOf,
  type StaffMember,
  setSubstitute,
} from './people.ts'
export { changePost, endPost, holdPost, type PostState } from './posts.ts'
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
export { USUAL_OFFICES } from './usual-offices.ts'
