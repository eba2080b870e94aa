import type { Advice, Reason } from '../../../language/advice.ts'
import { bandOf } from '../../../language/bands.ts'
import { type Feature, featuresOf, type Message } from './features.ts'
import { type DepartmentModel, departmentProbabilities, weightOf } from './model.ts'

/** Fewer known words than this, and no duty, are nothing to go by. */
const FEWEST_WORDS = 2
const REASONS = 6

/** What the model says of a message; labels are those of its training, kinds of offices. */
export function adviseDepartment(model: DepartmentModel, message: Message, reasoned = true): Advice {
  const row = model.vocabulary.row(featuresOf(message))
  if (!mostlyChinese(message) || !speaks(row.named)) return { band: 'unknown', suggestions: [] }
  const told = departmentProbabilities(model, row)
  const best = [...told.keys()].sort((a, b) => (told[b] as number) - (told[a] as number)).slice(0, 3)
  const suggestions = best.map((label) => ({
    label: model.labels[label] as string,
    probability: told[label] as number,
    reasons: reasoned ? departmentReasons(model, row, label).slice(0, REASONS) : [],
  }))
  return { band: bandOf(suggestions[0]?.probability ?? 0, model.limits), suggestions }
}

/** Whether there is anything to go by among the features a model knows; figures and foreign letters are not. */
export function speaks(known: readonly Feature[]): boolean {
  const chinese = known.filter(({ text }) => /\p{Script=Han}/u.test(text))
  const words = chinese.filter(({ block }) => block === 'word').length
  return words >= FEWEST_WORDS || chinese.some(({ block }) => block === 'kind')
}

/** Whether a message is written in Chinese: most of its letters are, and no other script that uses some of them. */
export function mostlyChinese({ title, body }: Message): boolean {
  const text = `${title} ${body.slice(0, 2_000)}`
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const letters = count(/\p{L}/gu)
  const chinese = count(/\p{Script=Han}/gu)
  const other = count(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)
  return chinese * 2 > letters && other * 10 < letters
}

/** What spoke for a label beyond the mean of the others, and against it, largest first. */
export function departmentReasons(
  model: DepartmentModel,
  { columns, values, named }: ReturnType<DepartmentModel['vocabulary']['row']>,
  label: number,
): Reason[] {
  const many = model.labels.length
  const reasons = named.flatMap(({ block, text }, at): Reason[] => {
    if (text === '') return []
    const column = (columns as readonly number[])[at] as number
    let mean = 0
    for (let other = 0; other < many; other++) mean += weightOf(model, column, other) / many
    const weight = (weightOf(model, column, label) - mean) * ((values as readonly number[])[at] as number)
    return [{ kind: REASON_OF[block], text, weight }]
  })
  return merged(reasons).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
}

const REASON_OF = { word: 'word', kind: 'word', duty: 'duty', place: 'place', shape: 'word', topic: 'word' } as const

/** A word that spoke in several ways is one reason. */
function merged(reasons: readonly Reason[]): Reason[] {
  const together = new Map<string, Reason>()
  for (const reason of reasons) {
    const name = `${reason.kind} ${reason.text}`
    together.set(name, { ...reason, weight: reason.weight + (together.get(name)?.weight ?? 0) })
  }
  return [...together.values()]
}
