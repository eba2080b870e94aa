import { lengthText } from '../calendar/length.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import { citationText } from '../law/cite.ts'
import { findLimit } from '../law/limit.ts'

/** Since this day some acts go to reconsideration before any court (Reconsideration Law of 2023, art. 23). */
const RECONSIDERATION_FIRST = '2024-01-01'

interface Told {
  readonly on: PlainDate
  /** The organ to which reconsideration lies: the county's own government. */
  readonly government: string
  /** A township answered: above it stands the county's government alone. */
  readonly township: boolean
  /** 本答复, 本决定. */
  readonly what: string
}

/** Whether on that day a refusal of information goes to reconsideration before any court. */
export function isReconsiderationFirst(on: PlainDate): boolean {
  return on >= RECONSIDERATION_FIRST
}

/** Lengths as the law of a day has them. Throws RangeError where no such limit was in force. */
export function within(family: string, on: PlainDate): string {
  const limit = findLimit(family, on)
  if (!limit?.length) throw new RangeError(`${family} ${on}`)
  return lengthText(limit.length)
}

/**
 * What to do against an answer, by the law of its day. Since 2024 whoever was refused
 * information applies for reconsideration first and may sue only after it; anybody
 * else, and everybody before, may choose. Until 2023 the department above was open too,
 * where a department answered (Reconsideration Law of 2017, arts. 12 and 13).
 */
export function remedyOfAnswer(told: Told & { readonly refused: boolean }): string {
  const { on, government, township, what, refused } = told
  const apply = within('reconsideration-apply', on)
  const sue = within('litigation-sue-direct', on)
  const before = !isReconsiderationFirst(on)
  const above = before && !township ? '或者上一级主管部门' : ''
  if (before || !refused)
    return `如对${what}不服，可以自收到${what}之日起${apply}内向${government}${above}申请行政复议，也可以自收到${what}之日起${sue}内依法向人民法院提起行政诉讼。`
  const after = within('litigation-sue-after-fuyi', on)
  return `如对${what}不服，应当依照《中华人民共和国行政复议法》第二十三条的规定，自收到${what}之日起${apply}内先向${government}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起${after}内依法向人民法院提起行政诉讼。`
}

/** What to do against a decision of reconsideration. */
export function remedyOfDecision(on: PlainDate): string {
  return `如不服本决定，可以自收到本决定书之日起${within('litigation-sue-after-fuyi', on)}内依法向人民法院提起行政诉讼。`
}

/** What to do where reconsideration is refused, by the law the application was received under. */
export function remedyOfRefusal(on: PlainDate, since2024: boolean): string {
  const days = within('litigation-sue-after-fuyi', on)
  const law = since2024 ? '第三十四条、第三十五条' : '第十九条、第二十条'
  return `依照《中华人民共和国行政复议法》${law}的规定，法律、行政法规规定应当先申请行政复议的，可以自收到本决定书之日起${days}内依法向人民法院提起行政诉讼；认为不予受理没有正当理由的，可以向上级行政机关反映。`
}

/** 《…》第…条 for the text of a paper. */
export function cited(family: string, on: PlainDate): string {
  const citation = findLimit(family, on)?.citation
  if (!citation) throw new RangeError(`${family} ${on}`)
  return citationText(citation)
}
