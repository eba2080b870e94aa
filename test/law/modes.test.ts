import { describe, expect, test } from 'vitest'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { nationalCalendar as calendar, withYears } from '../../src/calendar/working-calendar.ts'
import { type CaseEvent, dueText, reckonCase } from '../../src/law/deadline-case.ts'
import { explain } from '../../src/law/explain.ts'
import type { Reckoning } from '../../src/law/reckoning.ts'

interface Told extends Partial<Omit<Reckoning, 'error'>> {
  readonly due: string | null
  readonly id?: string
  readonly error?: string
  readonly account: string
}

const told = (limitId: string, start: string, events: readonly CaseEvent[] = []): Told => {
  const result = reckonCase({ limitId, start, events }, calendar)
  if ('error' in result) return { due: null, error: result.error, account: '' }
  const { reckoning, limit } = result
  return {
    ...reckoning,
    id: reckoning.limit?.id ?? limit.id,
    due: dueText(reckoning),
    account: explain(reckoning).join(''),
  }
}

describe('a limit that counts back', () => {
  test('does not count the event, and is a day stricter where full days must lie between', () => {
    expect(told('reconsideration-hearing-notice-2023', '2024-10-10')).toMatchObject({
      due: '2024-09-27',
      dueConservative: '2024-09-26',
    })
  })

  test('in calendar days stays on a day off and says which day is safe', () => {
    expect(told('licence-renew-apply', '2021-11-02')).toMatchObject({ due: '2021-10-03', safeBy: '2021-09-30' })
    expect(told('licence-renew-decide', '2021-10-03')).toMatchObject({ due: '2021-10-03', safeBy: '2021-09-30' })
  })

  test('follows the earlier law when the notice had to be given before the new one', () => {
    expect(told('penalty-hearing-notice', '2021-07-20')).toMatchObject({
      due: '2021-07-13',
      id: 'penalty-hearing-notice-2017',
    })
    expect(told('penalty-hearing-notice', '2021-07-26')).toMatchObject({
      due: '2021-07-15',
      id: 'penalty-hearing-notice',
    })
  })

  test('stays with the law of the event where no earlier law knew the notice', () => {
    expect(told('reconsideration-hearing-notice-2023', '2024-01-03')).toMatchObject({
      due: '2023-12-26',
      id: 'reconsideration-hearing-notice-2023',
    })
    expect(told('reconsideration-hearing-notice-2023', '2023-12-31').error).toBe('not-in-force')
  })

  test('takes no pause, extension or restart', () => {
    const back = (event: CaseEvent) => told('penalty-hearing-notice', '2023-07-03', [event]).error
    expect(back({ type: 'exclude', from: '2023-06-01', to: '2023-06-02' })).toBe('event-not-allowed')
    expect(back({ type: 'restart', on: '2023-07-01' })).toBe('event-not-allowed')
    expect(back({ type: 'extend', total: 9, approvedOn: '2023-06-20' })).toBe('extension-over-cap')
    const both: CaseEvent[] = [
      { type: 'exclude', from: '2023-06-01', to: '2023-06-02' },
      { type: 'extend', total: 9, approvedOn: '2023-06-20' },
    ]
    for (const events of [both, both.toReversed()])
      expect(told('penalty-hearing-notice', '2023-07-03', events).error).toBe('extension-over-cap')
  })

  test('over a year without a notice is wanting', () => {
    expect(told('penalty-hearing-notice', '2027-01-08')).toMatchObject({
      due: null,
      provisional: true,
      needsCalendar: 2027,
    })
    expect(told('penalty-hearing-notice', '2027-01-01')).toMatchObject({ due: '2026-12-23' })
  })
})

describe('a period to be full', () => {
  test('is neither shortened nor moved, and lets nothing follow before the next day', () => {
    expect(told('major-decision-consult', '2025-01-02')).toMatchObject({
      due: '2025-02-01',
      earliestOn: '2025-02-02',
      earliestWorkingOn: '2025-02-05',
    })
    expect(told('compulsion-late-fine-30', '2023-09-01')).toMatchObject({ due: '2023-10-01' })
    expect(told('compulsion-late-fine-30', '2023-09-01').safeBy).toBeUndefined()
  })

  test('with a far end is a window', () => {
    expect(told('normative-document-legal-review', '2024-09-26')).toMatchObject({
      due: '2024-10-22',
      earliestOn: '2024-10-09',
    })
  })
})

