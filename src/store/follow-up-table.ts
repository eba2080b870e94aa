import type { ColumnType, Generated } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'

type Instant = ColumnType<Date, Date, Date>

/** One round of asking how a matter went. */
export interface FollowUpTable {
  county: string
  matter: string
  /** 1 for the first closing; each redo begins another. */
  round: number
  closedOn: PlainDate
  /** Asked about, by the share the county had settled when it was drawn. */
  drawn: boolean
  share: number
  drawnAt: Instant
  settledAs: 'answered' | 'excluded' | 'gone' | null
  linkKind: 'phone' | 'email' | null
  tokenDigest: Buffer | null
  sentAt: Date | null
  expiresAt: Date | null
  failures: Generated<number>
  /** When a link is to be sent; null if there is none to send. */
  nextAt: Date | null
  /** When the office was told that nobody could be reached. */
  toldAt: ColumnType<Date | null, Date | null | undefined, Date | null>
}
