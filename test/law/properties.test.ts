import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, type Length, months, workingDays, years } from '../../src/calendar/length.ts'
import { addDays, type PlainDate, plainDate } from '../../src/calendar/plain-date.ts'
import { nationalCalendar as calendar } from '../../src/calendar/working-calendar.ts'
import { type CaseEvent, reckonCase } from '../../src/law/deadline-case.ts'
import { deadlineRow } from '../../src/law/deadline-row.ts'
import { withoutEmptyPauses } from '../../src/law/entries.ts'
import { LIMITS, limitById } from '../../src/law/limit.ts'
import { type LimitVersion, unitOf } from '../../src/law/limit-version.ts'
import { reckon } from '../../src/law/reckon.ts'
import type { ReckonEntry } from '../../src/law/reckoning.ts'

const FIRST = plainDate('2004-01-05')
const LAST = plainDate('2026-03-31')
const SPAN = 7_900

const anyDay = fc.integer({ min: 0, max: SPAN }).map((offset) => addDays(FIRST, offset))
const anyLength = fc.oneof(
  fc.integer({ min: 1, max: 120 }).map(days),
  fc.integer({ min: 1, max: 60 }).map(workingDays),
  fc.integer({ min: 1, max: 12 }).map(months),
  fc.integer({ min: 1, max: 3 }).map(years),
)

const pauseFrom = (start: PlainDate, within: number): fc.Arbitrary<ReckonEntry> =>
  fc.tuple(fc.integer({ min: -10, max: within }), fc.integer({ min: 1, max: 60 })).map(([after, length]) => {
    const from = addDays(start, after)
    return { type: 'exclude', from, to: addDays(from, length) }
  })

const dueOf = (length: Length, startOn: PlainDate, entries: readonly ReckonEntry[] = []) =>
  reckon({ length, startOn, entries, calendar }).dueOn

/** A limit with a day of start on which it is in force. */
const limitAndStart = (limits: readonly LimitVersion[]) =>
  fc.constantFrom(...limits).chain((limit) => {
    const last = limit.effectiveTo && limit.effectiveTo < LAST ? limit.effectiveTo : LAST
    return fc.tuple(
      fc.constant(limit),
      anyDay.map((day) => (day < limit.effectiveFrom ? limit.effectiveFrom : day > last ? last : day)),
    )
  })

const moved = LIMITS.filter(({ pauses, extension, restarts }) => pauses || extension || restarts)
const paused = LIMITS.filter(({ pauses }) => pauses)

