import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { corrected, correctionOf, differences } from '../../src/assessment/correction.ts'
import { CHOSEN_EXCLUSIONS } from '../../src/assessment/exclusion.ts'
import { INDICATORS } from '../../src/assessment/indicators.ts'
import { intervalOf } from '../../src/assessment/interval.ts'
import { MARK_EVENTS } from '../../src/assessment/mark-event.ts'
import { periodAfter, periodOf, periodsBetween } from '../../src/assessment/period.ts'
import type { Item } from '../../src/assessment/record.ts'
import { schemeChanges } from '../../src/assessment/scheme-changes.ts'
import { assess } from '../../src/assessment/score.ts'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { registry } from '../../src/procedures/registry.ts'
import { itemsOf, markOf, schemeOf } from './forms.ts'

const placesOf = (items: readonly Item[], scheme = schemeOf()) => {
  const [group] = assess(scheme, { items, marks: [] })
  return {
    ranked: group?.ranked.map(({ office, rank, score }) => [office, rank, score]),
    few: group?.few.map(({ office }) => office),
    none: group?.none.map(({ office }) => office),
  }
}

describe('scores and places', () => {
  test('equal scores share a place, and the next place is left out', () => {
    expect(
      placesOf([
        ...itemsOf('west', 'response', { good: 9, bad: 1 }),
        ...itemsOf('east', 'response', { good: 18, bad: 2 }),
        ...itemsOf('north', 'response', { good: 10 }),
        ...itemsOf('south', 'response', { good: 5, bad: 5 }),
      ]).ranked,
    ).toEqual([
      ['north', 1, 100],
      ['east', 2, 90],
      ['west', 2, 90],
      ['south', 4, 50],
    ])
  })

  test('fewer than five matters have no place, and an office with none stands apart', () => {
    const items = [
      ...itemsOf('east', 'response', { good: 4 }),
      // The same four matters under another indicator are still four.
      ...itemsOf('east', 'satisfaction', { good: 4 }),
      ...itemsOf('west', 'response', { good: 3, bad: 2 }),
      ...itemsOf('north', 'response', { good: 9, excluded: 'hungUp' }),
    ]
    expect(placesOf(items)).toEqual({ ranked: [['west', 1, 60]], few: ['east'], none: ['north', 'south'] })
  })

  test('a line of nothing gives its weight to the others', () => {
    const both = [...itemsOf('east', 'response', { good: 10 }), ...itemsOf('east', 'satisfaction', { good: 5, bad: 5 })]
    expect(placesOf(both).ranked).toEqual([['east', 1, 70]])
    expect(placesOf(both.filter(({ indicator }) => indicator === 'response')).ranked).toEqual([['east', 1, 100]])
  })

  test('the tolerance forgives whole faults only, rounded down', () => {
    const scheme = schemeOf({ tolerance: 2 })
    expect(placesOf(itemsOf('east', 'response', { good: 48, bad: 1 }), scheme).ranked).toEqual([['east', 1, 97.96]])
    expect(placesOf(itemsOf('east', 'response', { good: 49, bad: 1 }), scheme).ranked).toEqual([['east', 1, 100]])
    expect(placesOf(itemsOf('east', 'response', { good: 48, bad: 2 }), scheme).ranked).toEqual([['east', 1, 98]])
  })

  test('what the scheme excludes is listed with its reason and does not count; what it does not, counts', () => {
    const items = [
      ...itemsOf('east', 'response', { good: 6 }),
      ...itemsOf('east', 'response', { good: 0, bad: 2, excluded: 'unreachable' }).map((item) => ({
        ...item,
        matter: `more-${item.matter}`,
      })),
    ]
    const [strict] = assess(schemeOf({ exclusions: [] }), { items, marks: [] })
    const [mild] = assess(schemeOf(), { items, marks: [] })
    expect(strict?.ranked[0]?.lines[0]).toMatchObject({ numerator: 6, denominator: 8, excluded: {} })
    expect(mild?.ranked[0]?.lines[0]).toMatchObject({ numerator: 6, denominator: 6, excluded: { unreachable: 2 } })
  })

  test('of an indicator of faults the fewer the better, and the numerator counts the faults', () => {
    const scheme = schemeOf({ indicators: [{ indicator: 'redo', weight: 10 }] })
    const [group] = assess(scheme, { items: itemsOf('east', 'redo', { good: 8, bad: 2 }), marks: [] })
    expect(group?.ranked[0]).toMatchObject({ score: 80, lines: [{ numerator: 2, denominator: 10, rate: 0.2 }] })
  })

  test('points off and on stop at the most of their rule, each with its event', () => {
    const scheme = schemeOf({
      marks: [
        { event: 'talked-to', points: 2, atMost: 3 },
        { event: 'adopted', points: 0.5, atMost: 2 },
      ],
    })
    const marks = [
      markOf('east', 'talked-to', '2020-03-05'),
      markOf('east', 'talked-to', '2020-03-02'),
      markOf('east', 'adopted'),
      markOf('west', 'talked-to'),
      markOf('east', 'announced'),
    ]
    const [group] = assess(scheme, { items: itemsOf('east', 'response', { good: 9, bad: 1 }), marks })
    expect(group?.ranked[0]?.marks.map(({ event, points, on }) => [event, points, on])).toEqual([
      ['talked-to', 2, '2020-03-02'],
      ['talked-to', 1, '2020-03-05'],
      ['adopted', 0.5, '2020-03-10'],
    ])
    expect(group?.ranked[0]?.score).toBe(87.5)
  })

  test('few items show how far chance may have moved the rate', () => {
    const [group] = assess(schemeOf(), { items: itemsOf('east', 'response', { good: 5, bad: 5 }), marks: [] })
    expect(group?.ranked[0]?.lines[0]?.interval?.low).toBeCloseTo(0.2366, 4)
    expect(group?.ranked[0]?.lines[0]?.interval?.high).toBeCloseTo(0.7634, 4)
    expect(intervalOf(0, 0)).toBeUndefined()
    expect(intervalOf(5, 5)?.high).toBe(1)
  })

  test('a score lies between nothing and the full score, and never falls when an item turns good', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 30 })), { minLength: 1 }),
        fc.integer({ min: 0, max: 20 }),
        (offices, tolerance) => {
          const groups = [{ label: '部门', offices: offices.map((_, at) => `office-${at}`) }]
          const scheme = schemeOf({ groups, tolerance })
          const items = offices.flatMap(([good, bad], at) => itemsOf(`office-${at}`, 'response', { good, bad }))
          const scoreOf = (all: readonly Item[]) =>
            assess(scheme, { items: all, marks: [] })[0]?.ranked.find(({ office }) => office === 'office-0')?.score
          const [before, after] = [
            scoreOf(items),
            scoreOf(items.map((one) => (one.office === 'office-0' ? { ...one, good: true } : one))),
          ]
          if (before === undefined || before === null) return
          expect(before).toBeGreaterThanOrEqual(0)
          expect(after).toBe(100)
          expect(after).toBeGreaterThanOrEqual(before)
        },
      ),
    )
  })
})

