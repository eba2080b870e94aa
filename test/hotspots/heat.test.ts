import { describe, expect, test } from 'vitest'
import { Lexicon } from '../../src/language/lexicon.ts'
import { placeFinder } from '../../src/language/places.ts'
import { bCubed, eventName, growthOf, heat, onePlace, Votes } from '../../src/modules/hotspots/index.ts'

const naming = { find: placeFinder(), lexicon: new Lexicon() }
const calm = {
  messages: 10,
  people: 10,
  votes: 0,
  days: 5,
  recent: 0,
  before: 0,
  quiet: 0,
  tightness: 0.4,
  onePlace: 1,
}

describe('heat', () => {
  test('rises with people, votes, days and growth', () => {
    for (const more of [{ people: 20 }, { votes: 50 }, { days: 9 }, { recent: 9 }])
      expect(heat({ ...calm, ...more })).toBeGreaterThan(heat(calm))
  })

  test('ten who write once outweigh one who writes ten times', () => {
    expect(heat({ ...calm, people: 10, messages: 10 })).toBeGreaterThan(
      heat({ ...calm, people: 1, messages: 10, days: 10 }),
    )
  })

  test('is less for a loose theme and for one complaint at many places', () => {
    expect(heat({ ...calm, tightness: 0.14 })).toBeLessThan(heat(calm) / 2)
    expect(heat({ ...calm, onePlace: 0.2 })).toBeLessThan(heat(calm) / 2)
  })

  test('growth is the last week against the weeks before', () => {
    expect(growthOf({ recent: 6, before: 8 })).toBe(3)
    expect(growthOf({ recent: 0, before: 5 })).toBe(0)
  })
})

describe('time', () => {
  const at = (quiet: number, people = 40) => heat({ ...calm, people, messages: people, quiet })

  test('takes half of the heat in fourteen days without a message', () => {
    expect(at(14)).toBeCloseTo(at(0) / 2)
    expect(at(28)).toBeCloseTo(at(0) / 4)
  })

  test('lets three who write now pass forty who wrote two months ago, not forty of last week', () => {
    const fresh = heat({ ...calm, people: 3, messages: 3, days: 2, recent: 3 })
    expect(fresh).toBeGreaterThan(at(60))
    expect(fresh).toBeLessThan(at(7))
  })
})

describe('votes', () => {
  test('are loud only where hardly any message has so many', () => {
    const votes = new Votes()
    for (let at = 0; at < 1_000; at++) votes.add(at % 7)
    votes.add(1_767)
    expect(votes.isLoud(1_767)).toBe(true)
    expect(votes.isLoud(6)).toBe(false)
  })

  test('that many messages have are not loud, be they ever so many', () => {
    const votes = new Votes()
    for (let at = 0; at < 1_000; at++) votes.add(100)
    expect(votes.isLoud(100)).toBe(false)
  })
})

describe('the name of an event', () => {
  test('says place and matter without opening words or persons', () => {
    const name = eventName(
      [
        '投诉和美新城旁搅拌站噪音',
        '请问和美新城搅拌站粉尘污染何时解决？',
        '反映王先生和美新城附近搅拌站粉尘扰民的问题',
      ],
      naming,
    )
    expect(name).toContain('和美新城')
    expect(name).toContain('搅拌站')
    expect(name).not.toMatch(/投诉|请问|反映|王先生|？|问题$/)
  })

  test('adds the place where the chosen title leaves it out', () => {
    const titles = ['锦绣之城小区底层烧烤油烟扰民', '锦绣之城烧烤油烟扰民', '烧烤油烟扰民']
    expect(eventName(titles, naming)).toContain('锦绣之城')
  })

  test('is short, and something even where nobody wrote a title', () => {
    expect(eventName(['很'.repeat(500)], naming).length).toBeLessThanOrEqual(32)
    expect(eventName(['', ''], naming)).toBe('（无标题）')
  })

  test('places agree or not', () => {
    const estates = ['金色', '银色', '红色', '绿色'].map((name) => `${name}家园小区麻将馆扰民`)
    expect(onePlace(estates, naming.find)).toBe(0.25)
    expect(onePlace(['锦绣之城油烟', '劳动东路锦绣之城小区油烟', '万科锦绣之城噪音'], naming.find)).toBe(1)
  })
})

describe('B³', () => {
  const exists = (id: string) => id !== 'gone'
  test('is 1 for the same grouping, whatever stands beside', () => {
    const groupOf = new Map([
      ['a', '1'],
      ['b', '1'],
      ['beside', '1'],
      ['c', '2'],
    ])
    expect(bCubed(groupOf, [['a', 'b', 'gone'], ['c']], exists)).toEqual({ precision: 1, recall: 1, f: 1, n: 3 })
  })

  test('counts what is mixed and what is torn apart', () => {
    const mixed = new Map([...'abcd'].map((id) => [id, '1']))
    expect(bCubed(mixed, [[...'ab'], [...'cd']], exists)).toMatchObject({ precision: 0.5, recall: 1 })
    expect(bCubed(new Map(), [[...'ab'], [...'cd']], exists)).toMatchObject({ precision: 1, recall: 0.5 })
  })

  test('of nothing is nothing', () => {
    expect(bCubed(new Map(), [], exists)).toEqual({ precision: 0, recall: 0, f: 0, n: 0 })
  })
})
