import { findInstrument } from './instruments.ts'

/** Where the law says so: an instrument's article, paragraph and item. */
export interface Citation {
  readonly instrument: string
  readonly article: number
  readonly paragraph?: number
  readonly item?: number
}

/** Builds a {@link Citation}; `check()` makes sure at start that it resolves. */
export function cite(instrument: string, article: number, paragraph?: number, item?: number): Citation {
  return { instrument, article, ...(paragraph ? { paragraph } : {}), ...(item ? { item } : {}) }
}

/** What is wrong with a citation: an unknown instrument, or an article it does not have. Nothing if it resolves. */
export function citationFault({ instrument, article }: Citation): string | undefined {
  const known = findInstrument(instrument)
  if (!known) return `unknown instrument ${instrument}`
  return article >= 1 && article <= known.articles ? undefined : `${known.title} has no article ${article}`
}

/** 《信访条例》(2005)第三十三条第一款. */
export function citationText({ instrument, article, paragraph, item }: Citation): string {
  const known = findInstrument(instrument)
  const title = known ? `《${known.title}》${known.version ? `(${known.version})` : ''}` : instrument
  return [
    title,
    `第${chineseNumber(article)}条`,
    paragraph ? `第${chineseNumber(paragraph)}款` : '',
    item ? `第(${chineseNumber(item)})项` : '',
  ].join('')
}

const DIGITS = '零一二三四五六七八九'

/** A number from 1 to 999 in Chinese, as statutes write their articles. */
export function chineseNumber(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10]
  const digit = (value: number) => DIGITS[value] ?? ''
  const head = hundreds > 0 ? `${digit(hundreds)}百` : ''
  const middle = tens > 0 ? (tens === 1 && !head ? '十' : `${digit(tens)}十`) : head && ones > 0 ? '零' : ''
  return `${head}${middle}${ones > 0 ? digit(ones) : ''}`
}