describe('setting records right', () => {
  const items = itemsOf('east', 'response', { good: 3, bad: 2 })
  const records = { items, marks: [markOf('east', 'talked-to')] }

  test('an allowed objection takes an item out, turns it good, or lifts a deduction, of that office and line only', () => {
    const other = itemsOf('west', 'response', { good: 0, bad: 5 }).map((item, at) => ({
      ...item,
      receiptNumber: `east-${at}`,
    }))
    const all = { ...records, items: [...items, ...other] }
    const about = { office: 'east', about: 'response', receiptNumbers: ['east-4'] }
    const out = corrected(all, [correctionOf(all, { ...about, remedy: '不计入' })])
    expect(out.items.filter(({ excluded }) => excluded === 'objection').map(({ matter }) => matter)).toEqual(['east-4'])
    const right = corrected(all, [correctionOf(all, { ...about, remedy: '认定为达标' })])
    expect(right.items.filter(({ good }) => good)).toHaveLength(4)
    const mark = records.marks[0]
    const lifted = correctionOf(records, {
      ...{ office: 'east', about: 'talked-to', remedy: '撤销扣分' },
      receiptNumbers: [mark?.receiptNumber ?? ''],
    })
    expect(corrected(records, [lifted]).marks).toEqual([])
  })

  test('only matters with a late act are set right; what became of the others since is left alone', () => {
    const now = { items: items.map((item) => ({ ...item, good: !item.good })), marks: [] }
    const difference = differences(records, now, new Set(['east-0']))
    expect(difference.items.map(({ after }) => [after?.matter, after?.good])).toEqual([['east-0', false]])
    expect(difference.marks).toEqual([])
    expect(corrected(records, [difference]).items.filter(({ good }) => good)).toHaveLength(2)
  })
})

