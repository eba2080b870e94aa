import { type Kysely, type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Place } from './cursor.ts'
import type { FollowUpTable } from './follow-up-table.ts'
import type { Schema } from './schema.ts'

/** A round of follow-up, as stored. */
export type FollowUpRecord = Selectable<FollowUpTable>

/** The present round of a matter: each redo begins another. */
const ROUND = sql`(coalesce((m.progress #>> '{acts,redo,times}')::int, 0) + 1)`

/** Nobody has said yet how it went, and it is not left out. */
const AWAITED = sql<SqlBool>`(m.stage = 'closed' and ${ROUND} = f.round
  and m.facts ->> 'followUpReached' is distinct from 'true' and not m.facts ? 'followUpExcluded')`

/** A closing that nobody has drawn for or passed over yet. */
export interface Undrawn {
  readonly matter: string
  readonly receiptNumber: string
  readonly round: number
  readonly closedOn: PlainDate
  /** Wants the link, and left something to send it to. */
  readonly link: boolean
}

/** Answered closings from a day on that are in no list of follow-up yet, oldest first. */
export async function listUndrawn(
  tx: Kysely<Schema>,
  county: string,
  { since, limit }: { since: PlainDate; limit: number },
): Promise<Undrawn[]> {
  const { rows } = await sql<Undrawn>`
    select m.id as matter, m.receipt_number, ${ROUND} as round, m.closed_on,
      m.facts ->> 'linkConsent' = 'true' and (p.phone_cipher is not null or p.email_cipher is not null) as link
    from clock c
    join matter m on m.county = c.county and m.id = c.matter and m.closed_on = c.started_on
    left join party p on p.county = m.county and p.matter = m.id
    where c.county = ${county} and c.name = 'callBack' and c.started_on >= ${since}
      and m.outcome not in ('withdrawn', 'notAccepted')
      and not exists (select from follow_up f where f.county = c.county and f.matter = c.matter and f.round = ${ROUND})
    order by m.closed_on, m.id limit ${limit}`.execute(tx)
  return rows.map((row) => ({ ...row, link: row.link === true }))
}

