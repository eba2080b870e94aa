import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, plainDate } from '../../src/calendar/plain-date.ts'
import { nationalCalendar } from '../../src/calendar/working-calendar.ts'
import { dayStrip } from '../../src/law/day-strip.ts'
import { reckonCase } from '../../src/law/deadline-case.ts'
import { findLimit, LIMIT_AREAS, LIMITS } from '../../src/law/limit.ts'
import { presentStrip } from '../../src/server/present/clock.ts'
import { presentLimit } from '../../src/server/present/limit.ts'
import { choicesOf, findChoice, newest, versionFor } from '../../src/web/portal/deadlines/choices.ts'
import { addressOf, type Question, questionIn } from '../../src/web/portal/deadlines/facts.ts'
import { rankChoices } from '../../src/web/portal/deadlines/rank-choices.ts'
import { stripMonths } from '../../src/web/shared/day-strip/months.ts'
import { legendOf, stripWords } from '../../src/web/shared/day-strip/words.ts'

const SETTINGS = {
  calendar: nationalCalendar,
  limitLength: () => undefined,
  norm: () => ({ amount: 1, unit: 'day' as const }),
}
const CHOICES = choicesOf({
  areas: LIMIT_AREAS.map(({ id, title, limits }) => ({
    id,
    title,
    limits: limits.map((limit) => presentLimit(limit, SETTINGS)),
  })),
})
const DAY = fc.integer({ min: 0, max: 2_500 }).map((days) => addDays(plainDate('2019-01-02'), days))

describe('the choice of a limit', () => {
  test.each([
    ['罚款多久交', '缴纳罚款'],
    ['申请信息公开多久答复', '答复公开申请'],
    ['不服复议决定去法院告', '不服复议决定起诉'],
    ['上访多久办结', '出具处理意见书'],
    ['听证要提前几天通知', '通知处罚听证'],
    ['申请行政复议', '申请行政复议'],
    ['扣车最多扣多久', '查封、扣押'],
    ['litigation-appeal-judgment', '对判决上诉'],
    ['法律援助多久决定', '决定是否给予法律援助'],
  ])('%s finds %s on the first screen', (typed, name) => {
    const first = rankChoices(CHOICES, typed).slice(0, 6)
    expect(first.flatMap(({ versions }) => versions.map((version) => version.name))).toContain(name)
  })

  test('every limit is found by its own name, by its id and in its field', () => {
    for (const choice of CHOICES)
      for (const typed of [newest(choice).name, choice.family])
        expect(rankChoices(CHOICES, typed).slice(0, 4), typed).toContain(choice)
    expect(rankChoices(CHOICES, '  ')).toEqual(CHOICES)
    expect(rankChoices(CHOICES, '夔龘')).toEqual([])
  })

  test('the day picks the version in force, whatever the family is called', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHOICES), DAY, (choice, on) => {
        const inForce = findLimit(choice.family, on)
        const version = versionFor(choice, choice.family, on)
        expect(version.id).toBe(inForce?.id ?? newest(choice).id)
      }),
    )
    for (const { id, family } of LIMITS.filter((limit) => limit.id !== limit.family)) {
      const choice = findChoice(CHOICES, id)
      expect(choice && versionFor(choice, id, '2024-05-06').id).toBe(id)
      expect(choice?.family).toBe(family)
    }
  })

  test('the address holds the whole question', () => {
    const number = fc.integer({ min: 1, max: 999 }).map(String)
    const fact = fc.oneof(
      fc.record({ type: fc.constant('exclude' as const), from: DAY, to: fc.oneof(DAY, fc.constant('')) }),
      fc.record({ type: fc.constant('extend' as const), total: number, approvedOn: fc.oneof(DAY, fc.constant('')) }),
      fc.record({ type: fc.constant('restart' as const), on: DAY }),
      fc.record({ type: fc.constant('use' as const), amount: number }),
    )
    const order = ['exclude', 'extend', 'restart', 'use']
    fc.assert(
      fc.property(fc.constantFrom(...CHOICES), DAY, fc.array(fact, { maxLength: 5 }), ({ family }, start, facts) => {
        const sorted = facts.toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
        const question: Question = { limit: family, start, facts: sorted }
        expect(questionIn(new URLSearchParams(addressOf(question).toString()))).toEqual(question)
      }),
    )
  })
})

describe('the pages of a strip', () => {
  test('hold each day once, under its weekday, months apart, the gap named', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LIMITS), DAY, (limit, on) => {
        const result = reckonCase({ limitId: limit.id, start: on }, nationalCalendar)
        const drawn = 'error' in result ? undefined : dayStrip(result.reckoning, nationalCalendar)
        if (!drawn) return
        const strip = presentStrip(drawn)
        const months = stripMonths(strip)
        const shown = months.flatMap(({ id, weeks }) =>
          weeks.flatMap((week) => {
            expect(week).toHaveLength(7)
            week.forEach((day, column) => {
              if (!day) return
              expect(day.on.slice(0, 7)).toBe(id)
              expect((new Date(day.on).getUTCDay() + 6) % 7).toBe(column)
            })
            return week.filter((day) => day !== undefined)
          }),
        )
        expect(shown).toEqual(strip.days)
        expect(months.filter(({ gapBefore }) => gapBefore)).toHaveLength(strip.skipped ? 1 : 0)
        const words = stripWords(strip, { provisional: false, trigger: false })
        const marks = new Set(strip.days.flatMap((day) => day.marks))
        expect(legendOf(strip, words).filter(({ look }) => look.marks.length > 0)).toHaveLength(marks.size)
      }),
    )
  })

  test('do not call timely an act on the last day of a period that must be full', () => {
    const wordsFor = (limitId: string, start = '2024-09-20') => {
      const result = reckonCase({ limitId, start }, nationalCalendar)
      const strip = 'error' in result ? undefined : dayStrip(result.reckoning, nationalCalendar)
      return strip && stripWords(presentStrip(strip), { provisional: false, trigger: false }).dueText
    }
    expect(wordsFor('penalty-crime-transfer-send', '2024-09-20T22:00')).toContain('时刻之前')
    expect(wordsFor('major-decision-consult')).toContain('满了才可以')
    expect(wordsFor('litigation-appeal-judgment')).toContain('仍属按期')
    expect(wordsFor('normative-document-legal-review')).toContain('仍属按期')
    expect(wordsFor('reconsideration-hearing-notice-2023')).toContain('最迟')
  })
})
