import { describe, expect, test } from 'vitest'
import { days, months, workingDays } from '../../src/calendar/length.ts'
import { type PlainDate, plainDate } from '../../src/calendar/plain-date.ts'
import { nationalCalendar as calendar, withYears } from '../../src/calendar/working-calendar.ts'
import { chineseNumber, citationFault, citationText, cite } from '../../src/law/cite.ts'
import { explain } from '../../src/law/explain.ts'
import { findLimit, isLimit, LIMITS, limitById, versionsOf } from '../../src/law/limit.ts'
import { type LimitVersion, limitLengthText } from '../../src/law/limit-version.ts'
import { NORMS, normFor, normLength } from '../../src/law/norms.ts'
import { reckon } from '../../src/law/reckon.ts'
import type { ReckonEntry } from '../../src/law/reckoning.ts'

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

  test('is provisional where it rests on a year without a notice, and final once the notice is entered', () => {
    const waiting = normOf('2026-12-30', 5)
    expect(waiting).toMatchObject({ dueOn: null, provisional: true, needsCalendar: 2027, estimatedOn: '2027-01-06' })
    expect(explain(waiting).join('')).toContain('2027年的放假安排尚未公布，暂估为2027年1月6日')
    const entered = withYears(calendar, [
      { year: 2027, notice: '2027年放假通知', holidays: [{ on: on('2027-01-01'), name: '元旦' }], makeupDays: [] },
    ])
    const settled = reckon({ length: workingDays(5), startOn: on('2026-12-30'), entries: [], calendar: entered })
    expect(settled).toMatchObject({ dueOn: '2027-01-07' })
    expect(settled.provisional).toBeUndefined()
  })

  test('is given in calendar days where the law is silent, but never with a cautious day guessed from plain weeks', () => {
    const across = reckon({
      limit: limitById('petition-finish-2022'),
      startOn: on('2026-12-01'),
      entries: [],
      calendar,
    })
    expect(across.dueOn).toBe('2027-01-30')
    expect([across.provisional, across.safeBy, across.dueIfRolled]).toEqual([undefined, undefined, undefined])
    expect(explain(across).join('')).toContain('2027年的放假安排尚未公布，该日是否上班未定')
  })

  test('is wanting where the law moves it and the year has no notice, though it falls on a weekday', () => {
    const across = reckon({
      limit: limitById('reconsideration-decide-2023'),
      startOn: on('2026-11-20'),
      entries: [],
      calendar,
    })
    expect(across).toMatchObject({ dueOn: null, rawDueOn: '2027-01-19', needsCalendar: 2027 })
  })

  test('is refused, first cause first', () => {
    const decide = limitById('reconsideration-decide-2017')
    const error = (startOn: PlainDate, entries: readonly ReckonEntry[] = [], limit = decide) =>
      reckon({ limit, startOn, entries, calendar }).error
    const nowhere = '2020-02-30' as PlainDate
    expect(error(nowhere)).toBe('invalid-date')
    expect(error(on('2024-01-01'), [{ type: 'exclude', from: on('2024-01-02'), to: nowhere }])).toBe('invalid-date')
    expect(error(on('2020-03-02'), [{ type: 'extend', by: days(30) }])).toBe('invalid-date')
    expect(error(on('2024-01-01'))).toBe('not-in-force')
    expect(error(on('1999-09-30'))).toBe('not-in-force')
    expect(error(on('2018-12-31'), [], limitById('mailbox-local'))).toBe('not-in-force')
    expect(error(on('2020-03-02'), [], limitById('mailbox-local'))).toBe('not-configured')
    const overAndLate: ReckonEntry[] = [
      { type: 'extend', by: days(10), approvedOn: on('2020-08-03') },
      { type: 'extend', total: days(91), approvedOn: on('2020-08-04') },
    ]
    expect(error(on('2020-03-02'), overAndLate)).toBe('extension-over-cap')
    expect(error(on('2020-03-02'), overAndLate.slice(0, 1))).toBe('extension-late')
    expect(error(on('2020-03-02'), [{ type: 'exclude', from: on('2020-03-05'), to: on('2020-03-05') }])).toBe(
      'event-order',
    )
  })

  test('is refused only from the day after the law ended, and for a restart before the start', () => {
    expect(finishOf('2022-04-30').dueOn).toBe('2022-06-29')
    expect(finishOf('2022-05-01').error).toBe('not-in-force')
    expect(normOf('2020-03-02', 5, [{ type: 'restart', on: on('2020-03-01') }]).error).toBe('event-order')
  })

  test('grows by the whole of a fixed extension or not at all, and by any at discretion', () => {
    const grown = (extension: NonNullable<LimitVersion['extension']>, total: number) =>
      reckon({
        limit: { ...finish, extension },
        startOn: on('2020-03-02'),
        entries: [{ type: 'extend', total: days(total), approvedOn: on('2020-03-03') }],
        calendar,
      })
    expect(grown({ kind: 'fixed', total: days(90) }, 89).error).toBe('extension-over-cap')
    expect(grown({ kind: 'fixed', total: days(90) }, 90).dueOn).toBe('2020-05-31')
    expect(grown({ kind: 'atMost', total: days(90) }, 89).dueOn).toBe('2020-05-30')
    expect(grown({ kind: 'atMost', total: days(90) }, 60).error).toBe('extension-over-cap')
    expect(grown({ kind: 'discretionary' }, 400).dueOn).toBe('2021-04-06')
  })

  test('of a limit that the county sets is counted with the length it gives', () => {
    const request = { limit: limitById('mailbox-local'), startOn: on('2020-09-24'), entries: [], calendar }
    expect(reckon({ ...request, length: workingDays(7) }).dueOn).toBe('2020-10-10')
    expect(limitLengthText(request.limit)).toBe('由本县确定')
    expect(explain(reckon(request)).join('')).toContain('尚未设置日数')
  })

  test('takes an extension without a day of approval only where the law names nobody to approve it', () => {
    const request = { limit: limitById('suggestion-reply-henan'), startOn: on('2020-03-02'), calendar }
    expect(reckon({ ...request, entries: [{ type: 'extend', total: months(6) }] }).dueOn).toBe('2020-09-02')
    expect(reckon({ ...request, entries: [{ type: 'extend', total: months(7) }] }).error).toBe('extension-over-cap')
    const unnamed = { ...request, limit: limitById('petition-henan-finish') }
    expect(reckon({ ...unnamed, entries: [{ type: 'extend', total: days(90) }] }).error).toBe('invalid-date')
  })

  test('is the same however often one extension is recorded, and counts the longest', () => {
    const finished = (...facts: readonly (readonly [total: number, approved: string])[]) =>
      finishOf(
        '2020-03-04',
        facts.map(([total, approved]) => ({ type: 'extend', total: days(total), approvedOn: on(approved) })),
      )
    expect(finished([90, '2020-04-10'], [90, '2020-04-10']).dueOn).toBe('2020-06-02')
    expect(finished([90, '2020-04-10'], [75, '2020-04-20']).dueOn).toBe('2020-06-02')
    expect(explain(finished([90, '2020-04-10'], [90, '2020-04-20'])).join('')).not.toContain('延长0日')
    expect(finished([60, '2020-04-10']).error).toBe('extension-over-cap')
  })

  test('is extended within the length the law gives, not within an earlier extension', () => {
    const facts = (second: string): ReckonEntry[] => [
      { type: 'extend', total: days(70), approvedOn: on('2020-04-10') },
      { type: 'extend', total: days(90), approvedOn: on(second) },
    ]
    expect(finishOf('2020-03-04', facts('2020-05-03')).dueOn).toBe('2020-06-02')
    expect(finishOf('2020-03-04', facts('2020-05-04')).error).toBe('extension-late')
    const trial = (second: string) =>
      reckon({
        limit: limitById('litigation-first-trial'),
        startOn: on('2020-03-04'),
        entries: [
          { type: 'extend', total: months(9), approvedOn: on('2020-08-03') },
          { type: 'extend', total: months(12), approvedOn: on(second) },
        ],
        calendar,
      })
    expect(trial('2020-12-04').dueOn).toBe('2021-03-04')
    expect(trial('2020-12-05').error).toBe('extension-late')
  })

  test('is extended in time on the day to which the first end moved, and not the day after', () => {
    const decide = (approved: string) =>
      reckon({
        limit: limitById('reconsideration-decide-2017'),
        startOn: on('2019-12-03'),
        entries: [{ type: 'extend', total: days(90), approvedOn: on(approved) }],
        calendar,
      })
    expect(decide('2020-02-03').dueOn).toBe('2020-03-02')
    expect(decide('2020-02-04').error).toBe('extension-late')
  })

  test('may be extended while time stands still, however long that lasts', () => {
    const answer = (entries: readonly ReckonEntry[]) =>
      reckon({ limit: limitById('foi-answer-2019'), startOn: on('2020-03-02'), entries, calendar })
    const granted: ReckonEntry = { type: 'extend', by: workingDays(20), approvedOn: on('2020-05-06') }
    expect(answer([granted]).error).toBe('extension-late')
    expect(answer([{ type: 'exclude', from: on('2020-03-09') }, granted])).toMatchObject({ suspended: true })
    expect(answer([{ type: 'exclude', from: on('2020-03-09'), to: on('2020-05-11') }, granted]).dueOn).toBe(
      '2020-06-30',
    )
  })

  test('stands still in a year without a notice, though plain weeks would have ended it before', () => {
    const limit = limitById('foi-answer-2019')
    const entries: ReckonEntry[] = [{ type: 'exclude', from: on('2027-10-18') }]
    expect(reckon({ limit, startOn: on('2027-09-19'), entries, calendar })).toMatchObject({
      dueOn: null,
      suspended: true,
    })
    const ended: ReckonEntry[] = [{ type: 'exclude', from: on('2026-10-30') }]
    expect(reckon({ limit, startOn: on('2026-09-18'), entries: ended, calendar }).dueOn).toBe('2026-10-22')
  })

  test('in months ends on the corresponding day, then takes in what was left out', () => {
    const inMonths = (entries: readonly ReckonEntry[]) =>
      reckon({ length: months(1), startOn: on('2020-01-31'), entries, calendar }).dueOn
    expect(inMonths([])).toBe('2020-02-29')
    expect(inMonths([{ type: 'exclude', from: on('2020-02-10'), to: on('2020-02-15') }])).toBe('2020-03-05')
  })

  test('is not moved by a suspension that began on its last day', () => {
    const decide = (from: string) =>
      reckon({
        limit: limitById('reconsideration-decide-2023'),
        startOn: on('2024-07-01'),
        entries: [{ type: 'exclude', from: on(from), to: on('2024-09-30') }],
        calendar,
      }).dueOn
    expect(decide('2024-08-30')).toBe('2024-08-30')
    expect(decide('2024-08-29')).toBe('2024-10-08')
  })

  test('after a restart keeps only what is left of a suspension begun before it', () => {
    const answer = (entries: readonly ReckonEntry[]) =>
      reckon({ limit: limitById('foi-answer-2019'), startOn: on('2020-03-02'), entries, calendar }).dueOn
    const restart: ReckonEntry = { type: 'restart', on: on('2020-03-16') }
    const within: ReckonEntry = { type: 'exclude', from: on('2020-03-16'), to: on('2020-03-20') }
    const across: ReckonEntry = { type: 'exclude', from: on('2020-03-04'), to: on('2020-03-20') }
    expect(answer([restart])).toBe('2020-04-14')
    expect(answer([restart, across])).toBe('2020-04-20')
    expect(answer([across, restart])).toBe(answer([within, restart]))
    expect(answer([{ type: 'exclude', from: on('2020-03-04') }, restart])).toBe('2020-04-14')
    expect(answer([{ type: 'exclude', from: on('2020-03-16') }, restart])).toBeNull()
  })

  test('comes with an account that is plain data', () => {
    const { steps } = normOf('2020-09-24', 7, [{ type: 'extend', by: workingDays(1), approvedOn: on('2020-09-25') }])
    expect(JSON.parse(JSON.stringify(steps))).toEqual([
      { kind: 'length', length: workingDays(7) },
      { kind: 'start', on: '2020-09-24', restarted: false },
      { kind: 'extended', by: workingDays(1), total: workingDays(8), approvedOn: '2020-09-25' },
      { kind: 'holidays', name: '国庆节', from: '2020-10-01', to: '2020-10-08' },
      { kind: 'makeup', on: ['2020-09-27', '2020-10-10'] },
      { kind: 'due', on: '2020-10-12' },
    ])
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
    expect(new Set(LIMITS.map(({ id }) => id)).size).toBe(LIMITS.length)
    for (const { id, citation, earlierCitation } of LIMITS) {
      for (const one of [citation, earlierCitation?.citation])
        expect(one ? citationFault(one) : undefined, id).toBeUndefined()
      expect(Boolean(citation), id).toBe(id !== 'mailbox-local')
    }
    for (const family of new Set(LIMITS.map((limit) => limit.family))) {
      expect(isLimit(family)).toBe(true)
      const versions = versionsOf(family)
      for (const [at, version] of versions.entries())
        if (at > 0) expect((versions[at - 1]?.effectiveTo ?? '9') < version.effectiveFrom, version.id).toBe(true)
    }
  })

  test.each([
    ['foi-answer', '2019-05-14', 'foi-answer-2008'],
    ['foi-answer', '2019-05-15', 'foi-answer-2019'],
    ['reconsideration-decide', '2023-12-31', 'reconsideration-decide-2017'],
    ['reconsideration-decide', '2024-01-01', 'reconsideration-decide-2023'],
    ['petition-finish', '2022-04-30', 'petition-finish-2005'],
    ['petition-finish', '2022-05-01', 'petition-finish-2022'],
  ])('%s of %s is %s', (family, day, id) => {
    expect(findLimit(family, on(day))?.id).toBe(id)
  })
})

describe('in words', () => {
  test('a citation reads as lawyers write it', () => {
    expect(citationText(cite('petition-regulation-2005', 33, 1))).toBe('《信访条例》（2005）第三十三条第一款')
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
    expect(explain(finishOf('2020-03-04')).join('')).toMatch(/《信访条例》（2005）第三十三条.*稳妥的是2020年4月30日/s)
  })

  test('every norm is a setting with a default and says where it comes from', () => {
    for (const norm of NORMS) {
      expect(norm.basis).not.toBe('')
      expect(normLength(norm.id, { [norm.id]: days(9) })).toEqual(days(9))
      expect(normFor(norm.id)).toEqual({ ...norm, default: true, verified: false })
      expect(normFor(norm.id, { [norm.id]: days(9) })).toMatchObject({ length: days(9), default: false })
    }
    expect(() => normLength('nothing')).toThrow(RangeError)
  })
})
