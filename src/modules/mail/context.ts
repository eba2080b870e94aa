import type { WorkingCalendar } from '../../calendar/working-calendar.ts'
import type { Registry } from '../../engine/registry.ts'
import type { Vault } from '../../store/vault.ts'
import type { ContactContext } from '../contact/index.ts'

/** What mailing the staff needs of a county, at one moment. */
export interface MailContext extends ContactContext {
  readonly vault: Vault
  readonly registry: Registry
  readonly calendar: WorkingCalendar
}

/** So many attempts a letter gets, in about twenty hours. */
export const MOST_ATTEMPTS = 12

/** Minutes until the next attempt after so many: 2, 4, 8 … at most four hours. */
export function pauseMinutes(attempts: number): number {
  return Math.min(2 ** attempts, 240)
}
