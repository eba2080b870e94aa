import { beforeAll, describe, expect, test } from 'vitest'
import { learnedData, learnedFrom } from '../../src/language/learned.ts'
import { ModelFileError } from '../../src/language/model-file.ts'
import {
  adviseCategory,
  baseCategoryModel,
  type CategoryModel,
  learnCategory,
  retrainCategory,
  TASKS,
  TrainingError,
  unpackCategoryModel,
} from '../../src/modules/dispatch/index.ts'
import { inventedMessages } from '../support/invented-messages.ts'

const task = TASKS['category']
if (!task) throw new Error('the category task is missing')
const lines = inventedMessages(300).map((message, at) => ({ id: String(at), ...message, group: `g${at}` }))
let file: Uint8Array
let model: CategoryModel
beforeAll(() => {
  file = task.train(lines).file
  model = unpackCategoryModel(file)
})

describe('a category model trained on invented messages', () => {
  test('gives the same bytes for the same lines', () => {
    expect(Buffer.from(task.train(lines).file).equals(Buffer.from(file))).toBe(true)
  })

  test('knows messages it has not seen, whether raw or cut into words before', () => {
    const unseen = inventedMessages(90, 2).map((message) => ({ ...message }))
    const evaluation = task.evaluate(unseen, file)
    expect(evaluation).toMatchObject({ task: 'category', n: 90, skipped: { unreadable: 0, unknownLabels: {} } })
    expect(evaluation.macroF1).toBeGreaterThan(0.95)
    expect(evaluation.messagesPerCpuSecond).toBeGreaterThan(0)
    expect(Object.values(evaluation.perClass).map(({ n }) => n)).toEqual([30, 30, 30])
    const cut = [{ title: null, body: null, tokens: '公司 拖欠 工资 养老保险 断缴 劳动合同', label: '工资社保' }]
    expect(task.evaluate(cut, file).accuracy).toBe(1)
  })

  test('counts labels it does not know and lines it cannot read, and judges the rest', () => {
    const odd = [
      { title: '公交班次太少', body: '', label: '交通出行' },
      { title: '田里缺水', body: '', label: '农业' },
      { title: '田里缺水', body: '', label: '农业' },
      { title: '没有类别', body: '' },
      { title: 7, body: [], label: '交通出行' },
      {},
    ]
    const evaluation = task.evaluate(odd, file)
    expect(evaluation.n).toBe(1)
    expect(evaluation.skipped).toEqual({ unreadable: 3, unknownLabels: { 农业: 2 } })
    expect(task.evaluate([], file)).toMatchObject({ n: 0, macroF1: 0, coverageAt98: 0, precisionAt98: 0 })
  })

  test('refuses to learn from too little, and a file that is none', () => {
    expect(() => task.train([])).toThrow(TrainingError)
    expect(() => task.train(lines.slice(0, 8))).toThrow(/不足/)
    expect(() => task.evaluate(lines, Buffer.from('{}'))).toThrow(ModelFileError)
    expect(() => task.evaluate(lines, file.subarray(0, 2_000))).toThrow(ModelFileError)
  })

  test('names the words for and against, as they stand in the text', () => {
    const body = '工厂拖欠工资半年，也没有签劳动合同，孩子的学校也在催学费'
    const { suggestions } = adviseCategory(model, { title: '拖欠工资', body })
    const [first] = suggestions
    expect(first?.label).toBe('工资社保')
    expect(first?.reasons.find(({ text }) => text === '劳动合同')?.weight).toBeGreaterThan(0)
    expect(first?.reasons.find(({ text }) => text === '学校')?.weight).toBeLessThan(0)
    for (const { text } of first?.reasons ?? []) expect(`拖欠工资${body}`).toContain(text)
    const weights = first?.reasons.map(({ weight }) => Math.abs(weight)) ?? []
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
    const sum = suggestions.reduce((total, { probability }) => total + probability, 0)
    expect(sum).toBeCloseTo(1)
  })
})