describe('a due day, whatever the facts', () => {
  test('is the same with a suspension lifted on the day it began', () => {
    const facts = fc
      .tuple(anyLength, anyDay)
      .chain(([length, start]) =>
        fc.tuple(fc.constant({ length, start }), fc.array(pauseFrom(start, 90), { maxLength: 4 }), fc.nat(90)),
      )
    fc.assert(
      fc.property(facts, ([{ length, start }, pauses, after]) => {
        const at = addDays(start, after)
        const entries = withoutEmptyPauses([...pauses, { type: 'exclude', from: at, to: at }])
        return dueOf(length, start, entries) === dueOf(length, start, pauses)
      }),
    )
  })

  test('is never earlier for a pause', () => {
    const facts = limitAndStart(paused).chain(([limit, start]) =>
      fc.tuple(fc.constant({ limit, start }), fc.array(pauseFrom(start, 120), { maxLength: 4 }), pauseFrom(start, 120)),
    )
    fc.assert(
      fc.property(facts, ([{ limit, start }, pauses, one]) => {
        const due = (entries: readonly ReckonEntry[]) => {
          const { dueOn, estimatedOn } = reckon({ limit, startOn: start, entries, calendar })
          return dueOn ?? estimatedOn ?? '0'
        }
        return due([]) <= due(pauses) && due(pauses) <= due([...pauses, one])
      }),
    )
  })

  test('leaves out a pause once, however it is cut into pieces', () => {
    const facts = fc.tuple(anyLength, anyDay, fc.nat(20), fc.integer({ min: 2, max: 40 }), fc.nat(40))
    fc.assert(
      fc.property(facts, ([length, start, after, span, cut]) => {
        const from = addDays(start, after)
        const to = addDays(from, span)
        const middle = addDays(from, 1 + (cut % (span - 1)))
        const whole: ReckonEntry = { type: 'exclude', from, to }
        const halves: ReckonEntry[] = [
          { type: 'exclude', from, to: middle },
          { type: 'exclude', from: middle, to },
        ]
        expect(dueOf(length, start, halves)).toBe(dueOf(length, start, [whole]))
        expect(dueOf(length, start, [whole, ...halves])).toBe(dueOf(length, start, [whole]))
      }),
    )
  })

  test('or its refusal does not depend on the order in which facts are entered', () => {
    const facts = limitAndStart([...moved, ...LIMITS]).chain(([limit, start]) =>
      fc
        .array(anyEvent(limit, start), { maxLength: 6 })
        .chain((events) =>
          fc.tuple(
            fc.constant({ limit, start, events }),
            fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
          ),
        ),
    )
    fc.assert(
      fc.property(facts, ([{ limit, start, events }, shuffled]) => {
        const row = (entered: readonly CaseEvent[]) =>
          deadlineRow(reckonCase({ limitId: limit.id, start: startText(limit, start), events: entered }, calendar))
        expect(row(shuffled)).toEqual(row(events))
      }),
      { numRuns: 500 },
    )
  })

  test('in months is the corresponding day, or the last of a month that has none', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 36 }), (start, count) => {
        const due = dueOf(months(count), start) ?? ''
        const [year, month, day] = start.split('-').map(Number) as [number, number, number]
        const lastOfMonth = new Date(Date.UTC(year, month - 1 + count + 1, 0))
        const expected = new Date(Date.UTC(year, month - 1 + count, Math.min(day, lastOfMonth.getUTCDate())))
        expect(due).toBe(expected.toISOString().slice(0, 10))
      }),
    )
  })

  test('in working days is what walking the calendar finds', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (start, count) => {
        let day = start
        for (let left = count; left > 0; ) {
          day = addDays(day, 1)
          if (calendar.isWorkingDay(day)) left -= 1
        }
        return dueOf(workingDays(count), start) === day
      }),
    )
  })

  test('of a limit in working days is never earlier for a later start', () => {
    const plain = LIMITS.filter(({ mode, length }) => mode === 'max' && length?.unit === 'workingDay')
    const facts = limitAndStart(plain).chain(([limit, start]) => fc.tuple(fc.constant({ limit, start }), fc.nat(30)))
    fc.assert(
      fc.property(facts, ([{ limit, start }, later]) => {
        const due = (day: PlainDate) => reckon({ limit, startOn: day, entries: [], calendar }).dueOn
        const next = addDays(start, later)
        if (limit.effectiveTo && next > limit.effectiveTo) return true
        return (due(start) ?? '9') <= (due(next) ?? '9')
      }),
    )
  })

  test('after a restart has forgotten all that came before it', () => {
    const limit = limitById('foi-answer-2019')
    const start = fc.integer({ min: 0, max: 2_000 }).map((offset) => addDays(plainDate('2019-05-15'), offset))
    const facts = start.chain((from) =>
      fc.tuple(
        fc.constant(from),
        fc.array(pauseFrom(from, 20), { maxLength: 3 }),
        fc.array(
          fc.nat(80).map((after): ReckonEntry => {
            return { type: 'extend', total: workingDays(40), approvedOn: addDays(from, after) }
          }),
          { maxLength: 2 },
        ),
        fc.array(pauseFrom(addDays(from, 101), 30), { maxLength: 2 }),
      ),
    )
    fc.assert(
      fc.property(facts, ([from, pauses, extensions, later]) => {
        const on = addDays(from, 100)
        const since = later.filter((entry) => entry.type === 'exclude' && entry.from >= on)
        const restarted = reckon({
          limit,
          startOn: from,
          entries: [...since, ...pauses, ...extensions, { type: 'restart', on }],
          calendar,
        })
        const anew = reckon({ limit, startOn: on, entries: since, calendar })
        expect([restarted.dueOn, restarted.error]).toEqual([anew.dueOn, anew.error])
      }),
    )
  })

  test('extended is moved once, at the very end, whenever the extension was granted', () => {
    const rolling = LIMITS.filter(({ extension, rollover }) => extension?.total && rollover === 'next-working-day')
    const facts = limitAndStart(rolling).chain(([limit, start]) => fc.tuple(fc.constant({ limit, start }), fc.nat(60)))
    expect(rolling.length).toBeGreaterThan(0)
    fc.assert(
      fc.property(facts, ([{ limit, start }, after]) => {
        const total = limit.extension?.total ?? days(1)
        const entries: ReckonEntry[] = [{ type: 'extend', total, approvedOn: addDays(start, after) }]
        const { dueOn } = reckon({ limit, startOn: start, entries, calendar })
        expect(dueOn).toBe(calendar.nextWorkingDay(addDays(start, total.amount)))
      }),
    )
  })
})

function startText(limit: LimitVersion, start: PlainDate): string {
  return unitOf(limit) === 'hour' ? `${start}T09:30` : start
}

/** An event of any kind, in time or late, allowed or not, now and then with a date that does not exist. */
function anyEvent(limit: LimitVersion, start: PlainDate): fc.Arbitrary<CaseEvent> {
  const near = fc.oneof(
    { weight: 40, arbitrary: fc.integer({ min: -5, max: 150 }).map((after): string => addDays(start, after)) },
    { weight: 1, arbitrary: fc.constant('2023-02-30') },
  )
  const total = limit.extension?.total?.amount ?? (limit.length?.amount ?? 1) + 5
  return fc.oneof(
    fc.record({
      type: fc.constant('exclude'),
      from: near,
      to: fc.oneof({ weight: 8, arbitrary: near }, fc.constant(null)),
    }),
    fc.record({
      type: fc.constant('extend'),
      total: fc.integer({ min: Math.max(total - 2, 1), max: total }),
      approvedOn: near,
    }),
    fc.record({ type: fc.constant('restart'), on: near }),
    fc.record({
      type: fc.constant('use'),
      amount: fc.constantFrom(limit.otherLength?.amount ?? 1, limit.length?.amount ?? 1),
    }),
    fc.constant({ type: 'shorten' }),
  )
}