/** Keeps what was drawn; what another pass kept meanwhile stands. */
export async function insertRounds(
  tx: Kysely<Schema>,
  rounds: readonly Pick<FollowUpRecord, 'county' | 'matter' | 'round' | 'closedOn' | 'drawn' | 'share' | 'nextAt'>[],
  at: Date,
): Promise<void> {
  if (rounds.length === 0) return
  await tx
    .insertInto('followUp')
    .values(
      rounds.map((round) => ({
        ...round,
        ...{ drawnAt: at, settledAs: null, linkKind: null, tokenDigest: null, sentAt: null, expiresAt: null },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Takes off the list who need not be asked any more. Whoever is asked is found by the matter itself. */
export async function settleRounds(tx: Kysely<Schema>, county: string): Promise<void> {
  await sql`
    update follow_up f set next_at = null, settled_as = case
      when ${ROUND} > f.round or m.facts ->> 'followUpReached' = 'true' then 'answered'
      when m.facts ? 'followUpExcluded' then 'excluded' else 'gone' end
    from matter m
    where f.county = ${county} and f.drawn and f.settled_as is null
      and m.county = f.county and m.id = f.matter and not ${AWAITED}`.execute(tx)
}

/** A link to be sent now, held until the transaction ends. */
export async function nextLink(tx: Kysely<Schema>, county: string, now: Date): Promise<FollowUpRecord | undefined> {
  return tx
    .selectFrom('followUp')
    .selectAll()
    .where('county', '=', county)
    .where('nextAt', '<=', now)
    .orderBy('nextAt')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

/** Changes what is known of a round's link. */
export async function updateLink(
  tx: Kysely<Schema>,
  { county, matter, round }: Pick<FollowUpRecord, 'county' | 'matter' | 'round'>,
  link: Partial<Pick<FollowUpRecord, 'linkKind' | 'tokenDigest' | 'sentAt' | 'expiresAt' | 'failures' | 'nextAt'>>,
): Promise<void> {
  await tx
    .updateTable('followUp')
    .set(link)
    .where('county', '=', county)
    .where('matter', '=', matter)
    .where('round', '=', round)
    .execute()
}

/** The round a link's token opens. */
export async function findByToken(
  tx: Kysely<Schema>,
  county: string,
  tokenDigest: Buffer,
): Promise<FollowUpRecord | undefined> {
  return tx
    .selectFrom('followUp')
    .selectAll()
    .where('county', '=', county)
    .where('tokenDigest', '=', tokenDigest)
    .executeTakeFirst()
}

/** A matter whose applicant is to be called. */
export interface CallRow {
  readonly matter: string
  readonly receiptNumber: string
  readonly procedure: string
  readonly version: number
  readonly title: string
  readonly seq: number
  readonly round: number
  readonly closedOn: PlainDate
  readonly dueOn: PlainDate | null
  readonly officeName: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly answer: string | null
  readonly linkSent: boolean
}

/** Whom to call for the first time, whom again, and whom nobody can call. */
export const CALL_VIEWS = ['first', 'again', 'noPhone'] as const

/** One of {@link CALL_VIEWS}. */
export type CallView = (typeof CALL_VIEWS)[number]

const IN_VIEW: Readonly<Record<CallView, RawBuilder<SqlBool>>> = {
  first: sql`(p.phone_cipher is not null and not m.facts ? 'followUpReached')`,
  again: sql`(p.phone_cipher is not null and m.facts ? 'followUpReached' and not m.facts ? 'exclusionProposed')`,
  noPhone: sql`p.phone_cipher is null`,
}

const WAITING = sql`follow_up f
  join matter m on m.county = f.county and m.id = f.matter
  left join party p on p.county = m.county and p.matter = m.id`

/** The call list, the longest closed first, from a place on. */
export async function listCalls(
  tx: Kysely<Schema>,
  county: string,
  { view, after, limit }: { view: CallView; after?: Place; limit: number },
): Promise<CallRow[]> {
  const from = after ? sql`and (f.closed_on, f.matter) > (${after.on}::date, ${after.id}::uuid)` : sql``
  const { rows } = await sql<CallRow>`
    select f.matter, m.receipt_number, m.procedure, m.version, m.title, m.seq, f.round, f.closed_on,
      c.target_on as due_on, o.name as office_name, m.facts, said.answer, f.sent_at is not null as link_sent
    from ${WAITING}
    left join office o on o.county = m.county and o.id = m.lead_office
    left join clock c on c.county = m.county and c.matter = m.id and c.name = 'callBack'
    left join lateral (
      select e.input ->> 'answer' as answer from event e
      where e.county = m.county and e.matter = m.id and e.action in ('reply', 'answer')
      order by e.seq desc limit 1) said on true
    where f.county = ${county} and f.drawn and f.settled_as is null and ${AWAITED} and ${IN_VIEW[view]} ${from}
    order by f.closed_on, f.matter limit ${limit}`.execute(tx)
  return rows
}

/** How many are on each list, and how many of the first calls are past their day. */
export async function countCalls(
  tx: Kysely<Schema>,
  county: string,
  today: PlainDate,
): Promise<Readonly<Record<CallView | 'late', number>>> {
  const { rows } = await sql<Record<CallView | 'late', number>>`
    select (count(*) filter (where ${IN_VIEW.first}))::int as first,
      (count(*) filter (where ${IN_VIEW.again}))::int as again,
      (count(*) filter (where ${IN_VIEW.noPhone}))::int as no_phone,
      (count(*) filter (where ${IN_VIEW.first} and c.target_on < ${today}))::int as late
    from ${WAITING}
    left join clock c on c.county = m.county and c.matter = m.id and c.name = 'callBack'
    where f.county = ${county} and f.drawn and f.settled_as is null and ${AWAITED}`.execute(tx)
  return rows[0] ?? { first: 0, again: 0, noPhone: 0, late: 0 }
}

/** How far the follow-up of a period's closings has come, office by office. */
export interface FollowUpProgress {
  readonly office: string | null
  readonly officeName: string | null
  readonly closed: number
  readonly drawn: number
  readonly answered: number
  readonly excluded: number
  readonly waiting: number
  readonly late: number
}

/** Counts the rounds whose closing lies within the days, by lead office; the most waiting first. */
export async function followUpProgress(
  tx: Kysely<Schema>,
  county: string,
  { from, to, today }: { from: PlainDate; to: PlainDate; today: PlainDate },
): Promise<FollowUpProgress[]> {
  const { rows } = await sql<FollowUpProgress>`
    select m.lead_office as office, o.name as office_name, count(*)::int as closed,
      (count(*) filter (where f.drawn))::int as drawn,
      (count(*) filter (where f.drawn and (${ROUND} > f.round or m.facts ->> 'followUpReached' = 'true')))::int as answered,
      (count(*) filter (where f.drawn and ${ROUND} = f.round and m.facts ->> 'followUpReached' is distinct from 'true'
        and m.facts ? 'followUpExcluded'))::int as excluded,
      (count(*) filter (where f.drawn and ${AWAITED}))::int as waiting,
      (count(*) filter (where f.drawn and ${AWAITED} and c.stopped_on is null and c.target_on < ${today}))::int as late
    from follow_up f
    join matter m on m.county = f.county and m.id = f.matter
    left join office o on o.county = m.county and o.id = m.lead_office
    left join clock c on c.county = m.county and c.matter = m.id and c.name = 'callBack'
    where f.county = ${county} and f.closed_on between ${from} and ${to}
    group by 1, 2 order by 7 desc, 2`.execute(tx)
  return rows
}

/** A matter whose follow-up failed and for which nobody has settled what follows. */
export interface FailedRow {
  readonly matter: string
  readonly closedOn: PlainDate
  readonly redos: number
  readonly complaint: string | null
  readonly exclusionProposed: boolean
}

/** Failed follow-ups, the oldest first; with `redos`, only those done again fewer times than that. */
export async function listFailed(
  tx: Kysely<Schema>,
  county: string,
  { after, limit, redos }: { after?: Place; limit: number; redos?: number },
): Promise<FailedRow[]> {
  const from = after ? sql`and (m.closed_on, m.id) > (${after.on}::date, ${after.id}::uuid)` : sql``
  const fewer = redos === undefined ? sql`` : sql`and ${ROUND} <= ${redos} and not m.facts ? 'exclusionProposed'`
  // The words of the partial index: it answers only where they stand as they are.
  const { rows } = await sql<FailedRow>`
    select m.id as matter, m.closed_on, ${ROUND} - 1 as redos, m.facts ->> 'followUpComplaint' as complaint,
      m.facts ? 'exclusionProposed' as exclusion_proposed
    from matter m
    where m.county = ${county} and m.stage = 'closed' and m.facts ->> 'followUpReached' = 'true'
      and m.facts ->> 'followUpSolved' = '未解决' and not m.facts ? 'followUpExcluded'
      and not m.facts ? 'redoDeclined' ${fewer} ${from}
    order by m.closed_on, m.id limit ${limit}`.execute(tx)
  return rows
}

/** Somebody whom nobody could reach. */
export interface UnreachedRow {
  readonly matter: string
  readonly receiptNumber: string
  readonly office: string | null
  readonly tried: number
}

/** Marks as told at a moment, and answers, the rounds in which so many calls or more reached nobody; each round once. */
export async function listUnreached(
  tx: Kysely<Schema>,
  county: string,
  { attempts, at }: { attempts: number; at: Date },
): Promise<UnreachedRow[]> {
  const { rows } = await sql<UnreachedRow>`
    update follow_up f set told_at = ${at} from matter m
    where f.county = ${county} and f.drawn and f.settled_as is null and f.told_at is null
      and m.county = f.county and m.id = f.matter and ${AWAITED}
      and m.facts ->> 'followUpReached' = 'false' and (m.facts ->> 'followUpAttempts')::int >= ${attempts}
    returning m.id as matter, m.receipt_number, m.lead_office as office, (m.facts ->> 'followUpAttempts')::int as tried`.execute(
    tx,
  )
  return rows
}

/** How many failed follow-ups wait for a decision. */
export async function countFailed(tx: Kysely<Schema>, county: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from matter m
    where m.county = ${county} and m.stage = 'closed' and m.facts ->> 'followUpReached' = 'true'
      and m.facts ->> 'followUpSolved' = '未解决' and not m.facts ? 'followUpExcluded'
      and not m.facts ? 'redoDeclined'`.execute(tx)
  return rows[0]?.count ?? 0
}