describe('learning from corrections', () => {
  const newTopic = (seed: number) => ({
    title: '共享单车乱停乱放',
    body: `共享单车占道${['堵住大门', '倒在路上', '没人清运'][seed % 3]}，${seed}辆共享单车影响通行`,
  })
  const first = (message: { title: string; body: string }, learned?: ReturnType<typeof learnCategory>) =>
    adviseCategory(model, message, learned).suggestions[0]?.label

  test('counts at once, is found again in messages like it, and leaves the rest as it was', () => {
    let learned: ReturnType<typeof learnCategory> | undefined
    for (let at = 0; at < 6; at++) learned = learnCategory(model, learned, newTopic(at), { label: '学校教育' })
    for (let at = 20; at < 30; at++) expect(first(newTopic(at), learned)).toBe('学校教育')
    const unseen = inventedMessages(90, 2)
    const kept = unseen.filter((message) => first(message, learned) === first(message))
    expect(kept.length).toBeGreaterThanOrEqual(88)
  })

  test('is bounded, deterministic and comes back from JSON', () => {
    const season = () => {
      let learned = learnCategory(model, undefined, newTopic(0), { label: '学校教育', not: '交通出行' })
      for (let at = 1; at < 300; at++)
        learned = learnCategory(model, learned, newTopic(at), {
          label: at % 2 === 0 ? '学校教育' : '工资社保',
          not: at % 2 === 0 ? '工资社保' : '学校教育',
        })
      return learned
    }
    const learned = season()
    for (let label = 0; label < model.text.labels.length; label++) {
      const square = [...learned.weights.values()].reduce((sum, own) => sum + (own[label] ?? 0) ** 2, 0)
      expect(Math.sqrt(square)).toBeLessThanOrEqual(6.001)
    }
    expect(learned.weights.size).toBeLessThanOrEqual(20_000)
    const data = learnedData(learned)
    expect(learnedData(season())).toEqual(data)
    const back = learnedFrom(JSON.parse(JSON.stringify(data)), model.text.labels)
    expect(back && learnedData(back)).toEqual(data)
    expect(learnedFrom(data, ['别的', '类别'])).toBeUndefined()
  })

  test('what is right already, or of a category the model does not know, changes nothing', () => {
    const sure = { title: '工厂拖欠工资', body: '工厂拖欠工资，公司不签劳动合同，加班费不给，养老保险断缴' }
    expect(learnCategory(model, undefined, sure, { label: '农业' }).updates).toBe(0)
    expect(learnCategory(model, undefined, { title: '', body: '' }, { label: '工资社保' }).updates).toBe(0)
    const once = learnCategory(model, undefined, sure, { label: '工资社保', not: '学校教育' })
    expect(once.updates).toBe(0)
  })
})

describe('retraining', () => {
  const decided = (seed: number, relabel: (label: string) => string = (label) => label) =>
    inventedMessages(150, seed).map(({ label, ...message }) => ({
      ...message,
      tokens: '',
      group: undefined,
      label: relabel(label),
      fresh: true,
    }))

  test('takes up what the county decides otherwise, a category of its own included', () => {
    const own = decided(5, (label) => (label === '交通出行' ? '城市管理' : label))
    const { model: next, refusal, candidate, current } = retrainCategory(model, model, own)
    expect(refusal).toBeUndefined()
    expect(candidate?.accuracy).toBeGreaterThan(0.95)
    expect(current?.accuracy).toBeLessThan(0.75)
    expect(next.text.labels).toEqual([...model.text.labels, '城市管理'])
    const message = { title: '公交班次太少', body: '公交班次太少，公交站台没有雨棚，客运站票价上涨' }
    expect(adviseCategory(next, message).suggestions[0]?.label).toBe('城市管理')
  })

  test('keeps the current model where the candidate is worse or too little is new', () => {
    const shuffled = ['学校教育', '工资社保', '交通出行']
    let turn = 0
    // Half the decisions contradict one another: nothing there can be learnt, and much unlearnt.
    const noise = decided(6, (label) => (turn++ % 2 === 0 ? label : (shuffled[turn % 3] ?? label)))
    const refused = retrainCategory(model, model, noise)
    expect(refused.refusal?.code).toBe('not-better')
    expect(refused.model).toBe(model)
    const few = decided(7).map((message, at) => ({ ...message, fresh: at < 20 }))
    expect(retrainCategory(model, model, few).refusal?.code).toBe('too-few-messages')
    const odd = decided(8).map((message, at) => (at < 3 ? { ...message, label: '孤例' } : message))
    expect(retrainCategory(model, model, odd).skipped).toEqual({ 孤例: 3 })
  })
})

