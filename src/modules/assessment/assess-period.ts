import type { Kysely } from 'kysely'
import { type Allowed, type Correction, corrected, correctionOf } from '../../assessment/correction.ts'
import { INDICATORS } from '../../assessment/indicators.ts'
import { MARK_EVENTS } from '../../assessment/mark-event.ts'
import { type Period, periodOf } from '../../assessment/period.ts'
import type { Item, Records, Remedy } from '../../assessment/record.ts'
import type { Scheme } from '../../assessment/scheme.ts'
import { assess, type GroupResult } from '../../assessment/score.ts'
import { today as dayOf, type PlainDate } from '../../calendar/plain-date.ts'
import { type Refusal, refuse } from '../../engine/refusal.ts'
import { type RecordScope, takeRecords } from '../../store/assessment-records.ts'
import {
  findSchemeFor,
  findSnapshot,
  listCorrections,
  listObjections,
  type ObjectionRecord,
  type SnapshotRecord,
} from '../../store/assessments.ts'
import type { Schema } from '../../store/schema.ts'

/** What reading an assessment needs of its county. */
export interface ReadingContext {
  /** The county's own executor. */
  readonly db: Kysely<Schema>
  readonly county: { readonly code: string }
  readonly today: PlainDate
}

/** Names a period of a scheme by its first day. */
export interface PeriodName {
  readonly scheme: string
  readonly from: PlainDate
}

/** Something that set a published result right. */
export interface Applied {
  readonly kind: 'correction' | 'objection'
  /** Number of a signed correction, or the objection's receipt number. */
  readonly name: string
  /** The objection as a matter. */
  readonly matter?: string
  readonly on: PlainDate
  readonly reason: string
  readonly correction: Correction
}

/** The assessment of a period, as it stands and as it was published. */
export interface Assessment {
  readonly scheme: string
  readonly version: number
  readonly content: Scheme
  readonly period: Period
  /** 'running' until its last day is over, 'ended' until it is published, 'frozen' from then on. */
  readonly state: 'running' | 'ended' | 'frozen'
  /** Of a frozen one. `matter`: the published result in the ledger. */
  readonly frozen?: Pick<SnapshotRecord, 'matter' | 'frozenAt' | 'frozenBy' | 'objectionsUntil' | 'digest'>
  /** What the result rests on, every correction made. */
  readonly records: Records
  readonly groups: readonly GroupResult[]
  /** As first published; the same as `groups` where nothing was set right. */
  readonly published: readonly GroupResult[]
  readonly applied: readonly Applied[]
}

/**
 * The assessment of one period: what bulletins, dashboards and screens show, all of them from here. A frozen
 * period is read from what it was frozen with and what set it right since; any other is counted as of today.
 * Refuses `no-scheme` where no announced version covers the period, and `no-period` where none begins that day.
 */
export async function assessPeriod(context: ReadingContext, name: PeriodName): Promise<Assessment | Refusal> {
  const { db, county, today } = context
  const version = await findSchemeFor(db, county.code, name)
  if (!version) return refuse('no-scheme', '这个时期没有已公布的考核方案，请选择方案公布以后的考核期')
  const { content } = version
  const period = periodOf(content.period, name.from)
  if (period.from !== name.from) return refuse('no-period', `考核期从 ${period.from} 开始，请从列表中选择考核期`)
  const about = { scheme: name.scheme, version: version.version, content, period }
  const snapshot = await findSnapshot(db, county.code, name)
  if (!snapshot) {
    const records = await recordsOf(context, period)
    const groups = assess(content, records)
    const state = today > period.to ? 'ended' : 'running'
    return { ...about, state, records, groups, published: groups, applied: [] }
  }
  const { records, applied } = await standing(context, name, snapshot)
  const published = assess(content, snapshot.records)
  return {
    ...about,
    state: 'frozen',
    frozen: snapshot,
    records,
    groups: applied.length === 0 ? published : assess(content, records),
    published,
    applied,
  }
}

/** Everything of a period that any scheme could weigh, of every office, as of today. */
export function recordsOf(context: ReadingContext, period: Period): Promise<Records> {
  return take(context, period, { indicators: INDICATORS, marks: MARK_EVENTS })
}

/** The items of some indicators only. */
export async function itemsOf(
  context: ReadingContext,
  period: Pick<Period, 'from' | 'to'>,
  ids: readonly string[],
): Promise<readonly Item[]> {
  const indicators = INDICATORS.filter(({ id }) => ids.includes(id))
  return (await take(context, period, { indicators, marks: [] })).items
}

async function take(
  { db, county, today }: ReadingContext,
  { from, to }: Pick<Period, 'from' | 'to'>,
  what: Pick<RecordScope, 'indicators' | 'marks'>,
): Promise<Records> {
  const offices = await db.selectFrom('office').select('id').where('county', '=', county.code).execute()
  return takeRecords(db, county.code, { ...what, from, to, today, offices: offices.map(({ id }) => id) })
}

/** What a frozen period's records are now: signed corrections first, then the objections that were allowed. */
async function standing({ db, county }: ReadingContext, name: PeriodName, snapshot: SnapshotRecord) {
  const [signed, objections] = await Promise.all([
    listCorrections(db, county.code, name),
    listObjections(db, county.code, name),
  ])
  let { records } = snapshot
  const applied: Applied[] = []
  for (const { number, correction, reason, signedAt } of signed) {
    records = corrected(records, [correction])
    applied.push({ kind: 'correction', name: String(number), on: dayOf(signedAt), reason, correction })
  }
  for (const objection of objections) {
    const allowed = allowedOf(objection)
    if (!allowed || !objection.closedOn) continue
    const correction = correctionOf(records, allowed)
    records = corrected(records, [correction])
    const { receiptNumber, id, closedOn, line } = objection
    const reason = `申诉成立：${line}，${allowed.remedy}`
    applied.push({ kind: 'objection', name: receiptNumber, matter: id, on: closedOn, reason, correction })
  }
  return { records, applied }
}

/** The remedy of an objection that was allowed, wholly or in part. */
export function allowedOf({ office, about, remedy, allowedNumbers }: ObjectionRecord): Allowed | undefined {
  if (!remedy || !allowedNumbers) return undefined
  return { office, about, remedy: remedy as Remedy, receiptNumbers: numbersIn(allowedNumbers) }
}

/** The receipt numbers in a text, one a line. */
export function numbersIn(text: string): string[] {
  return [...new Set(text.split(/\s+/).filter((one) => one !== ''))]
}