describe('other counts', () => {
  test('hours run through nights and holidays, from a moment', () => {
    expect(told('compulsion-emergency-report', '2020-02-28T22:30').due).toBe('2020-02-29T22:30')
    expect(told('compulsion-emergency-report', '2023-12-31T00:00').due).toBe('2024-01-01T00:00')
    expect(told('compulsion-emergency-report', '2023-05-01').error).toBe('invalid-date')
    expect(told('compulsion-emergency-report', '2023-05-01T24:00').error).toBe('invalid-date')
    expect(told('penalty-decide', '2023-05-01T09:00').error).toBe('invalid-date')
  })

  test('a day of the year is the next one, itself included, and never moved', () => {
    expect(told('foi-annual-dept', '2020-01-31').due).toBe('2020-01-31')
    expect(told('foi-annual-dept', '2020-02-01')).toMatchObject({ due: '2021-01-31', safeBy: '2021-01-29' })
    expect(told('foi-annual-dept', '2026-02-01')).toMatchObject({ due: '2027-01-31' })
    expect(told('foi-annual-dept', '2026-02-01').provisional).toBeUndefined()
  })

  test('a trigger is the first of the days that are too few', () => {
    expect(told('legal-aid-urgent', '2022-10-07').due).toBe('2022-10-01')
  })

  test('of two figures the longer one is used only when the facts say so', () => {
    expect(told('penalty-prescription', '2021-08-01').due).toBe('2023-08-01')
    expect(told('penalty-prescription', '2021-08-01', [{ type: 'use', amount: 5 }]).due).toBe('2026-08-01')
    expect(told('penalty-prescription', '2021-08-01', [{ type: 'use', amount: 3 }]).error).toBe('event-not-allowed')
    expect(told('penalty-decide', '2021-08-01', [{ type: 'use', amount: 90 }]).error).toBe('event-not-allowed')
  })

  test("months and years end on the corresponding day or the month's last", () => {
    expect(told('mediation-finish', '2024-01-31').due).toBe('2024-02-29')
    expect(told('litigation-exec-apply', '2024-02-29').due).toBe('2026-02-28')
  })
})

describe('a sheet of facts', () => {
  test('is answered with a code, never with an exception', () => {
    expect(told('no-such-limit', '2020-01-20').error).toBe('unknown-limit')
    expect(told('foi-answer-2019', '2019-02-29').error).toBe('invalid-date')
    expect(told('foi-answer-2019', '').error).toBe('invalid-date')
    expect(told('foi-answer', '2019-02-30').error).toBe('invalid-date')
    expect(told('foi-answer', '1999-01-01').error).toBe('not-in-force')
    expect(told('foi-answer', '2019-05-14').due).toBe('2019-06-04')
    expect(told('foi-answer-2019', '2020-01-20', [{ type: 'shorten' }]).error).toBe('event-not-allowed')
    expect(told('foi-answer-2019', '2020-01-20', [{ type: 'exclude', to: '2020-02-20' }]).error).toBe('invalid-date')
    expect(told('mailbox-local', '2020-01-20').error).toBe('not-configured')
    expect(told('foi-answer-2019', '2018-01-20', [{ type: 'shorten' }]).error).toBe('not-in-force')
    expect(told('foi-answer-2019', '2020-01-20', [{ type: 'exclude', from: '2020-02-04', to: '' }]).error).toBe(
      'invalid-date',
    )
    expect(told('foi-answer-2019', '2020-01-20', [{ type: 'restart', on: 20_200_210 }]).error).toBe('invalid-date')
    expect(told('foi-answer-2019', '2020-01-20', [{ type: 'use', amount: '20' }]).error).toBe('event-not-allowed')
    expect(told('foi-answer-2019', '2020-01-20', [{ type: 'exclude', from: '2020-02-04' }]).account).toContain(
      '现处中止',
    )
  })

  test('is answered however far away its days lie', () => {
    expect(told('licence-ban-3y', '2199-12-31').error).toBe('invalid-date')
    expect(told('licence-decide', '2100-12-31')).toMatchObject({ due: null, provisional: true, needsCalendar: 2101 })
    expect(told('reconsideration-accept-2017', '2001-03-05')).toMatchObject({ due: null, needsCalendar: 2001 })
    const endless = (total: number) => [{ type: 'extend', total, approvedOn: '2024-03-05' }]
    expect(told('penalty-decide', '2024-03-04', endless(1e15)).error).toBe('extension-over-cap')
    expect(told('reconsideration-correction-submit-2023', '2024-03-04', endless(1e9)).error).toBe('extension-over-cap')
    expect(
      told('foi-answer-2019', '2024-03-04', [{ type: 'exclude', from: '2024-03-06', to: '2190-01-01' }]).error,
    ).toBe('invalid-date')
  })

  test('cites the instrument in force where only that has changed', () => {
    expect(told('filing-fix-report', '2024-10-31').account).toContain('《法规规章备案条例》（2001）第十七条')
    expect(told('filing-fix-report', '2024-11-01').account).toContain('《法规规章备案审查条例》（2024）第二十一条')
  })

  test('may bring the figure of a limit that the county sets, and of no other', () => {
    const of = (limitId: string) => reckonCase({ limitId, start: '2020-09-24', amount: 7 }, calendar)
    expect(of('mailbox-local')).toMatchObject({ reckoning: { dueOn: '2020-10-10' } })
    expect(of('foi-answer-2019')).toMatchObject({ reckoning: { length: { amount: 20 } } })
  })

  test('is answered under a later notice as soon as that is known', () => {
    const known = withYears(calendar, [{ year: 2027, notice: '试行通知', holidays: [], makeupDays: [] }])
    const sheet = { limitId: 'foi-answer-2019', start: '2026-12-20' }
    expect(reckonCase(sheet, calendar)).toMatchObject({ reckoning: { dueOn: null, needsCalendar: 2027 } })
    expect(reckonCase(sheet, known)).toMatchObject({ reckoning: { dueOn: plainDate('2027-01-15') } })
  })
})
