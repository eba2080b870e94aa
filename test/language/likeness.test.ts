import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Lexicon } from '../../src/language/lexicon.ts'
import { likableOf, likeness, SAME_MATTER } from '../../src/language/likeness.ts'
import { placeFinder } from '../../src/language/places.ts'
import { readText } from '../../src/language/text-vector.ts'

const find = placeFinder()
const lexicon = new Lexicon()
const read = (title: string, body = '') => likableOf(readText({ title, body }, find), lexicon)
const alike = (one: readonly [string, string], other: readonly [string, string]) =>
  likeness(read(...one), read(...other))

const LAMP = ['东街路灯不亮', '东街路灯坏了一个月，孩子晚上看不见路。'] as const
const LAMP_AGAIN = ['反映东街的路灯坏了没人修', '东街的路灯已经坏了一个月，晚上孩子放学看不见路，请尽快修好。'] as const
const WAGES = ['建筑公司拖欠工资', '我在工地干了三个月，公司一直拖欠工资不发。'] as const
const OTHER_ESTATE = ['金色家园小区停水', '金色家园小区停水三天了。'] as const
const ONE_ESTATE = ['锦绣之城小区停水', '锦绣之城小区停水三天了。'] as const

describe('likeness', () => {
  test('tells the same matter in other words', () => {
    expect(alike(LAMP, LAMP_AGAIN)).toBeGreaterThan(SAME_MATTER)
  })

  test('tells different matters, and one complaint at two places, apart', () => {
    expect(alike(LAMP, WAGES)).toBeLessThan(0.1)
    expect(alike(ONE_ESTATE, ['锦绣之城停水', '锦绣之城小区已经停水三天。'])).toBeGreaterThan(
      alike(ONE_ESTATE, OTHER_ESTATE) + 0.2,
    )
  })

  test('one complaint in the same words from two townships is two matters, from one township one', () => {
    const lamp = (where: string) =>
      [`${where}路灯不亮`, `${where}这一段有七八盏路灯坏了快一个月，孩子回家摸黑走，请派人来看看。`] as const
    const pairs = [
      ['阳邵镇东街', '瓦屋头镇东街'],
      ['大屯乡王村', '六塔乡李村'],
      ['大屯乡', '六塔乡'],
    ] as const
    for (const [here, there] of pairs) {
      expect(alike(lamp(here), lamp(there))).toBeLessThan(SAME_MATTER)
      expect(alike(lamp(here), [`反映${here}路灯不亮`, lamp(here)[1]])).toBeGreaterThan(SAME_MATTER)
    }
  })

  test('is 1 for the same text, 0 where nothing can be compared', () => {
    expect(alike(LAMP, LAMP)).toBe(1)
    expect(alike(LAMP, ['', ''])).toBe(0)
    expect(alike(['😀', ''], ['😀', ''])).toBe(0)
  })

  test('is the same both ways and between 0 and 1', () => {
    const texts = fc.constantFrom(LAMP, LAMP_AGAIN, WAGES, ONE_ESTATE, OTHER_ESTATE, ['', '！'] as const)
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const there = alike(one, other)
        expect(there).toBeCloseTo(alike(other, one), 10)
        expect(there).toBeGreaterThanOrEqual(0)
        expect(there).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test('a lexicon learns what a county keeps saying', () => {
  const own = new Lexicon()
  const key = 12_345
  const before = own.weight(key)
  for (let at = 0; at < 1_000; at++) own.learn([key])
  expect(own.weight(key)).toBeLessThan(before / 2)
})
