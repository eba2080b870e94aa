import { describe, expect, test } from 'vitest'
import { bandOf, limitFor } from '../../src/language/bands.ts'
import { calibrate, probabilities } from '../../src/language/calibration.ts'
import { eachFeature, leadOf } from '../../src/language/features.ts'
import { groupedFolds } from '../../src/language/folds.ts'
import { contentWords } from '../../src/language/function-words.ts'
import { KeyTable } from '../../src/language/key-table.ts'
import { logRatios, trainLinear } from '../../src/language/linear.ts'
import { matrixOf } from '../../src/language/matrix.ts'
import { qualityOf } from '../../src/language/metrics.ts'
import { ModelFileError, packModel, unpackModel } from '../../src/language/model-file.ts'
import { likeGroups } from '../../src/language/near-duplicates.ts'
import { seeded } from '../../src/language/seeded.ts'
import { words } from '../../src/language/words.ts'

const LEADLESS = { words: 0, times: 1 }

describe('features', () => {
  test('tell the words they cover, runs of characters across words too', () => {
    const told: [number, number][] = []
    const options = { words: 2, characters: [3], lead: LEADLESS } as const
    eachFeature(['小区', '停水', '了'], options, (_key, first, last) => told.push([first, last]))
    expect(told).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [0, 1],
      [1, 2],
      [0, 1],
      [0, 1],
      [1, 2],
    ])
  })

  test('of the beginning are features of their own where asked', () => {
    const keys = (list: string[], apart: boolean) => {
      const found: string[] = []
      const options = { words: 1, characters: [2], lead: { words: 1, times: 1, apart } } as const
      eachFeature(list, options, (key, first, last) => found.push(`${key} ${first} ${last}`))
      return found
    }
    const plain = keys(['小区', '停水'], false)
    const apart = keys(['小区', '停水'], true)
    expect(apart.slice(0, plain.length)).toEqual(plain)
    expect(apart.slice(plain.length).map((one) => one.slice(-3))).toEqual(['0 0', '0 0'])
    expect(new Set(apart).size).toBe(plain.length + 2)
    const elsewhere = keys(['停水', '小区'], true).slice(plain.length)
    expect(elsewhere.some((one) => apart.includes(one))).toBe(false)
  })

  test('the beginning ends before a greeting, else after the usual number of words', () => {
    const lead = { greeted: 6, words: 4, times: 2 }
    const title = ['示范街', '路灯', '不亮', '无人', '修理']
    expect(leadOf([...title, '尊敬', '领导'], lead)).toBe(5)
    expect(leadOf([...title, '晚上', '尊敬'], lead)).toBe(4)
    expect(leadOf(['尊敬', '领导', '您好', ...title], lead)).toBe(4)
    expect(leadOf([...title, '尊敬'], { words: 4, times: 2 })).toBe(4)
    expect(leadOf(['路灯'], lead)).toBe(1)
    const counts: number[] = []
    const words = [...title, '尊敬', '领导']
    eachFeature(words, { words: 1, characters: [], lead }, (_key, _first, _last, count) => counts.push(count))
    expect(counts).toEqual([2, 2, 2, 2, 2, 1, 1])
  })

  test('are the same wherever the text stands, and differ between words and runs', () => {
    const keys = (list: string[]) => {
      const found = new Set<number>()
      eachFeature(list, { words: 1, characters: [2], lead: LEADLESS }, (key) => found.add(key))
      return found
    }
    expect(keys(['停水'])).toEqual(keys(['停水', '停水'].slice(1)))
    expect(keys(['停水']).size).toBe(2)
  })

  test('words that carry no subject are left out', () => {
    expect(contentWords(words('我们小区的水又停了，请问怎么办？'))).toEqual(['小区', '水', '停', '请问', '怎么办'])
  })
})

test('a table of keys finds each and no other', () => {
  const random = seeded(3)
  const keys = [...new Set(Array.from({ length: 5_000 }, () => (random() * 2 ** 32) | 0 || 1))]
  const table = new KeyTable(Int32Array.from(keys.slice(0, 4_000)))
  expect(keys.slice(0, 4_000).every((key, column) => table.find(key) === column)).toBe(true)
  expect(keys.slice(4_000).every((key) => table.find(key) === -1)).toBe(true)
  expect(new KeyTable(new Int32Array(0)).find(1)).toBe(-1)
})

describe('a linear model', () => {
  const random = seeded(7)
  const rows = Array.from({ length: 200 }, (_, at) => ({
    columns: [at % 2, 2 + Math.floor(random() * 20)],
    values: [1, random()],
  }))
  const targets = rows.map(({ columns }) => columns[0] === 0)
  const matrix = matrixOf(rows, 22)
  const options = { cost: 1, passes: 50, tolerance: 1e-3, seed: 1 }

  test('separates what can be separated, the same way every time', () => {
    const model = trainLinear(matrix, targets, options)
    const scores = rows.map(
      ({ columns, values }) =>
        model.bias + columns.reduce((sum, column, at) => sum + (model.weights[column] ?? 0) * (values[at] ?? 0), 0),
    )
    expect(scores.every((score, at) => score > 0 === targets[at])).toBe(true)
    expect(trainLinear(matrix, targets, options)).toEqual(model)
  })

  test('knows which columns tell the class', () => {
    const ratios = logRatios(matrix, targets, 1)
    expect(ratios[0]).toBeGreaterThan(3)
    expect(ratios[1]).toBeLessThan(-3)
    expect(Math.abs(ratios[5] ?? 9)).toBeLessThan(1.5)
  })
})

