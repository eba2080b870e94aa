import type { TrackingPage } from '../../../server/api-types.ts'
import { send } from '../../shared/api.ts'
import { readStored, writeStored } from '../common/stored.ts'

/** What opens a matter for its applicant. */
export interface Credentials {
  receiptNumber: string
  queryCode: string
}

const NAME = 'tracking'

/** Where the tab may store nothing. */
let latest: Credentials | undefined

/** The matter looked at in this tab, if any. */
export function trackedHere(): Credentials | undefined {
  return readStored<Credentials>('tab', NAME) ?? latest
}

/** Opens a matter in this tab; a reload shows it again, another tab does not. */
export function enterTracking({ receiptNumber, queryCode }: Credentials): void {
  latest = { receiptNumber, queryCode }
  writeStored('tab', NAME, latest)
}

/** Closes it again. */
export function leaveTracking(): void {
  latest = undefined
  writeStored('tab', NAME, undefined)
}

/** The page of a matter, by its two numbers. */
export function findByCode({ receiptNumber, queryCode }: Credentials): Promise<TrackingPage> {
  return send<TrackingPage>('POST', '/api/tracking', { receiptNumber, queryCode })
}
