import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, workingDays } from '../../src/calendar/length.ts'
import { addDays, type PlainDate, plainDate } from '../../src/calendar/plain-date.ts'
import { nationalCalendar as calendar } from '../../src/calendar/working-calendar.ts'
import { chineseNumber, citationFault, citationText, cite } from '../../src/law/cite.ts'
import { explain } from '../../src/law/explain.ts'
import { findLimit, isLimit, limitById, versionsOf } from '../../src/law/limit.ts'
import { NORMS, normLength } from '../../src/law/norms.ts'
import { type ReckonEntry, reckon } from '../../src/law/reckon.ts'

const on = plainDate
const finish = limitById('petition-finish-2005')
const finishOf = (start: string, entries: readonly ReckonEntry[] = []) =>
  reckon({ limit: finish, startOn: on(start), entries, calendar })
const normOf = (start: string, amount: number, entries: readonly ReckonEntry[] = []) =>
  reckon({ length: workingDays(amount), startOn: on(start), entries, calendar })

describe('a due day', () => {
  test('does not count the day of the start', () => {
    expect(finishOf('2020-03-04').dueOn).toBe('2020-05-03')
  })

  test('gives the cautious day and the rolled one where the law is silent', () => {
    expect(finishOf('2020-03-04')).toMatchObject({
      dueOn: '2020-05-03',
      safeBy: '2020-04-30',
      dueIfRolled: '2020-05-06',
    })
  })

  test('grows by an extension granted in time, up to the cap, and by no other', () => {
    const extend = (amount: number, approved: string): ReckonEntry => ({
      type: 'extend',
      by: days(amount),
      approvedOn: on(approved),
    })
    expect(finishOf('2020-03-04', [extend(30, '2020-04-30')]).dueOn).toBe('2020-06-02')
    expect(finishOf('2020-03-04', [extend(31, '2020-04-30')]).error).toBe('extension-over-cap')
    expect(finishOf('2020-03-04', [extend(20, '2020-04-01'), extend(20, '2020-04-02')]).error).toBe(
      'extension-over-cap',
    )
    expect(finishOf('2020-03-04', [extend(30, '2020-05-04')]).error).toBe('extension-late')
    const wrongUnit: ReckonEntry = { type: 'extend', by: workingDays(3), approvedOn: on('2020-04-01') }
    expect(finishOf('2020-03-04', [wrongUnit]).error).toBe('extension-over-cap')
    expect(
      reckon({
        limit: limitById('petition-transfer-2005'),
        startOn: on('2020-03-04'),
        entries: [extend(1, '2020-03-05')],
        calendar,
      }).error,
    ).toBe('extension-over-cap')
  })

  test('knows no pause and no restart where the law gives none', () => {
    expect(finishOf('2020-03-04', [{ type: 'exclude', from: on('2020-03-10'), to: on('2020-03-20') }]).error).toBe(
      'event-not-allowed',
    )
    expect(finishOf('2020-03-04', [{ type: 'restart', on: on('2020-03-10') }]).error).toBe('event-not-allowed')
  })

  test('stands still while suspended, and leaves out the span afterwards', () => {
    expect(normOf('2020-03-02', 15, [{ type: 'exclude', from: on('2020-03-05') }])).toMatchObject({
      dueOn: null,
      suspended: true,
    })
    expect(normOf('2020-03-02', 15).dueOn).toBe('2020-03-23')
    expect(normOf('2020-03-02', 15, [{ type: 'exclude', from: on('2020-03-05'), to: on('2020-03-12') }]).dueOn).toBe(
      '2020-03-30',
    )
    expect(normOf('2020-03-02', 15, [{ type: 'exclude', from: on('2020-03-12'), to: on('2020-03-05') }]).error).toBe(
      'event-order',
    )
  })

  test('leaves out overlapping spans once, whole over a holiday week', () => {
    const spans: ReckonEntry[] = [
      { type: 'exclude', from: on('2020-09-28'), to: on('2020-10-09') },
      { type: 'exclude', from: on('2020-09-30'), to: on('2020-10-12') },
    ]
    expect(normOf('2020-09-25', 5, spans).dueOn).toBe('2020-10-15')
  })

  test('is counted anew after a restart, whatever came before', () => {
    const entries: ReckonEntry[] = [
      { type: 'exclude', from: on('2020-03-03'), to: on('2020-03-20') },
      { type: 'restart', on: on('2020-04-01') },
    ]
    expect(normOf('2020-03-02', 5, entries).dueOn).toBe(normOf('2020-04-01', 5).dueOn)
  })

  test('is provisional where it rests on a year without a notice', () => {
    expect(normOf('2026-12-30', 5)).toMatchObject({ provisional: true, needsCalendar: 2027 })
    expect(finishOf('2020-03-04').provisional).toBeUndefined()
  })

  const start = fc.integer({ min: 0, max: 3_000 }).map((offset) => addDays(on('2012-01-01'), offset))
  const spansFrom = (from: PlainDate) =>
    fc.array(
      fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 30 })).map(([after, length]): ReckonEntry => {
        const begins = addDays(from, after)
        return { type: 'exclude', from: begins, to: addDays(begins, length) }
      }),
      { maxLength: 4 },
    )
  const startWithSpans = start.chain((from) => fc.tuple(fc.constant(from), spansFrom(from)))

  test('does not depend on the order in which facts are entered', () => {
    fc.assert(
      fc.property(startWithSpans, ([from, spans]) => {
        const due = (entries: readonly ReckonEntry[]) =>
          reckon({ length: workingDays(20), startOn: from, entries, calendar }).dueOn
        return due(spans) === due(spans.toReversed())
      }),
    )
  })

  test('is never earlier with a pause than without, and the same with one of no length', () => {
    fc.assert(
      fc.property(startWithSpans, ([from, spans]) => {
        const due = (entries: readonly ReckonEntry[]) =>
          reckon({ length: days(30), startOn: from, entries, calendar }).dueOn ?? ''
        const nothing: ReckonEntry = { type: 'exclude', from: addDays(from, 3), to: addDays(from, 3) }
        return due(spans) >= due([]) && due([nothing]) === due([])
      }),
    )
  })
})

