import { describe, expect, test } from 'vitest'
import { OFFICES as DEMO } from '../../demo/offices.ts'
import { type Office, OfficeAdviser } from '../../src/modules/dispatch/index.ts'
import { OFFICES, season } from './season.ts'

const county = (changes: Readonly<Record<string, string>> = {}): Office[] =>
  DEMO.map(({ id, name, duties }) => ({ id, name, duties: changes[id] ?? duties }))
const dog = { title: '流浪狗追咬小孩', body: '小区门口流浪狗追咬小孩，请收容。' }
const demo = new OfficeAdviser({ offices: county() })
const first = (adviser: OfficeAdviser, title: string, body = '') =>
  adviser.advise({ title, body }).suggestions[0]?.label

describe('a new county', () => {
  test.each([
    ['小区物业公司乱涨物业费', 'housing'],
    ['老板拖欠农民工工资半年', 'human-resources'],
    ['今年公办幼儿园招生什么时候报名', 'education'],
    ['灌溉渠和河道淤堵影响防汛', 'water'],
    ['城乡居民医保外地住院怎么报销', 'medical-insurance'],
    ['秸秆焚烧浓烟呛人', 'environment'],
    ['夜市摊贩占道经营', 'city-management'],
    ['超市卖过期食品不给退款', 'market'],
    ['低保申请条件是什么', 'civil-affairs'],
    ['想申请法律援助', 'justice'],
    ['户口迁移需要什么材料', 'police'],
    ['路口红绿灯坏了', 'police'],
    ['县道路面坑洼，客运班车也停了', 'transport'],
    ['宅基地确权和不动产登记', 'natural-resources'],
    ['村卫生室没有疫苗', 'health'],
    ['楼道飞线充电堵塞消防通道', 'emergency'],
    ['退伍军人优抚金怎么发', 'civil-affairs'],
    ['网吧接纳未成年人', 'culture'],
    ['行政复议怎么申请', 'justice'],
    ['公交车到站不停', 'transport'],
  ])('finds by duties alone who handles “%s”', (title, office) => {
    expect(first(demo, title)).toBe(office)
  })

  test('says that it rests on the list, and is never sure', () => {
    for (const { message } of season(40)) {
      const advice = demo.advise(message)
      expect(advice).toMatchObject({ basis: 'duty-list', decisions: 0 })
      expect(advice.band).not.toBe('sure')
      expect(advice.suggestions).toHaveLength(3)
    }
  })

  test('takes the place named for the township, and says which place', () => {
    const advice = demo.advise({
      title: '马庄桥镇示范村的村务不公开',
      body: '村干部从来不公布村账，村民代表也不知道。',
    })
    expect(advice.suggestions[0]?.label).toBe('mazhuangqiao')
    expect(advice.suggestions[0]?.reasons).toContainEqual(expect.objectContaining({ kind: 'place', text: '马庄桥镇' }))
    expect(advice.missing).toBeUndefined()
  })

  test('knows a village of the list of places by its township', () => {
    const adviser = new OfficeAdviser({
      offices: county(),
      places: [{ name: '北乡村', kind: 'village', within: ['清丰县', '六塔乡'] }],
    })
    const { suggestions } = adviser.advise({
      title: '北乡村村务公开',
      body: '北乡村村干部从来不公布村账，村民代表也不知道。',
    })
    expect(suggestions[0]?.label).toBe('liuta')
    expect(suggestions[0]?.reasons).toContainEqual(expect.objectContaining({ kind: 'place', text: '北乡村（六塔乡）' }))
  })

  test('says that the place is missing where a township is meant and none is named', () => {
    expect(demo.advise({ title: '村干部不公开村务', body: '村支书和村委会从来不公布村账。' }).missing).toBe('place')
  })

  test('lets the county’s list take a duty from the office that has it elsewhere', () => {
    const moved = new OfficeAdviser({
      offices: county({ water: '水利规划', 'city-management': '占道经营、环卫、河道、灌溉、农村饮水' }),
    })
    const text = '河道淤堵，灌溉用不上水'
    expect(first(demo, text)).toBe('water')
    const { suggestions } = moved.advise({ title: text, body: '' })
    expect(suggestions[0]?.label).toBe('city-management')
    expect(suggestions[0]?.reasons.some(({ kind, text }) => kind === 'duty' && text === '河道')).toBe(true)
  })

  test('never suggests who handles no messages', () => {
    const adviser = new OfficeAdviser({ offices: county().map((one) => ({ ...one, handles: one.id !== 'housing' })) })
    for (const title of ['小区物业公司乱涨物业费', '律师事务所收费'])
      for (const { label } of adviser.advise({ title, body: '' }).suggestions)
        expect(['housing', 'law-firm']).not.toContain(label)
    expect(new OfficeAdviser({ offices: [] }).advise({ title: '小区物业', body: '' }).band).toBe('unknown')
  })
})

