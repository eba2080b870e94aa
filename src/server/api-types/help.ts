/** A table of a procedure's page. */
export interface HelpTable {
  title: string
  heads: string[]
  /** One text for each head. */
  rows: string[][]
}

/** GET /api/procedures/{id}/help: the procedure as its generated page has it. */
export interface ProcedureHelp {
  id: string
  version: number
  title: string
  intro: string
  notAccepted: { what: string; instead: string }[]
  tables: HelpTable[]
}