describe('limits', () => {
  test('are chosen by the day: two days apart, two laws', () => {
    expect(findLimit('petition-transfer', on('2022-04-30'))?.id).toBe('petition-transfer-2005')
    expect(findLimit('petition-transfer', on('2022-05-01'))?.id).toBe('petition-transfer-2022')
    expect(findLimit('petition-objection', on('2020-03-02'))).toBeUndefined()
    expect(findLimit('petition-objection', on('2023-03-02'))?.length).toEqual(workingDays(5))
  })

  test('cite articles that exist, and never two in force at once', () => {
    for (const family of ['petition-transfer', 'petition-accept', 'petition-objection', 'petition-finish']) {
      expect(isLimit(family)).toBe(true)
      const versions = versionsOf(family)
      for (const version of versions) expect(citationFault(version.citation), version.id).toBeUndefined()
      for (const [at, version] of versions.entries())
        if (at > 0) expect((versions[at - 1]?.effectiveTo ?? '9') < version.effectiveFrom).toBe(true)
    }
  })

  const CASES = resolve(import.meta.dirname, '../../../shared/facts/deadline-cases.json')
  test.skipIf(!existsSync(CASES))('agree with the worked cases (skipped where those are not at hand)', () => {
    const cases = JSON.parse(readFileSync(CASES, 'utf8')) as {
      id: string
      limitId: string
      start: string
      due: string | null
      events: unknown[]
    }[]
    const known = cases.filter(
      ({ limitId, events, start }) => isLimit(limitId) && events.length === 0 && start.length === 10,
    )
    for (const { id, limitId, start, due } of known) {
      const limit = findLimit(limitId, on(start))
      const found = limit ? reckon({ limit, startOn: on(start), entries: [], calendar }) : undefined
      if (!found?.provisional) expect(found?.dueOn ?? null, id).toBe(due)
    }
  })
})

describe('in words', () => {
  test('a citation reads as lawyers write it', () => {
    expect(citationText(cite('petition-regulation-2005', 33, 1))).toBe('《信访条例》(2005)第三十三条第一款')
    expect([1, 10, 11, 20, 21, 100, 101, 110, 999].map(chineseNumber).join()).toBe(
      '一,十,十一,二十,二十一,一百,一百零一,一百一十,九百九十九',
    )
    expect(citationFault(cite('petition-regulation-2005', 52))).toContain('no article 52')
    expect(citationFault(cite('nowhere', 1))).toContain('unknown instrument')
  })

  test('an account names the law, day one, holidays and make-up days, and the day', () => {
    expect(explain(normOf('2020-09-24', 7)).join('')).toMatch(
      /7个工作日.*2020年9月24日为起算日.*(国庆|中秋).*2020年9月27日、2020年10月10日为调休上班日.*最迟2020年10月10日/s,
    )
    expect(explain(finishOf('2020-03-04')).join('')).toMatch(/《信访条例》\(2005\)第三十三条.*稳妥的是2020年4月30日/s)
  })

  test('every norm is a setting with a default and says where it comes from', () => {
    for (const norm of NORMS) {
      expect(norm.basis).not.toBe('')
      expect(normLength(norm.id, { [norm.id]: days(9) })).toEqual(days(9))
    }
    expect(() => normLength('nothing')).toThrow(RangeError)
  })
})
