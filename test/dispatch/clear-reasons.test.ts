import { expect, test } from 'vitest'
import type { Reason } from '../../src/language/advice.ts'
import { clearReasons } from '../../src/modules/dispatch/clear-reasons.ts'

const word = (text: string, weight: number): Reason => ({ kind: 'word', text, weight })
const duty = (text: string, weight: number): Reason => ({ kind: 'duty', text, weight })
const texts = (reasons: readonly Reason[]) => clearReasons(reasons).map(({ text }) => text)

test('leaves out what is faint beside the strongest, and what is faint by itself', () => {
  expect(texts([word('公交', 1), word('末班车', 0.2), word('沿', 0.06)])).toEqual(['公交', '末班车'])
  expect(texts([word('民兵', 0.1), word('网站', 0.03)])).toEqual(['民兵'])
})

test('leaves out marks and lone figures, not words in Latin letters', () => {
  expect(texts([word('A7', 0.5), word('2019', 0.5), word('30%', 0.4), word('KTV', 0.5)])).toEqual(['KTV'])
})

test('says no word that a duty says, and no duty twice', () => {
  const said = [duty('公交客运（公交、班车）', 1), word('公交', 0.9), duty('公交', 0.8), word('延长', 0.5)]
  expect(texts(said)).toEqual(['公交客运（公交、班车）', '延长'])
  expect(texts([duty('规划', 1), duty('规划', 0.8)])).toEqual(['规划'])
})

test('what speaks against stays only beside what speaks for', () => {
  expect(texts([word('公交', 0.5), word('中学', -0.3)])).toEqual(['公交', '中学'])
  expect(texts([word('中学', -0.3), word('实验', -0.2)])).toEqual([])
})

test('a ruling is told whatever it weighs', () => {
  expect(texts([{ kind: 'precedent', text: '裁定', weight: 0.01 }, word('公交', 1)])).toEqual(['裁定', '公交'])
})
