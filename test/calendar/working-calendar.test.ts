import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  compareDays,
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

  test('sorts', () => {
    const given = ['2020-10-01', '2019-12-31', '2020-02-29', '2020-02-29'].map(plainDate)
    expect(given.toSorted(compareDays)).toEqual(['2019-12-31', '2020-02-29', '2020-02-29', '2020-10-01'])
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

  test.each([
    ['2020-01-24', '国务院办公厅关于2020年部分节假日安排的通知（国办发明电〔2019〕16号）'],
    ['2020-01-31', '国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）'],
    ['2020-02-02', '国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）'],
    ['2022-12-31', '国务院办公厅关于2023年部分节假日安排的通知（国办发明电〔2022〕16号）'],
    ['2012-01-03', '国务院办公厅关于2012年部分节假日安排的通知'],
  ])('%s rests on %s', (text, notice) => {
    expect(nationalCalendar.dayKind(plainDate(text)).notice).toBe(notice)
  })

  test('counts working days over the long Spring Festival of 2020', () => {
    expect(nationalCalendar.addWorkingDays(plainDate('2020-01-20'), 5)).toBe('2020-02-04')
    expect(nationalCalendar.addWorkingDays(plainDate('2020-09-24'), 7)).toBe('2020-10-10')
  })

  test('calls a year provisional until its notice is out, or where none is kept, and refuses years beyond all', () => {
    expect(nationalCalendar.isPublished(2026)).toBe(true)
    expect(nationalCalendar.isPublished(2027)).toBe(false)
    expect(nationalCalendar.isPublished(2003)).toBe(false)
    expect(nationalCalendar.dayKind(plainDate('1999-01-01'))).toEqual({ kind: 'working' })
    expect(() => nationalCalendar.addWorkingDays(plainDate('2199-12-01'), 60)).toThrow(RangeError)
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

  test('lets a notice begin the New Year holiday in December', () => {
    const [eve, newYear, saturday] = ['2026-12-31', '2027-01-01', '2026-12-26'].map(plainDate)
    if (!eve || !newYear || !saturday) throw new Error('three days')
    const entered = withYears(nationalCalendar, [
      {
        year: 2027,
        notice: '2027年放假通知',
        holidays: [eve, newYear].map((on) => ({ on, name: '元旦' })),
        makeupDays: [{ on: saturday, name: '元旦' }],
      },
    ])
    expect(nationalCalendar.dayKind(eve).kind).toBe('working')
    expect(entered.dayKind(eve)).toEqual({ kind: 'holiday', name: '元旦', notice: '2027年放假通知' })
    expect(entered.dayKind(saturday).kind).toBe('makeup')
    expect(entered.dayKind(plainDate('2026-10-01')).kind).toBe('holiday')
  })

  test('names the first year wanting among the days asked for', () => {
    const [from, to] = [plainDate('2026-12-01'), plainDate('2028-01-05')]
    expect(nationalCalendar.firstUnpublished(from, from)).toBeUndefined()
    expect(nationalCalendar.firstUnpublished(from, to)).toBe(2027)
  })

  test('counts back from a day before which so many working days must lie', () => {
    expect(nationalCalendar.addWorkingDays(plainDate('2024-10-10'), -5)).toBe('2024-09-27')
    expect(nationalCalendar.addWorkingDays(plainDate('2023-07-03'), -7)).toBe('2023-06-21')
    expect(() => nationalCalendar.addWorkingDays(plainDate('2023-07-03'), 0)).toThrow(RangeError)
    expect(() => nationalCalendar.addWorkingDays(plainDate('2023-07-03'), 1.5)).toThrow(RangeError)
  })

  test('gives a later day for more working days and never an earlier one for a later start', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (from, count, more) => {
        const due = nationalCalendar.addWorkingDays(from, count)
        return (
          due < nationalCalendar.addWorkingDays(from, count + more) &&
          due <= nationalCalendar.addWorkingDays(addDays(from, more), count)
        )
      }),
      { numRuns: 200 },
    )
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
