import { findInstrument } from './instruments.ts'

/** Where the law says so: an instrument's article, paragraph and item, or a part of a paper without articles. */
export interface Citation {
  readonly instrument: string
  /** Absent for a paper without articles, or whose article nobody has read yet. */
  readonly article?: number
  readonly paragraph?: number
  readonly item?: number
  /** As the paper numbers its own parts: 二(三). */
  readonly part?: string
}

/** Builds a {@link Citation} of an article; `check()` makes sure at start that it resolves. */
export function cite(instrument: string, article: number, paragraph?: number, item?: number): Citation {
  return { instrument, article, ...(paragraph ? { paragraph } : {}), ...(item ? { item } : {}) }
}

/** Builds a {@link Citation} of a paper that is not divided into articles, or of a part of it. */
export function citeWhole(instrument: string, part?: string): Citation {
  return { instrument, ...(part ? { part } : {}) }
}

/** What is wrong with a citation: an unknown instrument, or an article it does not have. Nothing if it resolves. */
export function citationFault({ instrument, article }: Citation): string | undefined {
  const known = findInstrument(instrument)
  if (!known) return `unknown instrument ${instrument}`
  if (article === undefined || known.articles === undefined) return undefined
  return article >= 1 && article <= known.articles ? undefined : `${known.title} has no article ${article}`
}

/** 《信访条例》（2005）第三十三条第一款. */
export function citationText({ instrument, article, paragraph, item, part }: Citation): string {
  const known = findInstrument(instrument)
  const title = known ? `《${known.title}》${known.version ? `（${known.version}）` : ''}` : instrument
  return [
    title,
    article ? `第${chineseNumber(article)}条` : '',
    paragraph ? `第${chineseNumber(paragraph)}款` : '',
    item ? `第（${chineseNumber(item)}）项` : '',
    part ?? '',
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
