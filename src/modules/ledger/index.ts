export { ensureEpoch } from './epoch.ts'
export { type LedgerContext, sealCounty } from './seal.ts'
export { type Sealer, startSealer } from './sealer.ts'
export { type Fault, type Verification, verifyCounty } from './verify.ts'
