import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Logs that somebody read what is masked on screen. Append-only. */
export async function recordReading(
  tx: Kysely<Schema>,
  county: string,
  reading: {
    person: string | null
    role: string
    matter: string | null
    subject: string
    reason: string
    readAt: Date
  },
): Promise<void> {
  await tx
    .insertInto('reading')
    .values({ county, ...reading })
    .execute()
}

/** Logs an administrative act. `detail` holds no personal data. Append-only. */
export async function recordAdministration(
  tx: Kysely<Schema>,
  county: string,
  { detail, ...act }: { person: string | null; action: string; detail: Record<string, unknown>; doneAt: Date },
): Promise<void> {
  await tx
    .insertInto('administration')
    .values({ county, ...act, detail: JSON.stringify(detail) })
    .execute()
}
