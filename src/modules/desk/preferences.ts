import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Schema } from '../../store/schema.ts'
import { MAILED_KINDS, type NotificationKind } from '../notifications/index.ts'

const TIME = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: '时间应写作 08:30 的样子' })
const KINDS = MAILED_KINDS.map(({ kind }) => kind) as [NotificationKind, ...NotificationKind[]]
const HOW = z.enum(['atOnce', 'digest', 'none'], { error: '应选择立即、每天汇总或不发' })

const FIELDS = {
  /** Columns of the worklist besides number and title, in order; empty: the usual ones. */
  columns: z.array(z.string().max(40)).max(20),
  theme: z.enum(['system', 'light', 'dark'], { error: '外观应为跟随系统、浅色或深色' }),
  /** Notifications by mail: what of each kind, when; kinds never chosen go as is usual. */
  mail: z.strictObject({
    kinds: z.partialRecord(z.enum(KINDS, { error: '没有这一类通知' }), HOW),
    digestAt: TIME,
    workingDaysOnly: z.boolean(),
    quietFrom: TIME,
    quietUntil: TIME,
  }),
  /** Roles of which the tour has been seen. */
  toured: z.array(z.string().max(40)).max(20),
}

const USUAL_MAIL: z.output<typeof FIELDS.mail> = {
  kinds: {},
  digestAt: '08:30',
  workingDaysOnly: true,
  quietFrom: '21:00',
  quietUntil: '07:30',
}

/** A change of some of a person's settings. */
export const PREFERENCE_CHANGE = z.strictObject(FIELDS).partial()

const PREFERENCES = z.object({
  columns: FIELDS.columns.default([]),
  theme: FIELDS.theme.default('system'),
  // What an older version knew, and this one does not, is as if never chosen.
  mail: FIELDS.mail.catch(USUAL_MAIL).default(USUAL_MAIL),
  toured: FIELDS.toured.default([]),
})

/** What a person settles for their own desk; what was never set has its default. */
export type Preferences = z.output<typeof PREFERENCES>

/** A person's settings as stored, with a default for what was never set. */
export function preferencesOf(stored: unknown): Preferences {
  return PREFERENCES.parse(stored ?? {})
}

/** Reads a person's settings. */
export async function readPreferences(tx: Kysely<Schema>, county: string, person: string): Promise<Preferences> {
  const row = await tx
    .selectFrom('preference')
    .select('value')
    .where('county', '=', county)
    .where('person', '=', person)
    .executeTakeFirst()
  return preferencesOf(row?.value)
}

/** Changes some of a person's settings and tells what is in force then; those not named stay. */
export async function writePreferences(
  tx: Kysely<Schema>,
  county: string,
  { person, change }: { person: string; change: z.output<typeof PREFERENCE_CHANGE> },
): Promise<Preferences> {
  const value = JSON.stringify(change)
  const row = await tx
    .insertInto('preference')
    .values({ county, person, value, seenAt: null, previousAt: null })
    .onConflict((conflict) =>
      conflict.columns(['county', 'person']).doUpdateSet({ value: sql`preference.value || excluded.value` }),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  return preferencesOf(row.value)
}

/** Looks within so many milliseconds of each other are one visit. */
const VISIT_MS = 30 * 60_000

/** Notes that a person looks at the desk now, and tells when the visit before this one ended; null at the first. */
export async function lookedAt(
  tx: Kysely<Schema>,
  county: string,
  { person, at }: { person: string; at: Date },
): Promise<Date | null> {
  const since = new Date(at.getTime() - VISIT_MS)
  const row = await tx
    .insertInto('preference')
    .values({ county, person, value: '{}', seenAt: at, previousAt: null })
    .onConflict((conflict) =>
      conflict.columns(['county', 'person']).doUpdateSet({
        seenAt: at,
        previousAt: sql<Date | null>`case when preference.seen_at < ${since} then preference.seen_at else preference.previous_at end`,
      }),
    )
    .returning('previousAt')
    .executeTakeFirstOrThrow()
  return row.previousAt
}
