import type { ColumnType } from 'kysely'

/** A channel that takes nothing at present. */
export interface ChannelOutageTable {
  county: string
  kind: 'phone' | 'email'
  beganAt: ColumnType<Date, Date, Date>
  /** In a row, since it began. */
  failures: number
  /** When whoever runs the channel was told; null while it may yet pass. */
  toldAt: Date | null
}
