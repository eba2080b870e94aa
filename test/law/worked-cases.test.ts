import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { days, type Length, workingDays } from '../../src/calendar/length.ts'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { nationalCalendar as calendar } from '../../src/calendar/working-calendar.ts'
import { type DeadlineCase, reckonCase } from '../../src/law/deadline-case.ts'
import { type DeadlineRow, deadlineRow } from '../../src/law/deadline-row.ts'
import { explain } from '../../src/law/explain.ts'
import { findLimit, LIMITS } from '../../src/law/limit.ts'
import type { LimitVersion, Rollover } from '../../src/law/limit-version.ts'
import { reckon } from '../../src/law/reckon.ts'
import type { ReckonEntry } from '../../src/law/reckoning.ts'

const on = plainDate
const due = (limitId: string, start: string, entries: readonly ReckonEntry[] = []) => {
  const limit = findLimit(limitId, on(start))
  if (!limit) throw new Error(`no limit ${limitId} on ${start}`)
  return reckon({ limit, startOn: on(start), entries, calendar })
}

describe('worked examples', () => {
  test('a reconsideration of the winter of 2019 ends after the Spring Festival that was made longer', () => {
    expect(due('reconsideration-decide', '2019-12-03')).toMatchObject({ rawDueOn: '2020-02-01', dueOn: '2020-02-03' })
    expect(due('reconsideration-accept', '2020-01-20').dueOn).toBe('2020-02-04')
  })

  test('working Saturdays and Sundays count', () => {
    expect(due('foi-answer', '2019-09-12').dueOn).toBe('2019-10-16')
    expect(due('foi-correction-notice', '2022-09-26').dueOn).toBe('2022-10-10')
    expect(due('petition-objection', '2025-04-25').dueOn).toBe('2025-05-06')
  })

  test('only the last day of an extended limit is moved', () => {
    const longer: ReckonEntry = { type: 'extend', total: days(90), approvedOn: on('2020-01-20') }
    expect(due('reconsideration-decide', '2019-12-02', [longer])).toMatchObject({
      rawDueOn: '2020-03-01',
      dueOn: '2020-03-02',
    })
  })

  test('a third party heard over a holiday stops the count of working days', () => {
    const heard: ReckonEntry = { type: 'exclude', from: on('2021-04-22'), to: on('2021-05-13') }
    expect(due('foi-answer', '2021-04-19', [heard]).dueOn).toBe('2021-06-07')
  })

  test('a petitioner is given the next working day, an agency the last one before', () => {
    expect(due('petition-review-request', '2023-09-01')).toMatchObject({ rawDueOn: '2023-10-01', dueOn: '2023-10-07' })
    expect(due('petition-accept', '2022-09-20')).toMatchObject({ dueOn: '2022-10-05', safeBy: '2022-09-30' })
  })
})

const FACTS = resolve(import.meta.dirname, '../../../shared/facts')
const SKIPPED = `SKIPPED where ${FACTS} is absent: `

type WorkedCase = DeadlineCase & DeadlineRow & { readonly id: string }

const ANSWERS = [
  'due',
  'rawLastDay',
  'safeBy',
  'dueIfRolled',
  'dueConservative',
  'earliest',
  'earliestNextAction',
  'earliestNextWorkday',
] as const

