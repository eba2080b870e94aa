import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  adviseCategory,
  type CategoryModel,
  learnCategory,
  type Message,
  packCategoryModel,
  retrainCategory,
  TASKS,
  unpackCategoryModel,
} from '../../src/modules/dispatch/index.ts'

const MESSAGES = resolve(import.meta.dirname, '../../../shared/data/messages')
const there = existsSync(MESSAGES)
if (!there) process.stderr.write('没有 ../shared/data/messages，跳过随附类别模型在真实来件上的测试\n')

interface Known extends Message {
  readonly label: string
  readonly tokens: string
  readonly group: string
}

/** Messages as text; where there are only words, the words put together again. */
function read(name: string): Known[] {
  const lines = readFileSync(resolve(MESSAGES, name), 'utf8').trim().split('\n')
  return lines.map((line) => {
    const known = JSON.parse(line) as Known
    if (known.title || known.body) return known
    return { ...known, body: known.tokens.replace(/(?<=[^a-zA-Z0-9]) | (?=[^a-zA-Z0-9])/g, '') }
  })
}

type Line = Record<string, unknown>

function lines(name: string): Line[] {
  const all = readFileSync(resolve(MESSAGES, name), 'utf8').trim().split('\n')
  return all.map((line) => JSON.parse(line) as Line)
}

/** Rows of which one in `whole` trains and the others stay unseen; copies of a message stay together. */
function trains(message: { readonly group?: unknown }, whole: number): boolean {
  return Number(String(message.group).replace(/\D/g, '')) % whole === 0
}

// The model shipped has seen all messages there are here, so one trained on a part stands in for it.
describe.skipIf(!there)('a category model trained on part of the real messages, on the others', () => {
  let model: CategoryModel
  beforeAll(() => {
    const part = lines('category-train.jsonl').filter((line) => trains(line, 3))
    const trained = TASKS['category']?.train(part)
    if (trained) model = unpackCategoryModel(trained.file)
  }, 180_000)

  test('is nearly as good as its card says of one trained on all', () => {
    const evaluation = TASKS['category']?.evaluate(lines('category-dev.jsonl'), packCategoryModel(model))
    expect(evaluation?.macroF1).toBeGreaterThan(0.88)
    expect(evaluation?.top3).toBeGreaterThan(0.985)
    expect(evaluation?.coverageAt98).toBeGreaterThan(0.5)
    expect(evaluation?.precisionAt98).toBeGreaterThan(0.965)
    expect(evaluation?.ece).toBeLessThan(0.05)
  })

  test('the one shipped reads as it did when it was trained', () => {
    const evaluation = TASKS['category']?.evaluate(lines('category-dev.jsonl'), undefined)
    expect(evaluation?.accuracy).toBeGreaterThan(0.99)
  })

  // A county gives medical insurance to health, the base to labour: the same few words must change sides.
  const ours = ({ title, body }: Message) => /医保|医疗保险|新农合/.test((title + body).slice(0, 30))
  const decide = (message: Known) => (ours(message) ? '卫生计生' : message.label)
  const share = (some: readonly Known[], first: (message: Known) => string | undefined) =>
    some.filter((message) => first(message) === decide(message)).length / some.length

  test('a season of corrections is learnt within days and leaves the rest as it was', () => {
    const season = read('category-train.jsonl').filter(
      (message) => !trains(message, 3) && ours(message) && message.label !== '卫生计生',
    )
    const unseen = read('category-dev.jsonl')
    const topic = unseen.filter(ours)
    const rest = unseen.filter((message) => !ours(message))
    const before = (message: Known) => adviseCategory(model, message).suggestions[0]?.label
    let learned: ReturnType<typeof learnCategory> | undefined
    const after = (message: Known) => adviseCategory(model, message, learned).suggestions[0]?.label
    let corrections = 0
    for (const message of season.slice(0, 100)) {
      const said = after(message)
      if (said === '卫生计生') continue
      corrections++
      learned = learnCategory(model, learned, message, { label: '卫生计生', ...(said ? { not: said } : {}) })
    }
    expect(corrections).toBeLessThan(50)
    expect(share(topic, before)).toBeLessThan(0.2)
    expect(share(topic, after)).toBeGreaterThan(0.8)
    expect(share(rest, after)).toBeGreaterThan(share(rest, before) - 0.03)
  })

  test('retraining on the county’s decisions takes the policy up and is accepted', () => {
    const dev = read('category-dev.jsonl')
    const season = [
      ...read('category-train.jsonl').filter((message) => !trains(message, 3) && ours(message)),
      ...dev.filter((_, at) => at % 2 === 0),
    ]
    const unseen = dev.filter((_, at) => at % 2 === 1)
    const decided = season.map((message) => ({ ...message, label: decide(message), group: undefined, fresh: true }))
    const { model: next, refusal, candidate, current } = retrainCategory(model, model, decided)
    expect(refusal).toBeUndefined()
    expect(candidate?.accuracy).toBeGreaterThan(current?.accuracy ?? 1)
    const first = (message: Known) => adviseCategory(next, message).suggestions[0]?.label
    const before = (message: Known) => adviseCategory(model, message).suggestions[0]?.label
    expect(share(unseen.filter(ours), first)).toBeGreaterThan(0.8)
    const rest = unseen.filter((message) => !ours(message))
    expect(share(rest, first)).toBeGreaterThan(share(rest, before) - 0.035)
    // Without a policy of its own the county has nothing the base lacks: the candidate must earn its place.
    const plain = dev.filter((_, at) => at % 2 === 0).map((message) => ({ ...message, group: undefined, fresh: true }))
    const again = retrainCategory(model, model, plain)
    if (again.refusal) expect(again.model).toBe(model)
    else expect(again.candidate?.accuracy).toBeGreaterThanOrEqual(again.current?.accuracy ?? 1)
  })
})
