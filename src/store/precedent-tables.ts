import type { ColumnType, Generated } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'

/** Whose a kind of matter is, as the county office ruled it. */
export interface PrecedentTable {
  county: string
  id: string
  number: string
  matter: string
  procedure: string
  category: string | null
  townships: string[]
  subject: string
  office: string
  returnedBy: string[]
  reason: string
  basisKind: string
  basisTitle: string
  basisArticle: string
  decidedOn: PlainDate
  decidedBy: string | null
  standing: Generated<'standing' | 'withdrawn' | 'replaced'>
  endedOn: PlainDate | null
  endedBy: string | null
  endedBecause: string | null
  replaces: string | null
  grams: ColumnType<string, string, string>
}

/** Whom the day of a review was told to: once for each review. */
export interface ReviewReminderTable {
  county: string
  matter: string
  reviewOn: PlainDate
  toldAt: ColumnType<Date, Date, Date>
}
