import { nationalCalendar } from '../../src/calendar/working-calendar.ts'
import type { Channel } from '../../src/modules/contact/index.ts'
import type { MailContext } from '../../src/modules/mail/index.ts'
import { registry } from '../../src/procedures/registry.ts'
import type { Database } from '../../src/store/database.ts'
import type { Keys } from '../../src/store/keys.ts'
import type { Vault } from '../../src/store/vault.ts'

const COUNTY = { code: '410922', name: '清丰县' }

/** What mailing needs at a moment, for a process that has the database and the keys. */
export function mailContext({
  database,
  keys,
  ...rest
}: {
  database: Database
  keys: Pick<Keys, 'token' | 'vault'>
  vault: Vault
  channels: readonly Channel[]
  now: Date
}): MailContext {
  return {
    ...rest,
    db: database.county(COUNTY.code),
    county: COUNTY,
    keys: keys as Keys,
    registry,
    calendar: nationalCalendar,
  }
}
