import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

let segmenter: Jieba | undefined

/** Longer texts are read by their beginning; who writes more has said by then what it is about. */
const LONGEST = 20_000

/**
 * The words of a Chinese text in order, punctuation and blanks left out. Width and
 * case are folded (NFKC); a text that was segmented before, words apart by blanks,
 * gives the same kind of list.
 */
export function words(text: string): string[] {
  // Handed over as bytes, which spares the segmenter a copy.
  return dictionary()
    .cut(Buffer.from(folded(text)), true)
    .filter(isWord)
}

/** The same, and with a long word the shorter ones within it: 拖欠工资 is 拖欠 and 工资 too. */
export function searchWords(text: string): string[] {
  return dictionary()
    .cutForSearch(Buffer.from(folded(text)), true)
    .filter(isWord)
}

/** Whether a piece has a letter or a figure. Most begin with a plain Chinese one, which a look at one unit tells. */
export function isWord(piece: string): boolean {
  return isPlainChinese(piece.charCodeAt(0)) || /[\p{L}\p{N}]/u.test(piece)
}

/** Whether there is a Chinese character in a word. */
export function isChinese(word: string): boolean {
  return isPlainChinese(word.charCodeAt(0)) || /\p{Script=Han}/u.test(word)
}

function isPlainChinese(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff
}

/** A word with its part of speech as jieba's dictionary marks it: n, ns, v, p, 'nr' for a person's name, x where it knows none. */
export interface TaggedWord {
  readonly word: string
  readonly tag: string
}

/** The words of a text as it stands, each with its part of speech; put together they are the text. */
export function tagged(text: string): readonly TaggedWord[] {
  return dictionary().tag(text, true)
}

function dictionary(): Jieba {
  segmenter ??= Jieba.withDict(dict)
  return segmenter
}

/** The text with width and case folded and white space made one, cut to what is read. */
export function folded(text: string): string {
  return text.slice(0, LONGEST).normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}

/** Neighbouring characters of a folded text, two and two, within runs of letters and digits. */
export function characterPairs(plain: string): string[] {
  const pairs: string[] = []
  for (const run of plain.split(/[^\p{L}\p{N}]+/u))
    for (let at = 0; at + 2 <= run.length; at++) pairs.push(run.slice(at, at + 2))
  return pairs
}
