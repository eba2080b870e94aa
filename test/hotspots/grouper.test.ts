import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeFinder } from '../../src/language/places.ts'
import { Grouper } from '../../src/modules/hotspots/index.ts'

const find = placeFinder()
const SMOKE = [
  {
    id: 's1',
    title: '清丰县锦绣之城小区底层烧烤店油烟扰民',
    body: '我家住锦绣之城二楼，楼下烧烤店没有烟道，油烟直接进屋。',
  },
  { id: 's2', title: '请管管锦绣之城小区的烧烤油烟', body: '烧烤店每天营业到深夜，油烟呛人，孩子咳嗽。' },
  { id: 's3', title: '劳动东路锦绣之城底商烧烤店无烟道', body: '锦绣之城底商违规开烧烤店，没有专用烟道，油烟扰民。' },
]
const MIXER = [
  {
    id: 'm1',
    title: '和美新城小区旁建搅拌站，粉尘噪音污染严重',
    body: '小区旁边建了混凝土搅拌站，粉尘很大，噪音不断。',
  },
  { id: 'm2', title: '反映和美新城附近搅拌站粉尘扰民', body: '搅拌站昼夜生产，粉尘漫天，和美新城居民不敢开窗。' },
  { id: 'm3', title: '投诉和美新城旁搅拌站噪音', body: '和美新城旁边的水泥搅拌站半夜还有噪音和灰尘。' },
]
const OTHERS = [
  { id: 'o1', title: '马庄桥镇小学何时扩建', body: '学校教室不够，孩子在外面租房上学。' },
  { id: 'o2', title: '公交车司机态度恶劣', body: '今天坐 3 路车，司机骂人。' },
  { id: 'o3', title: '咨询灵活就业人员社保补贴', body: '去年办了灵活就业，补贴什么时候发？' },
]

/** Groups messages one at a time; answers the groups of more than one, each sorted, sorted. */
function grouped(messages: readonly { id: string; title: string; body: string }[], given = grouper()) {
  const eventOf = new Map<string, string>()
  for (const message of messages) take(given, eventOf, message)
  return groupsOf(eventOf)
}

function take(given: Grouper, eventOf: Map<string, string>, message: { id: string; title: string; body: string }) {
  const { moved, joined } = given.add(message.id, message)
  for (const { from, into } of joined) for (const [id, event] of eventOf) if (event === from) eventOf.set(id, into)
  for (const { id, event } of moved) eventOf.set(id, event)
}

function groupsOf(eventOf: ReadonlyMap<string, string>) {
  const groups = new Map<string, string[]>()
  for (const [id, event] of eventOf) groups.set(event, [...(groups.get(event) ?? []), id])
  return [...groups.values()]
    .filter((ids) => ids.length > 1)
    .map((ids) => ids.sort())
    .sort()
}

function grouper(capacity = 1_000) {
  let events = 0
  return new Grouper({ find, newEvent: () => `e${++events}`, capacity })
}

const EXPECTED = [
  ['m1', 'm2', 'm3'],
  ['s1', 's2', 's3'],
]

describe('messages about one event', () => {
  test('come together across wording and place, others stay alone', () => {
    expect(grouped([...SMOKE, ...MIXER, ...OTHERS])).toEqual(EXPECTED)
  })

  test('come together in whatever order they arrive', () => {
    const all = [...SMOKE, ...MIXER, ...OTHERS]
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
        expect(grouped(order)).toEqual(EXPECTED)
      }),
      { numRuns: 25 },
    )
  })

  test('are never drawn together by empty or wordless texts', () => {
    const wordless = ['', '😀😀😀', '！！！', '   '].map((title, at) => ({ id: `w${at}`, title, body: title }))
    expect(grouped([...wordless, ...SMOKE])).toEqual([['s1', 's2', 's3']])
  })

  test('a message taken in twice changes nothing', () => {
    const given = grouper()
    const eventOf = new Map<string, string>()
    for (const message of SMOKE) take(given, eventOf, message)
    expect(given.add('s1', SMOKE[0] ?? { title: '', body: '' })).toEqual({ moved: [], joined: [] })
  })
})

describe('what a person decided', () => {
  test('holds: a message split off is not drawn back, nor is what comes later', () => {
    const given = grouper()
    const eventOf = new Map<string, string>()
    for (const message of SMOKE.slice(0, 2)) take(given, eventOf, message)
    expect(eventOf.get('s1')).toBe(eventOf.get('s2'))
    given.fix(['s2'], 'apart')
    eventOf.set('s2', 'apart')
    for (const message of SMOKE.slice(2)) take(given, eventOf, message)
    expect(eventOf.get('s2')).toBe('apart')
    expect(eventOf.get('s1')).not.toBe('apart')
  })

  test('holds: two events merged stay one', () => {
    const given = grouper()
    const eventOf = new Map<string, string>()
    for (const message of [...SMOKE, OTHERS[0] ?? { id: '', title: '', body: '' }]) take(given, eventOf, message)
    const smoke = eventOf.get('s1') ?? ''
    given.fix(['s1', 's2', 's3', 'o1'], smoke)
    eventOf.set('o1', smoke)
    for (const message of [...MIXER, ...OTHERS.slice(1)]) take(given, eventOf, message)
    expect(eventOf.get('o1')).toBe(smoke)
    expect(groupsOf(eventOf)).toContainEqual(['o1', 's1', 's2', 's3'])
  })

  test('survives a restart', () => {
    const given = grouper()
    const eventOf = new Map<string, string>([
      ['s1', 'kept'],
      ['s2', 'apart'],
    ])
    const [first, second, third] = SMOKE
    if (!first || !second || !third) throw new Error('three messages')
    given.restore('s1', first, { event: 'kept', fixed: true })
    given.restore('s2', second, { event: 'apart', fixed: true })
    take(given, eventOf, third)
    expect(eventOf.get('s1')).toBe('kept')
    expect(eventOf.get('s2')).toBe('apart')
  })
})

test('memory is bounded: the oldest messages are let go', () => {
  const given = grouper(50)
  for (let at = 0; at < 500; at++) given.add(`n${at}`, { title: `第${at}号井盖丢失在${at}路`, body: '' })
  expect(given.remembered).toBeLessThanOrEqual(55)
})
