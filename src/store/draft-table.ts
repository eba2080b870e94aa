import type { ColumnType } from 'kysely'

/** What somebody has begun to write and not sent. */
export interface DraftTable {
  county: string
  person: string
  /** `{matter}:{action}`, or `new:{procedure}`. */
  name: string
  contentCipher: Buffer
  /** Another one after every saving. */
  version: string
  savedAt: ColumnType<Date, Date, Date>
}
