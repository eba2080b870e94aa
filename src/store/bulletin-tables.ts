import type { ColumnType } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'

export interface BulletinTable {
  county: string
  id: string
  /** 'YYYY-MM'. */
  month: string
  number: string
  issuedOn: PlainDate
  issuedAt: ColumnType<Date, Date, Date>
  issuedBy: string | null
  /** The bulletin it sets right. */
  corrects: string | null
  reason: string | null
  content: ColumnType<unknown, string, string>
  changes: ColumnType<unknown, string, string>
  digest: Buffer
}

export interface BulletinLineTable {
  county: string
  bulletin: string
  line: string
  matters: string[]
}

/** The tables of monthly bulletins. */
export interface BulletinTables {
  bulletin: BulletinTable
  bulletinLine: BulletinLineTable
}
