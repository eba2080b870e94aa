import type { ColumnType, Generated } from 'kysely'
import type { Correction } from '../assessment/correction.ts'
import type { Records } from '../assessment/record.ts'
import type { Scheme } from '../assessment/scheme.ts'
import type { PlainDate } from '../calendar/plain-date.ts'

type Json<T> = ColumnType<T, string, string>
type Instant = ColumnType<Date, Date, Date>

export interface AssessmentSchemeTable {
  county: string
  scheme: string
  version: number
  content: Json<Scheme>
  effectiveFrom: PlainDate | null
  /** Null while it is a draft. */
  publishedOn: PlainDate | null
  publishedBy: string | null
  note: Generated<string>
  changedBy: string | null
  changedAt: Instant
}

export interface AssessmentSnapshotTable {
  county: string
  scheme: string
  fromOn: PlainDate
  toOn: PlainDate
  version: number
  /** The period as a matter: its act is what the ledger seals. */
  matter: string
  records: Json<Records>
  objectionsUntil: PlainDate
  frozenBy: string | null
  frozenAt: Instant
  digest: Buffer
  signature: string
}

export interface AssessmentCorrectionTable {
  county: string
  scheme: string
  fromOn: PlainDate
  number: number
  correction: Json<Correction>
  causes: Json<{ matter: string; seq: number }[]>
  reason: string
  signedBy: string | null
  signedAt: Instant
  previous: Buffer
  digest: Buffer
  signature: string
}

/** The tables of the assessment of offices. */
export interface AssessmentTables {
  assessmentScheme: AssessmentSchemeTable
  assessmentSnapshot: AssessmentSnapshotTable
  assessmentCorrection: AssessmentCorrectionTable
}
