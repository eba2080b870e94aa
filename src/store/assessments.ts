import { type Kysely, type Selectable, sql } from 'kysely'
import type { Scheme } from '../assessment/scheme.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { AssessmentCorrectionTable, AssessmentSchemeTable, AssessmentSnapshotTable } from './assessment-tables.ts'
import type { Schema } from './schema.ts'

/** A version of a scheme, as stored. */
export type SchemeRecord = Omit<Selectable<AssessmentSchemeTable>, 'county'>

/** What a period was frozen with. */
export type SnapshotRecord = Omit<Selectable<AssessmentSnapshotTable>, 'county'>

/** A signed correction of a frozen period. */
export type CorrectionRecord = Omit<Selectable<AssessmentCorrectionTable>, 'county'>

/** Every version of one scheme, or of all, the newest first; drafts stand before what they will replace. */
export async function listSchemes(tx: Kysely<Schema>, county: string, scheme?: string): Promise<SchemeRecord[]> {
  return tx
    .selectFrom('assessmentScheme')
    .selectAll()
    .where('county', '=', county)
    .where((eb) => (scheme === undefined ? eb.lit(true) : eb('scheme', '=', scheme)))
    .orderBy('scheme')
    .orderBy('version', 'desc')
    .limit(500)
    .execute()
}

/** The version that covers the period beginning on a day: the newest announced one in effect by then. */
export async function findSchemeFor(
  tx: Kysely<Schema>,
  county: string,
  { scheme, from }: { readonly scheme: string; readonly from: PlainDate },
): Promise<SchemeRecord | undefined> {
  return tx
    .selectFrom('assessmentScheme')
    .selectAll()
    .where('county', '=', county)
    .where('scheme', '=', scheme)
    .where('publishedOn', 'is not', null)
    .where('effectiveFrom', '<=', from)
    .orderBy('effectiveFrom', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Holds a scheme until the transaction ends: its versions come one after the other. */
export async function holdScheme(tx: Kysely<Schema>, county: string, scheme: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('assessment scheme'), hashtext(${county} || ${scheme}))`.execute(tx)
}

/** Writes a draft, or writes it anew. An announced version refuses to be written. */
export async function writeDraft(
  tx: Kysely<Schema>,
  county: string,
  draft: {
    readonly scheme: string
    readonly version: number
    readonly content: Scheme
    readonly note: string
    readonly by: string | null
    readonly at: Date
  },
): Promise<void> {
  const columns = {
    content: JSON.stringify(draft.content),
    note: draft.note,
    changedBy: draft.by,
    changedAt: draft.at,
  }
  await tx
    .insertInto('assessmentScheme')
    .values({ county, scheme: draft.scheme, version: draft.version, ...columns })
    .onConflict((conflict) => conflict.columns(['county', 'scheme', 'version']).doUpdateSet(columns))
    .execute()
}

/** Throws the draft away. */
export async function deleteDraft(tx: Kysely<Schema>, county: string, scheme: string): Promise<void> {
  await tx
    .deleteFrom('assessmentScheme')
    .where('county', '=', county)
    .where('scheme', '=', scheme)
    .where('publishedOn', 'is', null)
    .execute()
}

/** Announces the draft; from then on it is never changed. */
export async function announceDraft(
  tx: Kysely<Schema>,
  county: string,
  announcement: {
    readonly scheme: string
    readonly effectiveFrom: PlainDate
    readonly publishedOn: PlainDate
    readonly by: string | null
  },
): Promise<void> {
  const { scheme, effectiveFrom, publishedOn, by } = announcement
  await tx
    .updateTable('assessmentScheme')
    .set({ effectiveFrom, publishedOn, publishedBy: by })
    .where('county', '=', county)
    .where('scheme', '=', scheme)
    .where('publishedOn', 'is', null)
    .execute()
}

/** What a period was frozen with, if it was. */
export async function findSnapshot(
  tx: Kysely<Schema>,
  county: string,
  { scheme, from }: { readonly scheme: string; readonly from: PlainDate },
): Promise<SnapshotRecord | undefined> {
  return tx
    .selectFrom('assessmentSnapshot')
    .selectAll()
    .where('county', '=', county)
    .where('scheme', '=', scheme)
    .where('fromOn', '=', from)
    .executeTakeFirst()
}

/** The frozen periods of a scheme without their records, the newest first. */
export async function listSnapshots(tx: Kysely<Schema>, county: string, scheme?: string) {
  return tx
    .selectFrom('assessmentSnapshot')
    .select(['scheme', 'fromOn', 'toOn', 'version', 'matter', 'objectionsUntil', 'frozenAt', 'frozenBy'])
    .where('county', '=', county)
    .where((eb) => (scheme === undefined ? eb.lit(true) : eb('scheme', '=', scheme)))
    .orderBy('fromOn', 'desc')
    .execute()
}

/** Keeps what a period is frozen with. */
export async function insertSnapshot(
  tx: Kysely<Schema>,
  county: string,
  { records, ...row }: SnapshotRecord,
): Promise<void> {
  await tx
    .insertInto('assessmentSnapshot')
    .values({ county, ...row, records: JSON.stringify(records) })
    .execute()
}

/** The signed corrections of a period, in order. */
export async function listCorrections(
  tx: Kysely<Schema>,
  county: string,
  { scheme, from }: { readonly scheme: string; readonly from: PlainDate },
): Promise<CorrectionRecord[]> {
  return tx
    .selectFrom('assessmentCorrection')
    .selectAll()
    .where('county', '=', county)
    .where('scheme', '=', scheme)
    .where('fromOn', '=', from)
    .orderBy('number')
    .execute()
}

/** Keeps a signed correction. Throws where another took its number. */
export async function insertCorrection(
  tx: Kysely<Schema>,
  county: string,
  { correction, causes, ...row }: CorrectionRecord,
): Promise<void> {
  await tx
    .insertInto('assessmentCorrection')
    .values({ county, ...row, correction: JSON.stringify(correction), causes: JSON.stringify(causes) })
    .execute()
}

/** An objection to a period, with what was decided. */
export interface ObjectionRecord {
  readonly id: string
  readonly receiptNumber: string
  readonly office: string
  readonly about: string
  readonly line: string
  readonly receiptNumbers: string
  readonly asked: string
  readonly remedy: string | null
  readonly allowedNumbers: string | null
  readonly openedOn: PlainDate
  readonly closedOn: PlainDate | null
  readonly outcome: string | null
}

/** The objections to a period, in the order raised. */
export async function listObjections(
  tx: Kysely<Schema>,
  county: string,
  { scheme, from }: { readonly scheme: string; readonly from: PlainDate },
): Promise<ObjectionRecord[]> {
  const { rows } = await sql<ObjectionRecord>`
    select id, receipt_number, facts ->> 'office' as office, facts ->> 'about' as about, facts ->> 'line' as line,
      facts ->> 'receiptNumbers' as receipt_numbers, facts ->> 'asked' as asked, facts ->> 'remedy' as remedy,
      facts ->> 'allowedNumbers' as allowed_numbers, opened_on, closed_on, outcome
    from matter
    where county = ${county} and procedure = 'assessment-objection' and facts ->> 'scheme' = ${scheme}
      and facts ->> 'from' = ${from}
    order by opened_on, id`.execute(tx)
  return rows
}