describe.skipIf(!existsSync(FACTS))(`${SKIPPED}the sheets of facts`, () => {
  const read = <T>(name: string): T => JSON.parse(existsSync(FACTS) ? readFileSync(resolve(FACTS, name), 'utf8') : '[]')
  const ids = new Set(LIMITS.map(({ id }) => id))
  const cases = read<WorkedCase[]>('deadline-cases.json')

  test('name no limit that is not here', () => {
    expect(read<StatuteRow[]>('statutes.json').flatMap(({ id }) => (ids.has(id) ? [] : [id]))).toEqual([])
    expect(LIMITS.length).toBeGreaterThanOrEqual(205)
  })

  test.each(cases.map((one) => [one.id, one] as const))('case %s', (_, one) => {
    const result = reckonCase(one, calendar)
    if ('error' in result) throw new Error(result.error)
    const { lateFeeFrom, ...row } = deadlineRow(result)
    expect(row).toEqual(Object.fromEntries(ANSWERS.flatMap((name) => (name in one ? [[name, one[name]]] : []))))
    if (one.lateFeeFrom) expect(lateFeeFrom).toBe(one.lateFeeFrom)
    expect(explain(result.reckoning).join('')).not.toContain('undefined')
  })

  test.each(read<StatuteRow[]>('statutes.json').flatMap((row) => (ids.has(row.id) ? [[row.id, row] as const] : [])))(
    'limit %s reads as in the table',
    (_, row) => {
      const limit = LIMITS.find(({ id }) => id === row.id)
      expect(limit && rowOf(limit)).toEqual({
        mode: row.mode,
        length: row.amount === null || row.unit === 'fixed-date' ? null : { amount: row.amount, unit: UNITS[row.unit] },
        rollover: ROLLOVERS[row.rollover],
        total: row.extension?.totalAmount ?? undefined,
        totalUnit: row.extension?.totalAmount ? UNITS[row.extension.unit] : undefined,
        discretion: row.extension?.type === 'discretionary',
        restarts: row.pause.some(({ effect }) => effect === 'restart') || row.id === 'reconsideration-accept-2023',
        approved: row.extension ? !/未定/.test(row.extension.approver) : undefined,
        pauses: row.pause.some(({ effect }) => effect !== 'restart'),
        from: row.effectiveFrom,
        to: row.effectiveTo ?? undefined,
        checked: CHECKED[row.verified],
        other: row.maxAmount,
        fixedDay: row.unit === 'fixed-date' ? row.amount : undefined,
        datesUnchecked: row.effectiveDatesVerified ? undefined : true,
      })
      const articles = [...row.article.matchAll(/§(\d+)/g)].map(([, number]) => Number(number))
      expect(articles.length > 0 ? articles : [undefined]).toContain(limit?.citation?.article)
    },
  )
})

interface StatuteRow {
  readonly id: string
  readonly mode: string
  readonly amount: number | string | null
  readonly maxAmount?: number
  readonly unit: string
  readonly rollover: string
  readonly article: string
  readonly extension: {
    readonly type: string
    readonly unit: string
    readonly totalAmount: number | null
    readonly approver: string
  } | null
  readonly pause: readonly { readonly effect: string }[]
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  readonly verified: string
  readonly effectiveDatesVerified: boolean
}

const UNITS: Readonly<Record<string, Length['unit']>> = {
  'working-day': workingDays(1).unit,
  'calendar-day': 'day',
  month: 'month',
  hour: 'hour',
  year: 'year',
}

const CHECKED: Readonly<Record<string, LimitVersion['checked']>> = {
  text: 'text',
  excerpt: 'summary',
  unverified: 'none',
  config: 'county',
}

const ROLLOVERS: Readonly<Record<string, Rollover>> = {
  'roll-next-working-day': 'next-working-day',
  'working-day-unit': 'working-day-unit',
  'unspecified-no-roll': 'unspecified',
  'unspecified-roll-for-party': 'unspecified-roll-for-party',
  'not-applicable': 'none',
}

function rowOf(limit: LimitVersion) {
  return {
    mode: limit.mode,
    length: limit.length,
    rollover: limit.rollover,
    total: limit.extension?.total?.amount,
    totalUnit: limit.extension?.total?.unit,
    discretion: limit.extension?.kind === 'discretionary',
    restarts: limit.restarts === true,
    approved: limit.extension ? limit.extension.approver !== undefined : undefined,
    pauses: limit.pauses !== undefined,
    from: limit.effectiveFrom,
    to: limit.effectiveTo,
    checked: limit.checked,
    other: limit.otherLength?.amount,
    fixedDay: limit.fixedDay,
    datesUnchecked: limit.datesUnchecked,
  }
}