describe('the model shipped', () => {
  const base = () => baseCategoryModel()

  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t 　'],
    ['signs', '！？。。。……——'],
    ['emoji', '😀😡👍🏻👨‍👩‍👧'],
    ['figures', '13800000000 2020-01-01'],
    ['English', 'The bus never comes on time and nobody at the office answers the phone.'],
    ['Russian', 'Автобус никогда не приходит вовремя, никто не отвечает на звонки.'],
    ['Korean', '버스가 제시간에 오지 않고 아무도 전화를 받지 않습니다.'],
    ['nothing but greetings', '你好'],
    ['broken characters', '\ud83d\ud83d\u0000\u0001'],
  ])('says of %s that it does not know', (_, body) => {
    expect(adviseCategory(base(), { title: '', body })).toMatchObject({ band: 'unknown', suggestions: [] })
  })

  test.each([
    ['Japanese', '先月から水道料金が高くなりました。どこに問い合わせればよいでしょうか。'],
    ['one word', '工资'],
    ['two words again and again', '学校 工资 '.repeat(2)],
    ['strange words', '螭吻饕餮貔貅狻猊睚眦霸下狴犴负屃'],
  ])('is never sure of %s', (_, body) => {
    expect(adviseCategory(base(), { title: '', body }).band).not.toBe('sure')
  })

  test('reads a hundred thousand characters', () => {
    const body = '公司拖欠农民工工资，劳动监察大队一直不处理。'.repeat(4_600)
    expect(body.length).toBeGreaterThan(100_000)
    const { suggestions, band } = adviseCategory(base(), { title: '拖欠工资', body })
    expect(suggestions[0]?.label).toBe('劳动和社会保障')
    expect(band).toBe('sure')
  })

  test.each([
    ['房产证迟迟办不下来', '小区交房三年了，开发商一直没有办理房产证，业主多次找房管局和住建局。', '城乡建设'],
    ['工厂拖欠工资', '厂里拖欠我们三个月的工资，也没有给我们交社保，去劳动局反映没有答复。', '劳动和社会保障'],
    ['学校暑假违规补课', '某中学暑假组织学生补课并收取费用，家长意见很大，请教育局查处。', '教育文体'],
    ['化工厂排放废水废气', '村边的化工厂偷排污水，气味刺鼻，河水变黑，请环保局来查一查。', '环境保护'],
    ['县医院乱收费', '在县医院住院看病，医生开了很多检查，药费太高，医疗费用报销不了。', '卫生计生'],
  ])('says what %s is about', (title, body, label) => {
    expect(adviseCategory(base(), { title, body }).suggestions[0]?.label).toBe(label)
  })

  test('gives three suggestions of known labels, best first', () => {
    const { suggestions } = adviseCategory(base(), { title: '客车超载', body: '短途客车超载还乱收费，运管所不管。' })
    expect(suggestions).toHaveLength(3)
    const told = suggestions.map(({ probability }) => probability)
    expect(told).toEqual([...told].sort((a, b) => b - a))
    for (const { label } of suggestions) expect(base().text.labels).toContain(label)
  })
})
