import { type Citation, citationText } from '../law/cite.ts'
import { findInstrument } from '../law/instruments.ts'

/** Titles that the State's own papers write out in full. */
const OF_THE_REPUBLIC = ['行政复议法', '行政复议法实施条例', '政府信息公开条例', '行政诉讼法', '国家赔偿法']

/**
 * An article as a paper cites it: the title in full, without the year of its version, items in the brackets of
 * official papers. 《中华人民共和国行政复议法》第六十四条第一款第（一）项.
 */
export function inFull(citation: Citation): string {
  const instrument = findInstrument(citation.instrument)
  const title = instrument?.title ?? citation.instrument
  const full = OF_THE_REPUBLIC.includes(title) ? `中华人民共和国${title}` : title
  const version = instrument?.version ? `（${instrument.version}）` : ''
  return citationText(citation).replace(`《${title}》${version}`, `《${full}》`)
}
