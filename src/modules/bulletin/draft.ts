import type { Scheme } from '../../assessment/scheme.ts'
import { dateText } from '../../calendar/plain-date.ts'
import { maskPersonalData } from '../../language/personal-data.ts'
import {
  type BulletinContent,
  type BulletinPeriod,
  comparedMonths,
  monthPeriod,
  type NamedMatter,
} from '../../statistics/bulletin.ts'
import { firstRecord, namedMatters, praisedMatters, type ToldMatter, toldMatters } from '../../store/bulletin-sets.ts'
import { LADDER_LABELS } from '../supervision/index.ts'
import type { BulletinContext } from './context.ts'
import { linesOf } from './lines.ts'
import { assessmentsOf, rankingOf } from './ranking.ts'
import { type Sets, takeSets } from './sets.ts'

/** What a bulletin of a month would say if it were issued now, and the matters behind every number. */
export interface BulletinDraft {
  readonly content: BulletinContent
  readonly sets: Sets
}

/** The best rating that a procedure's matters can have. */
const BEST: Readonly<Record<string, string>> = {
  whistle: '满意',
  letter: '非常满意',
  'online-consultation': '非常满意',
}
const MOST_PRAISED = 5
const MOST_NAMED = 10
/** Matters told by number for each office; the line lists them all. */
const MOST_LATE = 10

/** Counts a month from the records as they stand. */
export async function draftBulletin(context: BulletinContext, month: string): Promise<BulletinDraft> {
  const { db, county, registry, today } = context
  const period = monthPeriod(month)
  const assessments = await assessmentsOf(context, period)
  const scheme = assessments.find(({ content: { period: kind } }) => kind === 'month')?.content
  const [compared, names] = await Promise.all([takeCompared(context, month, period, scheme), officeNames(context)])
  const sets = compared.now
  const content: BulletinContent = {
    ...{ month, ...period, countedOn: today, ranking: rankingOf(assessments) },
    lines: linesOf(registry, compared, names),
    late: await lateOffices(context, sets),
    praised: (await praisedMatters(db, county.code, { ...period, best: BEST, limit: MOST_PRAISED })).map((row) =>
      told(context, row, `${row.days === 0 ? '当天' : `${row.days} 天`}办结，评价“${row.rating}”`),
    ),
    named: (await namedMatters(db, county.code, { ...period, limit: MOST_NAMED })).map((row) => {
      const past = row.daysPast !== null && row.daysPast > 0 ? `，已超期 ${row.daysPast} 个工作日` : ''
      return told(context, row, `${dateText(row.on)}${LADDER_LABELS[row.step]}${past}`)
    }),
    offices: Object.fromEntries(names),
  }
  return { content, sets }
}

/** The rates of all three are counted by the month's own scheme: compared is what can be. */
async function takeCompared(
  context: BulletinContext,
  month: string,
  period: BulletinPeriod,
  scheme: Scheme | undefined,
) {
  const first = await firstRecord(context.db, context.county.code)
  const { previous, yearBefore } = comparedMonths(month)
  const within = (one: string) => {
    const earlier = monthPeriod(one)
    return first !== undefined && first <= earlier.to ? takeSets(context, earlier, scheme) : undefined
  }
  return {
    now: await takeSets(context, period, scheme),
    previous: await within(previous),
    yearBefore: await within(yearBefore),
  }
}

async function officeNames({ db, county }: BulletinContext): Promise<Map<string, string>> {
  const rows = await db.selectFrom('office').select(['id', 'name']).where('county', '=', county.code).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function lateOffices(context: BulletinContext, sets: Sets): Promise<BulletinContent['late']> {
  const lists = [...sets]
    .filter(([id]) => id.startsWith('late.'))
    .sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))
  const first = lists.flatMap(([, ids]) => ids.slice(0, MOST_LATE))
  const rows = new Map((await toldMatters(context.db, context.county.code, first)).map((row) => [row.id, row]))
  return lists.map(([id, ids]) => ({
    office: id.slice('late.'.length) || null,
    matters: ids.slice(0, MOST_LATE).flatMap((matter) => {
      const row = rows.get(matter)
      return row ? [told(context, row, '')] : []
    }),
  }))
}

/**
 * A matter told by number. What a citizen wrote, and what was begun under its title, is told by what it is about: a
 * writer's own words may name people that no rule finds. Titles by staff go through those rules.
 */
function told({ registry }: BulletinContext, row: ToldMatter, why: string): NamedMatter {
  const { id, receiptNumber, office, about } = row
  const { open, title } = registry.get(row.procedure, row.version)
  const borrowed = open.by.includes('citizen') || open.onlyBegun === true
  const named = borrowed ? (about ?? title) : maskPersonalData(row.title)
  return { id, receiptNumber, office, why, title: named, procedure: title }
}