describe('schemes and periods as data', () => {
  test('months and quarters follow one another without a gap', () => {
    expect(periodOf('month', plainDate('2020-02-15'))).toEqual({
      ...{ from: '2020-02-01', to: '2020-02-29', label: '2020年2月' },
    })
    expect(periodOf('quarter', plainDate('2020-12-31'))).toEqual({
      ...{ from: '2020-10-01', to: '2020-12-31', label: '2020年第4季度' },
    })
    expect(periodAfter('quarter', plainDate('2020-12-31')).from).toBe('2021-01-01')
    expect(periodsBetween('month', plainDate('2020-01-20'), plainDate('2020-03-01')).map(({ from }) => from)).toEqual([
      '2020-01-01',
      '2020-02-01',
      '2020-03-01',
    ])
  })

  test('two versions differ in words', () => {
    const next = schemeOf({
      indicators: [{ indicator: 'response', weight: 50 }],
      exclusions: [],
      marks: [{ event: 'talked-to', points: 2, atMost: 4 }],
      tolerance: 3,
    })
    expect(schemeChanges(schemeOf(), next, (id) => id)).toEqual([
      { what: '权重：响应率', before: '40', after: '50' },
      { what: '权重：满意率', before: '60', after: '无' },
      { what: '剔除', before: '回访联系不上、撤回或不予受理', after: '无' },
      { what: '容错率', before: '0%', after: '3%' },
      { what: '扣分：被约谈', before: '无', after: '每次 2 分，最多 4 分' },
    ])
    expect(schemeChanges(next, next, (id) => id)).toEqual([])
  })

  test('every source names what its procedure has', () => {
    const faults = INDICATORS.flatMap(({ id, sources }) =>
      sources.flatMap((source) => {
        const definition = registry.find(source.procedure)
        if (!definition) return [`${id}: ${source.procedure}`]
        const actions =
          'clock' in source
            ? []
            : 'facts' in source
              ? source.by
              : 'after' in source
                ? [...source.after]
                : [...source.returned]
        const clock = 'clock' in source && !definition.clocks[source.clock] ? [source.clock] : []
        const facts = 'facts' in source ? source.facts.filter((fact) => !definition.facts.shape[fact]) : []
        const some = actions.length === 0 || actions.some((action) => definition.actions[action])
        const known = facts.length === 0 || facts.length < ('facts' in source ? source.facts.length : 0)
        return [...clock, ...(some ? [] : actions), ...(known ? [] : facts)].map(
          (name) => `${id}: ${source.procedure} has no ${name}`,
        )
      }),
    )
    expect(faults).toEqual([])
    const parts = INDICATORS.flatMap(({ id, sources }) => sources.map(({ procedure }) => `${id} ${procedure}`))
    expect(new Set(parts).size, 'a matter is one item of an indicator').toBe(parts.length)
    const marks = MARK_EVENTS.filter(({ procedure, action, fact }) => {
      const definition = registry.find(procedure)
      return (
        !definition ||
        !(action === 'open' || definition.actions[action]) ||
        (fact && !definition.facts.shape[fact.name])
      )
    })
    expect(marks).toEqual([])
    expect(CHOSEN_EXCLUSIONS.length).toBeGreaterThan(0)
  })
})
