import type { ColumnType } from 'kysely'

type Instant = ColumnType<Date, Date, Date>

/** Where a member of staff is written to. */
export interface MailAddressTable {
  county: string
  person: string
  emailCipher: Buffer
  /** Where the desk stood when it was given: https://…/c/410923. */
  origin: string
  confirmedAt: Instant
  /** Since when the other side takes nothing at it. */
  suspendedAt: Date | null
}

/** A letter to one person; it goes out once. */
export interface MailLetterTable {
  county: string
  id: string
  person: string
  createdAt: Instant
  nextAt: Instant
  attempts: ColumnType<number, number | undefined, number>
  /** Why the last attempt failed; names nobody. */
  fault: string | null
  sentAt: Date | null
  givenUpAt: Date | null
}

/** A notification queued for one person. */
export interface MailItemTable {
  county: string
  person: string
  notification: string
  /** Null: never. */
  dueAt: Date | null
  letter: ColumnType<string | null, string | null | undefined, string | null>
}
