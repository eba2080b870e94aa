import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ModelFileError } from '../../src/language/model-file.ts'
import { seeded } from '../../src/language/seeded.ts'
import { type Evaluation, kindOfOffice, type Line, TASKS, TrainingError } from '../../src/modules/dispatch/index.ts'
import { season } from './season.ts'

const { department: task } = TASKS
if (!task) throw new Error('there is a department task')

describe('the kind of an office', () => {
  test.each([
    ['清丰县自然资源局', 'natural-resources'],
    ['自然资源规划局', 'natural-resources'],
    ['清丰县城关镇人民政府', 'township'],
    ['花木街道办事处', 'township'],
    ['大流乡', 'township'],
    ['乡镇街道', 'township'],
    ['县公安局交通警察大队', 'traffic-police'],
    ['县公安局（交警大队除外）', 'police'],
    ['住建局', 'housing'],
    ['住房公积金管理中心', 'housing-fund'],
    ['县卫健委', 'health'],
    ['城市综合执法局', 'city-management'],
    ['濮阳市生态环境局清丰分局', 'environment'],
    ['县委编办', 'organisation'],
    ['国网清丰县供电公司', 'power'],
    ['先进制造业开发区管理委员会', 'zone'],
    ['人力资源和社会保障局', 'human-resources'],
    ['县医疗保障局', 'medical-insurance'],
    ['县民政局', 'civil-affairs'],
    ['县退役军人事务局', 'veterans'],
    ['县政府办公室', 'other'],
    ['其他', 'other'],
    ['示范律师事务所', undefined],
  ])('is told by the name %s', (name, kind) => expect(kindOfOffice(name)).toBe(kind))
})

describe('a department model', () => {
  const random = seeded(5)
  const lines = season(400).map(({ message, office, reference }): Line => {
    const wrong = random() < 0.3
    return { ...message, label: wrong ? 'clinic' : office, conf: wrong ? 0.5 : 0.95, g: reference }
  })

  test('learns from sure and unsure labels, is judged on sure ones', () => {
    const { file, report } = task.train(lines)
    expect(report).toMatchObject({ task: 'department', tooFew: {}, unreadable: 0 })
    expect((report as Evaluation).accuracy).toBeGreaterThan(0.85)
    const judged = task.evaluate(lines, file)
    expect(judged.n).toBe(lines.filter(({ conf }) => conf === 0.95).length)
    expect(judged.everyRow?.n).toBe(400)
    expect(judged.top3).toBeGreaterThan(0.98)
    expect(task.train(lines).file).toEqual(file)
  })

  test('leaves out labels with too few messages, and says so', () => {
    const few = [...lines, { title: '野猪毁坏庄稼', body: '', label: 'forest' }]
    expect(task.train(few).report).toMatchObject({ tooFew: { forest: 1 } })
  })

  test('refuses too little to learn from, and files of another kind', () => {
    expect(() => task.train([])).toThrow(TrainingError)
    expect(() => task.train(lines.map((line) => ({ ...line, conf: 0.5 })))).toThrow(TrainingError)
    expect(() => task.evaluate(lines, new Uint8Array([1, 2, 3]))).toThrow(ModelFileError)
    const category = readFileSync(new URL('../../src/modules/dispatch/base/category.model', import.meta.url))
    expect(() => task.evaluate(lines, category)).toThrow(ModelFileError)
  })

  test('counts lines it cannot judge, and falls over none', () => {
    const odd: Line[] = [{}, { label: 5 }, { title: 3, label: '教育局' }, { label: '教育局' }, { label: '外星事务局' }]
    const { n, accuracy, skipped } = task.evaluate(odd, undefined)
    expect({ n, accuracy, skipped }).toEqual({
      n: 1,
      accuracy: 0,
      skipped: { unreadable: 3, unknownLabels: { 外星事务局: 1 } },
    })
  })
})

const MESSAGES = resolve(import.meta.dirname, '../../../shared/data/messages')
describe.skipIf(!existsSync(MESSAGES))(`SKIPPED where ${MESSAGES} is absent: on public messages`, () => {
  const lines = (name: string): Line[] =>
    readFileSync(resolve(MESSAGES, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))

  test('the recipe beats the baseline out of fold', { timeout: 120_000 }, () => {
    const { report } = task.train(lines('department-train.jsonl'))
    const { accuracy, top3, ece } = report as Evaluation
    expect(accuracy).toBeGreaterThanOrEqual(0.59)
    expect(top3).toBeGreaterThanOrEqual(0.865)
    expect(ece).toBeLessThan(0.08)
  })

  test('the recipe does as its card says on messages it has not seen', { timeout: 120_000 }, () => {
    const { file } = task.train(lines('department-train.jsonl'))
    const { n, top3, accuracy, everyRow } = task.evaluate(lines('department-dev.jsonl'), file)
    expect(n).toBe(56)
    expect(accuracy).toBeGreaterThanOrEqual(0.55)
    expect(top3).toBeGreaterThanOrEqual(0.87)
    expect(everyRow?.top3).toBeGreaterThanOrEqual(0.88)
  })
})
