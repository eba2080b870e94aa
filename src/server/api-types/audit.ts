/** The logs an auditor searches: administrative acts, readings of what is masked, events of the ledger. */
export type AuditLog = 'administration' | 'readings' | 'events'

/** One entry of a log: that something was done, never what it says. */
export interface AuditEntry {
  id: string
  at: string
  /** Null for citizens, machines and the program itself. */
  personName: string | null
  roleLabel: string | null
  what: string
  receiptNumber: string | null
  /** Of a reading the reason given; of an administrative act what it touched; of an event the office. */
  detail: string
}

/** GET /api/ledger/search?log=…&person=&matter=&kind=&from=&to=&cursor= */
export interface AuditPage {
  items: AuditEntry[]
  nextCursor?: string
  /** What may be asked for as `kind` in this log. */
  kinds: { name: string; label: string }[]
}
