import { type Kysely, sql } from 'kysely'
import type { Schema } from '../../store/schema.ts'
import type { MailContext } from './context.ts'

/** A letter that did not go out yet, or never will. */
export interface TroubledLetter {
  readonly person: string
  readonly attempts: number
  readonly fault: string
  readonly createdAt: Date
  /** When it is tried again; null once given up. */
  readonly nextAt: Date | null
}

/** How mailing the staff goes. */
export interface MailState {
  readonly addresses: number
  readonly suspended: number
  readonly waiting: number
  readonly sentInADay: number
  readonly lastSentAt: Date | null
  /** Those of the last seven days, the newest first, at most fifty. */
  readonly troubled: readonly TroubledLetter[]
}

const DAY_MS = 24 * 3_600_000

/** How mailing the staff goes, for whoever looks after it. */
export async function mailState({ db, county, now }: Pick<MailContext, 'db' | 'county' | 'now'>): Promise<MailState> {
  const [counts, troubled] = await Promise.all([
    countAll(db, county.code, now),
    db
      .selectFrom('mailLetter')
      .select(['person', 'attempts', 'fault', 'createdAt', 'nextAt', 'givenUpAt'])
      .where('county', '=', county.code)
      .where('createdAt', '>', new Date(now.getTime() - 7 * DAY_MS))
      .where('sentAt', 'is', null)
      .where('fault', 'is not', null)
      .orderBy('createdAt', 'desc')
      .limit(50)
      .execute(),
  ])
  return {
    ...counts,
    troubled: troubled.map(({ fault, nextAt, givenUpAt, ...letter }) => ({
      ...letter,
      fault: fault ?? '',
      nextAt: givenUpAt ? null : nextAt,
    })),
  }
}

async function countAll(db: Kysely<Schema>, county: string, now: Date) {
  const since = new Date(now.getTime() - DAY_MS)
  const { rows } = await sql<Omit<MailState, 'troubled'>>`
    select
      (select count(*)::int from mail_address where county = ${county} and suspended_at is null) as addresses,
      (select count(*)::int from mail_address where county = ${county} and suspended_at is not null) as suspended,
      (select count(*)::int from mail_letter
        where county = ${county} and sent_at is null and given_up_at is null) as waiting,
      (select count(*)::int from mail_letter
        where county = ${county} and created_at > ${since} and sent_at is not null) as sent_in_a_day,
      (select max(sent_at) from mail_letter where county = ${county}) as last_sent_at`.execute(db)
  const [counts] = rows
  return counts ?? { addresses: 0, suspended: 0, waiting: 0, sentInADay: 0, lastSentAt: null }
}

/** Forgets letters of a quarter ago, and what they carried. */
export async function sweepMail({ db, county, now }: Pick<MailContext, 'db' | 'county' | 'now'>): Promise<void> {
  const before = new Date(now.getTime() - 90 * DAY_MS)
  await sql`
    delete from mail_item i using notification n
    where i.county = ${county.code} and n.county = i.county and n.id = i.notification and n.created_at < ${before}`.execute(
    db,
  )
  await db.deleteFrom('mailLetter').where('county', '=', county.code).where('createdAt', '<', before).execute()
}