describe('calibration', () => {
  test('tells shares that come true', () => {
    const random = seeded(11)
    const scores: number[][] = []
    const truths: number[] = []
    for (let row = 0; row < 4_000; row++) {
      const lean = random() * 4 - 2
      scores.push([lean, 0])
      truths.push(random() < 1 / (1 + Math.exp(-3 * lean)) ? 0 : 1)
    }
    const calibration = calibrate(scores, truths, 2)
    for (const lean of [-1, 0, 1]) {
      const told = probabilities([lean, 0], calibration)[0] ?? 0
      expect(Math.abs(told - 1 / (1 + Math.exp(-3 * lean)))).toBeLessThan(0.04)
    }
  })

  test('bands begin where enough was right', () => {
    const told = Array.from({ length: 1_000 }, (_, at) => ({
      probability: at / 1_000,
      right: at >= 400 || at % 2 === 0,
    }))
    const sure = limitFor(told, 0.98, 0)
    const kept = told.filter(({ probability }) => probability >= sure)
    expect(kept.filter(({ right }) => right).length / kept.length).toBeGreaterThanOrEqual(0.98)
    expect(limitFor(told, 0.98, 2)).toBeGreaterThan(sure)
    expect(limitFor([{ probability: 0.9, right: false }], 0.5, 0)).toBe(1.01)
    expect([0.99, 0.6, 0.1].map((probability) => bandOf(probability, { sure: 0.9, confirm: 0.5 }))).toEqual([
      'sure',
      'confirm',
      'choose',
    ])
  })
})

test('quality is what one reckons by hand', () => {
  const say = (truth: string, ...labels: string[]) => ({
    truth,
    suggestions: labels.map((label) => ({ label, probability: 0.8 })),
  })
  const quality = qualityOf([say('甲', '甲', '乙'), say('甲', '乙', '甲'), say('乙', '乙'), say('乙')])
  expect(quality.accuracy).toBe(0.5)
  expect(quality.top3).toBe(0.75)
  expect(quality.perClass['甲']).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3, n: 2 })
  expect(quality.perClass['乙']).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5, n: 2 })
  expect(quality.macroF1).toBeCloseTo((2 / 3 + 0.5) / 2)
})

describe('folds', () => {
  test('no group straddles two, every label is spread', () => {
    const labels = Array.from({ length: 500 }, (_, at) => (at % 5 === 0 ? '少' : '多'))
    const groups = labels.map((_, at) => Math.floor(at / 3))
    const folds = groupedFolds(labels, groups, 5)
    groups.forEach((group, at) => {
      expect(folds[at]).toBe(folds[groups.indexOf(group)])
    })
    for (let fold = 0; fold < 5; fold++) {
      const held = labels.filter((label, at) => label === '少' && folds[at] === fold).length
      expect(Math.abs(held - 20)).toBeLessThanOrEqual(3)
    }
  })

  test('copies are found whatever a few characters', () => {
    const runs = (text: string) => Int32Array.from({ length: text.length - 2 }, (_, at) => hash(text.slice(at, at + 3)))
    const base =
      '某小区三号楼的电梯停运已经半个月老人上下楼十分不便物业一直没有派人来修希望有关部门督促尽快恢复运行谢谢'
    const groups = likeGroups(
      [
        base,
        `${base}啊`,
        `尊敬的领导${base}`,
        '学校门口的路灯坏了晚上孩子们放学回家看不清路希望尽快修好以免发生危险',
        base.slice(0, 3),
      ].map(runs),
    )
    expect([groups[0], groups[1], groups[2]]).toEqual([0, 0, 0])
    expect(groups[3]).toBe(3)
    expect([...likeGroups([new Int32Array(0), new Int32Array(0)], { same: ['x', 'x'] })]).toEqual([0, 0])
  })
})

test('a model file gives back what went in, and refuses what is none', () => {
  const arrays = [Int32Array.from([1, -2, 3]), Int8Array.from([4, -5])]
  const file = packModel({ kind: 'x' }, arrays)
  const { header, arrays: read } = unpackModel(file)
  expect(header).toMatchObject({ kind: 'x' })
  expect(read.map((part) => [...part])).toEqual(arrays.map((array) => [...Buffer.from(array.buffer)]))
  expect(packModel({ kind: 'x' }, arrays).equals(file)).toBe(true)
  expect(() => unpackModel(Buffer.from('nothing'))).toThrow(ModelFileError)
  expect(() => unpackModel(file.subarray(0, file.length - 4))).toThrow(ModelFileError)
})

function hash(text: string): number {
  return [...text].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7) | 0
}
