import { type Kysely, type Selectable, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { ConfigurationChangeTable, Schema } from './schema.ts'

/** What is configured apart from the settings: offices with their duties, who holds which post, and places. */
export type OtherSubject = 'office' | 'post' | 'place'

/** A change to be recorded. `before` and `after` are null where there was or is nothing, or a default. */
export interface NewChange {
  /** Name of a setting, or {@link OtherSubject}. */
  readonly subject: string
  /** Which entry of it; '' where it has none. */
  readonly key: string
  readonly before: unknown
  readonly after: unknown
  readonly by: string | null
  readonly at: Date
  readonly reason?: string | undefined
  /** The change it takes back. */
  readonly undoes?: number | undefined
}

/** A change as recorded. */
export interface ConfigurationChange extends Omit<Selectable<ConfigurationChangeTable>, 'county'> {
  /** The change that took it back, if one did. */
  readonly undoneBy: number | null
  /** True while nothing changed the same thing after it. */
  readonly latest: boolean
}

/** Holds the county's configuration until the transaction ends: changes come one after the other. */
export async function holdConfiguration(tx: Kysely<Schema>, county: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('configuration'), hashtext(${county}))`.execute(tx)
}

/** Records a change, if it is one. Append-only. */
export async function recordChange(tx: Kysely<Schema>, county: string, change: NewChange): Promise<void> {
  await recordChanges(tx, county, [change])
}

/** Records those that are changes, in their order, and tells how many. Append-only. */
export async function recordChanges(tx: Kysely<Schema>, county: string, all: readonly NewChange[]): Promise<number> {
  const changes = all.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
  if (changes.length === 0) return 0
  await tx
    .insertInto('configurationChange')
    .values(
      changes.map(({ subject, key, before, after, by, at, reason, undoes }) => ({
        county,
        subject,
        key,
        before: before === null ? null : JSON.stringify(before),
        after: after === null ? null : JSON.stringify(after),
        person: by,
        reason: reason ?? '',
        undoes: undoes ?? null,
        changedAt: at,
      })),
    )
    .execute()
  return changes.length
}

/** Which changes are asked for. Days are the county's, both included. */
export interface ChangeFilter {
  readonly subject?: string | undefined
  readonly key?: string | undefined
  readonly person?: string | undefined
  readonly from?: PlainDate | undefined
  readonly to?: PlainDate | undefined
  /** Only those with a lower id. */
  readonly cursor?: number | undefined
  readonly limit: number
}

/** Changes, the newest first. */
export async function listChanges(
  db: Kysely<Schema>,
  county: string,
  { subject, key, person, from, to, cursor, limit }: ChangeFilter,
): Promise<ConfigurationChange[]> {
  let query = changes(db, county)
  if (subject !== undefined) query = query.where('c.subject', '=', subject)
  if (key !== undefined) query = query.where('c.key', '=', key)
  if (person !== undefined) query = query.where('c.person', '=', person)
  if (from !== undefined) query = query.where('c.changedAt', '>=', sql<Date>`${from}::date`)
  if (to !== undefined) query = query.where('c.changedAt', '<', sql<Date>`(${to}::date + 1)`)
  if (cursor !== undefined) query = query.where('c.id', '<', cursor)
  return (await query.orderBy('c.id', 'desc').limit(limit).execute()).map(recorded)
}

/** One change. */
export async function findChange(
  db: Kysely<Schema>,
  county: string,
  id: number,
): Promise<ConfigurationChange | undefined> {
  const row = await changes(db, county).where('c.id', '=', id).executeTakeFirst()
  return row && recorded(row)
}

/** The newest change of each entry of each subject: who set what stands now. */
export async function newestChanges(db: Kysely<Schema>, county: string, subjects: readonly string[]) {
  return db
    .selectFrom('configurationChange')
    .distinctOn(['subject', 'key'])
    .select(['subject', 'key', 'person', 'changedAt'])
    .where('county', '=', county)
    .where('subject', 'in', [...subjects])
    .orderBy('subject')
    .orderBy('key')
    .orderBy('id', 'desc')
    .execute()
}

type Row = Awaited<ReturnType<ReturnType<typeof changes>['execute']>>[number]

function recorded({ id, undoneBy, undoes, ...row }: Row): ConfigurationChange {
  return {
    ...row,
    id: Number(id),
    undoes: undoes === null ? null : Number(undoes),
    undoneBy: undoneBy === null ? null : Number(undoneBy),
  }
}

function changes(db: Kysely<Schema>, county: string) {
  return db
    .selectFrom('configurationChange as c')
    .select(['c.id', 'c.subject', 'c.key', 'c.before', 'c.after', 'c.person', 'c.reason', 'c.undoes', 'c.changedAt'])
    .select((eb) => [
      eb
        .selectFrom('configurationChange as u')
        .select('u.id')
        .where('u.county', '=', county)
        .whereRef('u.undoes', '=', 'c.id')
        .as('undoneBy'),
      eb
        .not(
          eb.exists(
            eb
              .selectFrom('configurationChange as l')
              .select('l.id')
              .where('l.county', '=', county)
              .whereRef('l.subject', '=', 'c.subject')
              .whereRef('l.key', '=', 'c.key')
              .whereRef('l.id', '>', 'c.id'),
          ),
        )
        .$castTo<boolean>()
        .as('latest'),
    ])
    .where('c.county', '=', county)
}
