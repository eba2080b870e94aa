import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeFinder } from '../../src/language/places.ts'

const bare = placeFinder()
const county = placeFinder([
  { name: '马庄桥镇', kind: 'township', within: ['清丰县'] },
  { name: '古城镇', kind: 'township', within: ['清丰县'] },
  { name: '李家庄村', kind: 'village', within: ['清丰县', '马庄桥镇'] },
  { name: '锦绣之城小区', kind: 'estate', aliases: ['锦绣城'], within: ['清丰县'] },
  { name: '县第一实验小学', kind: 'school', aliases: ['实验一小'] },
])
const keys = (find: typeof bare, text: string) => find(text).map(({ key }) => key)
const ofKind = (text: string, kind: string) => bare(text).filter((place) => place.kind === kind)

describe('places told from their ending', () => {
  test('give one key for all wordings of an estate', () => {
    const wordings = [
      'A市A5区锦绣之城小区',
      '锦绣之城',
      '劳动东路锦绣之城',
      '请管管锦绣之城小区底层烧烤的油烟',
      '锦绣之城二期小区',
    ]
    for (const text of wordings) expect(keys(bare, text), text).toContain('锦绣之城')
  })

  test.each([
    ['清丰县马庄桥镇李家庄村村民反映村内道路破损', ['清丰县', '马庄桥镇', '李家庄村']],
    ['A7县春晖镇南塘村出行困难', ['A7县', '春晖镇', '南塘村']],
    ['A7县星河镇四区柳塘路改造何时可以开始？', ['A7县', '星河镇', '柳塘路']],
    ['县城朝阳路与文化路交叉口红绿灯坏了', ['朝阳路', '文化路']],
    ['反映106国道路面坑洼', ['106国道']],
    ['A6区月牙岛路架设高压线', ['A6区', '月牙岛路']],
    ['投诉A7县示例置业金湖湾（洋房）二期', ['A7县', '金湖湾']],
    ['A3区何家坪小学何时扩建', ['A3区', '何家坪小学']],
    ['南张村路面坑洼', ['南张村']],
    ['前进村路障没人清', ['前进村']],
    ['马家村路灯坏了', ['马家村']],
    ['柳塘路路灯不亮', ['柳塘路']],
  ])('of %s', (text, expected) => {
    expect(keys(bare, text)).toEqual(expected)
  })

  test.each([
    '住宅小区里的断头路没有人修',
    '严重影响小区居民和学校',
    '县政府、镇政府和本村村民',
    '全县各乡镇的幼儿园',
    '家庭困难，请求救助',
    '示范村路灯不亮',
    '示范村路太烂，示范村路两边都是垃圾',
    '示范村街道脏乱',
    '东街路灯不亮',
    '',
  ])('find none in %j', (text) => {
    expect(keys(bare, text)).toEqual([])
  })

  test('keep the area a place is said to lie in', () => {
    expect(ofKind('A市A5区锦绣之城小区', 'estate')).toMatchObject([{ name: '锦绣之城小区', within: ['A市', 'A5区'] }])
    expect(ofKind('A市的书记您好，锦绣之城小区', 'estate')).toMatchObject([{ within: [] }])
  })
})

describe('places on the county’s list', () => {
  test('are found by name, by alias and with their ending left off', () => {
    const same = ['锦绣之城小区停水', '锦绣之城停水', '锦绣城停水', '清丰县锦绣之城停水']
    for (const text of same) expect(keys(county, text), text).toContain('锦绣之城小区')
    expect(keys(county, '我是马庄桥的村民')).toEqual(['马庄桥镇'])
    expect(keys(county, '古城镇西关村')).toEqual(['古城镇', '西关村'])
    expect(keys(county, '实验一小门口堵车')).toEqual(['县第一实验小学'])
  })

  test('lend their area to a place named after them, and do not hide it', () => {
    expect(county('马庄桥小学的操场')).toMatchObject([
      { name: '马庄桥小学', kind: 'school', known: false, within: ['清丰县', '马庄桥镇'] },
    ])
  })

  test('are marked as known with the areas of the list', () => {
    expect(county('李家庄的路')).toMatchObject([{ name: '李家庄村', known: true, within: ['清丰县', '马庄桥镇'] }])
  })
})

test('any text is read without a fault, in order and without overlap', () => {
  const pieces = fc.constantFrom(
    '清丰县',
    '马庄桥',
    '镇',
    '小区',
    '路',
    '😀',
    ' ',
    '\u0000',
    'A市',
    'Ａ５区',
    '锦绣之城',
    '村',
    '。',
    '1',
    '號',
    '\ud800',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(pieces).map((parts) => parts.join('')),
      ),
      (text) => {
        let end = 0
        for (const place of county(text)) {
          expect(place.start).toBeGreaterThanOrEqual(end)
          expect(place.end).toBeGreaterThan(place.start)
          end = place.end
        }
      },
    ),
  )
})

test('a very long text is read by its beginning', () => {
  expect(keys(bare, `锦绣之城小区${'很吵'.repeat(100_000)}`)).toEqual(['锦绣之城'])
})
