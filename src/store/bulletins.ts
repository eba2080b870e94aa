import type { Kysely, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { BulletinTable } from './bulletin-tables.ts'
import type { Schema } from './schema.ts'

/** A bulletin as issued. */
export type BulletinRecord = Selectable<BulletinTable>

/** A bulletin's row without what it says. */
export type BulletinHead = Omit<BulletinRecord, 'content' | 'changes' | 'digest'>

const HEAD = ['county', 'id', 'month', 'number', 'issuedOn', 'issuedAt', 'issuedBy', 'corrects', 'reason'] as const

/** Bulletins and corrections, the latest month first, within a month in the order issued. */
export async function listBulletins(
  tx: Kysely<Schema>,
  county: string,
  { limit, before }: { limit: number; before?: string },
): Promise<BulletinHead[]> {
  return tx
    .selectFrom('bulletin')
    .select(HEAD)
    .where('county', '=', county)
    .where((eb) => (before ? eb('month', '<', before) : eb.lit(true)))
    .orderBy('month', 'desc')
    .orderBy('issuedAt')
    .limit(limit)
    .execute()
}

/** One bulletin or correction, if there is such. */
export async function findBulletin(
  tx: Kysely<Schema>,
  county: string,
  id: string,
): Promise<BulletinRecord | undefined> {
  return tx.selectFrom('bulletin').selectAll().where('county', '=', county).where('id', '=', id).executeTakeFirst()
}

/** A month's bulletin and its corrections, in the order issued. */
export async function bulletinsOf(tx: Kysely<Schema>, county: string, month: string): Promise<BulletinRecord[]> {
  return tx
    .selectFrom('bulletin')
    .selectAll()
    .where('county', '=', county)
    .where('month', '=', month)
    .orderBy('issuedAt')
    .execute()
}

/** Held until the transaction ends: one bulletin of a county at a time. */
export async function lockBulletins(tx: Kysely<Schema>, county: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`bulletins ${county}`}))`.execute(tx)
}

/** What is written once and never changed. */
export interface NewBulletin {
  readonly county: string
  readonly id: string
  readonly month: string
  readonly number: string
  readonly issuedOn: PlainDate
  readonly issuedAt: Date
  readonly issuedBy: string | null
  readonly corrects: string | null
  readonly reason: string | null
  readonly content: unknown
  readonly changes: unknown
  readonly digest: Buffer
}

/** Writes a bulletin with the matters behind each of its lines. */
export async function insertBulletin(
  tx: Kysely<Schema>,
  { content, changes, ...row }: NewBulletin,
  sets: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  await tx
    .insertInto('bulletin')
    .values({ ...row, content: JSON.stringify(content), changes: JSON.stringify(changes) })
    .execute()
  const lines = [...sets].map(([line, matters]) => ({
    ...{ county: row.county, bulletin: row.id, line },
    matters: [...matters],
  }))
  if (lines.length > 0) await tx.insertInto('bulletinLine').values(lines).execute()
}

/** A page of the matters that a line of an issued bulletin counts, from the one after `after` on. */
export async function mattersOfLine(
  tx: Kysely<Schema>,
  county: string,
  { bulletin, line, offset, limit }: { bulletin: string; line: string; offset: number; limit: number },
): Promise<string[] | undefined> {
  const row = await tx
    .selectFrom('bulletinLine')
    .select(sql<string[]>`matters[${offset + 1}::int:${offset + limit}::int]`.as('matters'))
    .where('county', '=', county)
    .where('bulletin', '=', bulletin)
    .where('line', '=', line)
    .executeTakeFirst()
  return row?.matters
}
