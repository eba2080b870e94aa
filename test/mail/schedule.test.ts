import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { today } from '../../src/calendar/plain-date.ts'
import { nationalCalendar } from '../../src/calendar/working-calendar.ts'
import { type MailTimes, mailAt } from '../../src/modules/mail/index.ts'

const beijing = (text: string) => new Date(`${text}+08:00`)
const TIMES: MailTimes = { digestAt: '08:30', workingDaysOnly: true, quietFrom: '21:00', quietUntil: '07:30' }
const at = (text: string, how: 'atOnce' | 'digest', times: Partial<MailTimes> = {}) =>
  new Date(mailAt(beijing(text), how, { ...TIMES, ...times }, nationalCalendar).getTime() + 8 * 3_600_000)
    .toISOString()
    .slice(0, 16)

describe('when a letter may go out', () => {
  test.each([
    ['at once on a working day', '2026-03-02T10:15:20', 'atOnce', {}, '2026-03-02T10:15'],
    ['not in the quiet hours, which go over midnight', '2026-03-02T22:00:00', 'atOnce', {}, '2026-03-03T07:30'],
    ['nor after midnight', '2026-03-03T00:10:00', 'atOnce', {}, '2026-03-03T07:30'],
    ['the quiet hours begin with their first minute', '2026-03-02T21:00:00', 'atOnce', {}, '2026-03-03T07:30'],
    ['and end with the minute they end', '2026-03-02T07:30:00', 'atOnce', {}, '2026-03-02T07:30'],
    [
      'quiet hours within a day',
      '2026-03-02T12:30:00',
      'atOnce',
      { quietFrom: '12:00', quietUntil: '14:00' },
      '2026-03-02T14:00',
    ],
    [
      'no quiet hours',
      '2026-03-02T23:59:00',
      'atOnce',
      { quietFrom: '00:00', quietUntil: '00:00' },
      '2026-03-02T23:59',
    ],
    ['of a Saturday, on Monday with the digest', '2026-03-07T10:00:00', 'atOnce', {}, '2026-03-09T08:30'],
    [
      'of a Saturday, at once where days off do not matter',
      '2026-03-07T10:00:00',
      'atOnce',
      { workingDaysOnly: false },
      '2026-03-07T10:00',
    ],
    ['of Friday night, on Monday', '2026-03-06T22:00:00', 'atOnce', {}, '2026-03-09T08:30'],
    ['with the digest of the day', '2026-03-02T08:00:00', 'digest', {}, '2026-03-02T08:30'],
    ['with that of the next day', '2026-03-02T08:31:00', 'digest', {}, '2026-03-03T08:30'],
    ['with the digest of Monday', '2026-03-06T09:00:00', 'digest', {}, '2026-03-09T08:30'],
    ['after the holidays', '2026-09-30T20:00:00', 'digest', {}, '2026-10-08T08:30'],
    [
      'a digest within the quiet hours goes at their end',
      '2026-03-02T10:00:00',
      'digest',
      { digestAt: '06:00' },
      '2026-03-03T07:30',
    ],
  ] as const)('%s', (_, from, how, times, then) => {
    expect(at(from, how, times)).toBe(then)
  })

  test('never lies in the past, in quiet hours or on a day off, whatever is chosen', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
    const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2029-12-01'), noInvalidDate: true })
    const chosen = fc.record({ digestAt: time, workingDaysOnly: fc.boolean(), quietFrom: time, quietUntil: time })
    fc.assert(
      fc.property(instants, fc.constantFrom('atOnce' as const, 'digest' as const), chosen, (now, how, times) => {
        const sent = mailAt(now, how, times, nationalCalendar)
        const minute = new Date(sent.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
        const { quietFrom: from, quietUntil: until } = times
        const quiet =
          from < until ? minute >= from && minute < until : from > until && (minute >= from || minute < until)
        expect(sent.getTime()).toBeGreaterThanOrEqual(now.getTime() - (how === 'digest' ? 60_000 : 0))
        expect(quiet).toBe(false)
        if (times.workingDaysOnly) expect(nationalCalendar.isWorkingDay(today(sent))).toBe(true)
        if (how === 'digest' && minute !== times.digestAt) expect(minute).toBe(until)
        expect(sent.getTime() - now.getTime()).toBeLessThan(14 * 86_400_000)
      }),
    )
  })
})
