import { existsSync, globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Length } from '../../src/calendar/length.ts'
import { chineseNumber } from '../../src/law/cite.ts'
import { findInstrument } from '../../src/law/instruments.ts'
import { LIMITS } from '../../src/law/limit.ts'
import type { LimitVersion } from '../../src/law/limit-version.ts'

const TEXTS = resolve(import.meta.dirname, '../../../shared/data/laws')
const files = existsSync(TEXTS) ? globSync('**/*.md', { cwd: TEXTS }) : []

/** The file of an instrument's version: its title, and the year where several are kept. */
function fileOf({ citation }: LimitVersion): string | undefined {
  const known = citation && findInstrument(citation.instrument)
  if (!known) return undefined
  const named = files.filter((file) => new RegExp(`/${known.title.replaceAll(/[()]/g, '\\$&')}\\(`).test(file))
  return (
    named.find((file) => known.version && file.includes(`(${known.version}`)) ??
    (named.length === 1 ? named[0] : undefined)
  )
}

function articleText(file: string, article: number): string {
  const text = readFileSync(resolve(TEXTS, file), 'utf8').normalize('NFKC')
  const [, after = ''] = text.split(new RegExp(`第${chineseNumber(article)}条[ \\u3000*]`))
  return after.split(/\n\**第[一二三四五六七八九十百零]+条[ \u3000*]/)[0] ?? ''
}

const UNITS: Readonly<Record<Length['unit'], RegExp>> = {
  workingDay: /个?工作日|日/,
  day: /日/,
  month: /个月/,
  year: /年/,
  hour: /小时/,
}

function figureIn(text: string, { amount, unit }: Length): boolean {
  const chinese = amount === 2 && unit !== 'workingDay' ? '[二两]' : chineseNumber(amount)
  return new RegExp(`(${chinese}|(?<!\\d)${amount})\\s*(${UNITS[unit].source})`).test(text)
}

describe.skipIf(files.length === 0)(`SKIPPED where ${TEXTS} is absent: the texts of the laws`, () => {
  const found = LIMITS.flatMap((limit) => {
    const file = fileOf(limit)
    const article = limit.citation?.article
    return limit.checked === 'text' && limit.length && limit.length.amount > 0 && file && article
      ? [[limit.id, { file, article, length: limit.length, other: limit.otherLength }] as const]
      : []
  })

  test('are at hand for most limits', () => {
    expect(found.length).toBeGreaterThan(150)
  })

  test.each(found)('%s has its figure in the article it cites', (_, { file, article, length, other }) => {
    const text = articleText(file, article)
    expect(figureIn(text, length), `${file} art. ${article}: ${text.slice(0, 400)}`).toBe(true)
    if (other) expect(figureIn(text, other)).toBe(true)
  })
})