test('a list that has nobody for a message makes nobody likely', () => {
  const adviser = new OfficeAdviser({ offices: [{ id: 'education', name: '教育体育局' }] })
  expect(adviser.advise({ title: '今年幼儿园招生', body: '' }).suggestions[0]?.probability).toBeGreaterThan(0.8)
  expect(adviser.advise({ title: '小区物业公司乱涨物业费', body: '' }).suggestions[0]?.probability).toBeLessThan(0.3)
})

describe('what says nothing', () => {
  test.each([
    ['nothing', '', ''],
    ['emoji', '😀😀😀', '🚗🚗!!!'],
    ['figures', '12345', '110 120 2020-01-01'],
    ['English', 'Broken road', 'Please repair the road near the school, KTV and WIFI too'],
    ['Japanese', '道路が壊れています', '学校の近くの道路が壊れていますので修理してください'],
    ['Korean', '도로가 파손되었습니다', '학교 근처 도로를 수리해 주세요'],
    ['Russian', 'Дорога сломана', 'Пожалуйста, почините дорогу'],
  ])('is unknown: %s', (_what, title, body) => {
    expect(demo.advise({ title, body })).toMatchObject({ band: 'unknown', suggestions: [] })
  })

  test('a hundred thousand characters are read by their beginning', () => {
    const advice = demo.advise({ title: '', body: '小区物业公司乱涨物业费。'.repeat(8_400) })
    expect(advice.suggestions[0]?.label).toBe('housing')
    expect(demo.advise({ title: '啊'.repeat(100_000), body: '啊'.repeat(100_000) }).band).not.toBe('sure')
  })
})

describe('a season of decisions in a county that divides its work otherwise', () => {
  const decisions = season(400)
  const adviser = new OfficeAdviser({ offices: OFFICES })
  const rounds = [0, 1, 2, 3, 4, 5, 6, 7].map((round) => {
    let right = 0
    for (const { message, office, reference } of decisions.slice(round * 50, round * 50 + 50)) {
      if (adviser.advise(message).suggestions[0]?.label === office) right++
      adviser.learn(message, office, reference)
    }
    return right / 50
  })
  const unseen = season(300, 99)
  const accuracy = (judged: OfficeAdviser) =>
    unseen.filter(({ message, office }) => judged.advise(message).suggestions[0]?.label === office).length / 300

  test('lifts the first suggestion from what the list knew to what the county does', () => {
    const untaught = accuracy(new OfficeAdviser({ offices: OFFICES }))
    expect(untaught).toBeLessThan(0.6)
    expect(rounds[0]).toBeGreaterThan(untaught)
    expect(Math.min(...rounds.slice(3))).toBeGreaterThanOrEqual(0.9)
    expect(accuracy(adviser)).toBeGreaterThanOrEqual(0.95)
  })

  test('earns the sure band, and what is sure is right', () => {
    const advices = unseen.map(({ message, office }) => ({ ...adviser.advise(message), office }))
    const sure = advices.filter(({ band }) => band === 'sure')
    expect(advices[0]?.basis).toBe('history')
    expect(sure.length).toBeGreaterThan(150)
    expect(
      sure.filter(({ suggestions, office }) => suggestions[0]?.label === office).length / sure.length,
    ).toBeGreaterThan(0.97)
  })

  test('tells how often it was decided so, and which decision was like it', () => {
    const { suggestions } = adviser.advise({ title: '河道淤堵了', body: '这个月我们这里河道淤堵了，请派人清淤。' })
    expect(suggestions[0]?.label).toBe('city')
    const history = suggestions[0]?.reasons.filter(({ kind }) => kind === 'history').map(({ text }) => text) ?? []
    expect(history.some((text) => /^与 第\d+号 相近$/.test(text))).toBe(true)
    expect(history.some((text) => /^“.+”此前交办 \d+ 件$/.test(text))).toBe(true)
  })

  test('cites no matter to itself', () => {
    const message = { title: '河道淤堵了', body: '这个月我们这里河道淤堵了，请派人清淤。' }
    const cited = (own?: string) =>
      adviser
        .advise(message, [], own)
        .suggestions.flatMap(({ reasons }) =>
          reasons.flatMap(({ text }) => /^与 (第\d+号) 相近$/.exec(text)?.[1] ?? []),
        )
    const [first] = cited()
    expect(first).toBeDefined()
    expect(cited(first)).not.toContain(first)
  })

  test('is overruled by a ruling on the like, says so, and then leaves the last word to a person', () => {
    const sure = unseen.find(({ message }) => adviser.advise(message).band === 'sure')
    if (!sure) throw new Error('nothing is sure')
    const ruled = { number: '示办裁〔2026〕1号', subject: '示例事项', likeness: 1 }
    const own = adviser.advise(sure.message, [{ ...ruled, office: sure.office }])
    expect([own.band, own.suggestions[0]?.label]).toEqual(['confirm', sure.office])
    const office = OFFICES.find(({ id }) => id !== sure.office)?.id ?? ''
    const other = adviser.advise(sure.message, [{ ...ruled, office }])
    expect(other.suggestions[0]).toMatchObject({
      label: office,
      reasons: expect.arrayContaining([expect.objectContaining({ kind: 'precedent' })]),
    })
  })

  test('is the same after it was stored and brought back', () => {
    const stored = JSON.parse(JSON.stringify(adviser.state()))
    const back = new OfficeAdviser({ offices: OFFICES, memory: stored })
    expect(accuracy(back)).toBeCloseTo(accuracy(adviser), 2)
    expect(back.advise(dog).decisions).toBe(400)
  })

  test('is forgotten beside another base model, and for an office that was closed', () => {
    const state = adviser.state()
    const retrained = new OfficeAdviser({ offices: OFFICES, memory: { ...state, model: 'another' } })
    expect(retrained.advise(dog)).toMatchObject({ basis: 'duty-list', decisions: 0 })
    const without = new OfficeAdviser({ offices: OFFICES.filter(({ id }) => id !== 'stock'), memory: state })
    expect(JSON.stringify(without.state())).not.toContain('"stock"')
  })

  test('stays within bounds however much is decided', () => {
    const busy = new OfficeAdviser({ offices: OFFICES })
    const text = (at: number) =>
      String.fromCodePoint(...Array.from({ length: 80 }, (_, place) => 0x4e00 + ((at * 83 + place * 7919) % 20_000)))
    for (let at = 0; at < 600; at++) busy.learn({ title: `河道${text(at)}`, body: text(at + 1_000) }, 'city', `${at}`)
    const { weights, recent, told } = busy.state()
    expect(weights.length).toBeLessThanOrEqual(10_000)
    expect(recent.length).toBe(500)
    expect(told.length).toBe(400)
    expect(
      Math.max(...weights.flatMap(([, offices]) => offices.map(([, weight]) => Math.abs(weight)))),
    ).toBeLessThanOrEqual(4)
  })
})

