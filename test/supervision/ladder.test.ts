import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, plainDate } from '../../src/calendar/plain-date.ts'
import { LADDER_STEPS, nextStep } from '../../src/modules/supervision/index.ts'
import { RULE } from './moments.ts'

const MONDAY = plainDate('2020-06-01')
const LONG_AGO = plainDate('2020-05-06')

describe('the ladder', () => {
  test('raises nothing while there is time, and each step as its day comes', () => {
    const at = (workingDaysLeft: number) =>
      nextStep(RULE, { workingDaysLeft, raised: [], startedOn: LONG_AGO, today: MONDAY })
    expect([4, 3, 1, 0, -1].map(at)).toEqual([undefined, 'warn', 'remind', 'remind', 'order'])
  })

  test('a matter found long overdue is ordered first, then talked about, then announced: never at once', () => {
    const raised: { step: (typeof LADDER_STEPS)[number]; raisedOn: typeof MONDAY }[] = []
    const days = [0, 0, 1, 1, 2, 3].map((after) => addDays(MONDAY, after))
    const found = days.map((today) => {
      const step = nextStep(RULE, { workingDaysLeft: -30, raised, startedOn: LONG_AGO, today })
      if (step) raised.push({ step, raisedOn: today })
      return step
    })
    expect(found).toEqual(['order', undefined, 'talk', undefined, 'announce', undefined])
  })

  test('does not warn of a clock on the day it begins: one of a single day would be near its end at once', () => {
    const at = (workingDaysLeft: number, startedOn = MONDAY) =>
      nextStep(RULE, { workingDaysLeft, raised: [], startedOn, today: MONDAY })
    expect([at(1), at(1, LONG_AGO), at(-1)]).toEqual([undefined, 'remind', 'order'])
  })

  test('whatever the days, no step comes twice and none after a higher one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -40, max: 10 }), { maxLength: 60 }), (lefts) => {
        const raised: { step: (typeof LADDER_STEPS)[number]; raisedOn: typeof MONDAY }[] = []
        for (const [day, workingDaysLeft] of lefts.entries()) {
          const today = addDays(MONDAY, day)
          const step = nextStep(RULE, { workingDaysLeft, raised, startedOn: LONG_AGO, today })
          if (step) raised.push({ step, raisedOn: today })
        }
        const order = raised.map(({ step }) => LADDER_STEPS.indexOf(step))
        expect(order).toEqual([...new Set(order)].toSorted((a, b) => a - b))
      }),
    )
  })
})
