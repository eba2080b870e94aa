import type { Workbook } from 'exceljs'

/** An office as the records of a workbook place it. */
export interface Recomputed {
  readonly group: string
  readonly office: string
  readonly matters: number
  readonly score: number | null
  readonly place: number | null
}

/** The ranking that follows from the workbook's records, and whatever in it does not agree with them. */
export function recompute(workbook: Workbook): {
  readonly about: Readonly<Record<string, unknown>>
  readonly ranking: readonly Recomputed[]
  readonly faults: readonly string[]
}

/** Reads a workbook's bytes. */
export function readWorkbook(bytes: Uint8Array): Promise<Workbook>