describe('one decision', () => {
  test('counts at once', () => {
    const adviser = new OfficeAdviser({ offices: OFFICES })
    const before = adviser.advise(dog).suggestions
    expect(before[0]?.label).not.toBe('stock')
    expect(adviser.learn(dog, 'stock', '第1号')).toBe(true)
    expect(
      adviser.advise({ title: '流浪狗追咬老人', body: '门口流浪狗追咬老人，请收容。' }).suggestions[0]?.label,
    ).toBe('stock')
    expect(adviser.advise({ title: '工资被拖欠', body: '老板拖欠工资。' }).suggestions[0]?.label).toBe('labour')
  })

  test('given back, an office is less likely for the like and no more', () => {
    const adviser = new OfficeAdviser({ offices: OFFICES })
    const told = (office: string, message = dog) =>
      adviser.advise(message).suggestions.find(({ label }) => label === office)?.probability ?? 0
    const office = adviser.advise(dog).suggestions[0]?.label as string
    const before = told(office)
    expect(adviser.learnReturn(dog, office)).toBe(true)
    expect(told(office)).toBeLessThan(before * 0.8)
    const other = { title: '户口迁移', body: '户口怎么迁入县城，去派出所吗' }
    expect(adviser.advise(other).suggestions[0]?.label).toBe('police')
  })

  test('for an office not on the list or a message that says nothing teaches nothing', () => {
    const adviser = new OfficeAdviser({ offices: OFFICES })
    expect(adviser.learn(dog, 'nowhere', '1')).toBe(false)
    expect(adviser.learn({ title: '', body: '' }, 'stock', '1')).toBe(false)
    expect(adviser.learnReturn(dog, 'nowhere')).toBe(false)
    expect(adviser.state().decisions).toBe(0)
  })
})

describe('rulings on the like', () => {
  const ditch = { title: '乡道边沟堵塞积水', body: '乡道的边沟堵塞很久，雨水漫到路面。' }
  const ruled = { number: '示办裁〔2026〕1号', subject: '乡道边沟清淤', office: 'water' }

  test('weigh little where they are remotely like', () => {
    const plain = demo.advise(ditch)
    const after = demo.advise(ditch, [{ ...ruled, likeness: 0.25 }])
    const of = (advice: typeof plain) => advice.suggestions.find(({ label }) => label === 'transport')?.probability ?? 0
    expect(first(demo, ditch.title, ditch.body)).toBe('transport')
    expect(after.suggestions[0]?.label).toBe('transport')
    expect(of(after)).toBeLessThanOrEqual(of(plain))
  })
})
