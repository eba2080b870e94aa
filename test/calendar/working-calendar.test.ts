import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  isPlainDate,
  plainDate,
  today,
  weekday,
} from '../../src/calendar/plain-date.ts'
import { nationalCalendar, withYears } from '../../src/calendar/working-calendar.ts'

const day = fc.integer({ min: 0, max: 7_900 }).map((offset) => addDays(plainDate('2005-01-01'), offset))

describe('a plain date', () => {
  test('is a day that exists', () => {
    expect(['2020-02-29', '2021-12-31'].every(isPlainDate)).toBe(true)
    expect(['2021-02-29', '2020-13-01', '2020-1-1', '20200101', '', '2020-00-10'].some(isPlainDate)).toBe(false)
    expect(() => plainDate('2019-02-29')).toThrow(RangeError)
  })

  test('moves by months to the corresponding day, or the last of the month (民法典 art. 202)', () => {
    expect(addMonths(plainDate('2020-01-31'), 1)).toBe('2020-02-29')
    expect(addMonths(plainDate('2020-12-31'), 2)).toBe('2021-02-28')
    expect(addMonths(plainDate('2020-03-31'), -1)).toBe('2020-02-29')
    expect(addYears(plainDate('2020-02-29'), 1)).toBe('2021-02-28')
  })

  test('is the day it is in Beijing', () => {
    expect(today(new Date('2020-03-05T15:59:59Z'))).toBe('2020-03-05')
    expect(today(new Date('2020-03-05T16:00:00Z'))).toBe('2020-03-06')
  })

  test('adds and counts days alike', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: -500, max: 500 }),
        (from, count) => daysBetween(from, addDays(from, count)) === count,
      ),
    )
  })
})

describe('the national calendar', () => {
  test.each([
    ['2020-01-23', 'working'],
    ['2020-01-24', 'holiday'],
    ['2020-01-31', 'holiday'],
    ['2020-02-02', 'holiday'],
    ['2020-02-03', 'working'],
    ['2020-01-19', 'makeup'],
    ['2020-10-10', 'makeup'],
    ['2020-03-07', 'weekend'],
    ['2019-04-28', 'makeup'],
    ['2024-02-09', 'working'],
    ['2025-01-28', 'holiday'],
  ])('knows %s as %s', (text, kind) => {
    expect(nationalCalendar.dayKind(plainDate(text)).kind).toBe(kind)
  })

  test('names the notice for every day that is not plain', () => {
    for (let on = plainDate('2020-01-01'); on <= '2020-12-31'; on = addDays(on, 1)) {
      const { kind, notice } = nationalCalendar.dayKind(on)
      expect(Boolean(notice), on).toBe(kind === 'holiday' || kind === 'makeup')
    }
  })

  test('counts working days over the long Spring Festival of 2020', () => {
    expect(nationalCalendar.addWorkingDays(plainDate('2020-01-20'), 5)).toBe('2020-02-04')
    expect(nationalCalendar.addWorkingDays(plainDate('2020-09-24'), 7)).toBe('2020-10-10')
  })

  test('calls a year provisional until its notice is out, and refuses years it knows nothing of', () => {
    expect(nationalCalendar.isPublished(2026)).toBe(true)
    expect(nationalCalendar.isPublished(2027)).toBe(false)
    expect(() => nationalCalendar.dayKind(plainDate('1999-01-01'))).toThrow(RangeError)
  })

  test('takes a year that the county enters', () => {
    const day = plainDate('2027-02-08')
    const entered = withYears(nationalCalendar, [
      {
        year: 2027,
        notice: '2027年放假通知',
        holidays: [{ on: day, name: '春节' }],
        makeupDays: [{ on: plainDate('2027-02-14'), name: '春节' }],
      },
    ])
    expect(entered.isPublished(2027)).toBe(true)
    expect(entered.dayKind(day)).toEqual({ kind: 'holiday', name: '春节', notice: '2027年放假通知' })
    expect(entered.isWorkingDay(plainDate('2027-02-14'))).toBe(true)
    expect(entered.dayKind(plainDate('2020-01-24')).kind).toBe('holiday')
  })

  test('never gives a day that is not worked, nor one too early', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const due = nationalCalendar.addWorkingDays(from, count)
        return (
          nationalCalendar.isWorkingDay(due) &&
          nationalCalendar.workingDaysBetween(from, due) === count &&
          daysBetween(from, due) >= count
        )
      }),
      { numRuns: 200 },
    )
  })

  test('steps from a day to the next and the last worked one', () => {
    fc.assert(
      fc.property(day, (on) => {
        const [before, after] = [nationalCalendar.previousWorkingDay(on), nationalCalendar.nextWorkingDay(on)]
        return before <= on && on <= after && (nationalCalendar.isWorkingDay(on) ? before === after : before < after)
      }),
    )
  })

  test('tells weekdays', () => {
    expect([weekday(plainDate('2020-03-02')), weekday(plainDate('2020-03-08'))]).toEqual([1, 7])
  })
})
