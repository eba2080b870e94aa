import { type Length, workingDays } from '../calendar/length.ts'

/** A promise of the county itself, beside or instead of a statute: a setting with a visible default. */
export interface Norm {
  readonly id: string
  readonly name: string
  readonly length: Length
  /** Where the default comes from. */
  readonly basis: string
}

/** A norm as it stands in one county. */
export interface CountyNorm extends Norm {
  /** True while the county has not set a length of its own. */
  readonly default: boolean
  /** No law sets it and nobody has checked it: the county must confirm it. */
  readonly verified: false
}

/** Every norm with its default; a county changes the length in its settings. */
export const NORMS: readonly Norm[] = [
  {
    id: 'letter-intake',
    name: '县长信箱分办',
    length: workingDays(3),
    basis: '各地信箱办法多为 3 个工作日内分办；由本县确定',
  },
  {
    id: 'letter-return',
    name: '县长信箱退回',
    length: workingDays(2),
    basis: '各地分办办法多为 1 至 5 个工作日；由本县确定',
  },
  {
    id: 'letter-reply',
    name: '县长信箱答复',
    length: workingDays(15),
    basis: '政府网站信箱类栏目一般 15 个工作日内答复；由本县确定',
  },
  {
    id: 'consultation-intake',
    name: '网上咨询分办',
    length: workingDays(1),
    basis: '由本县确定',
  },
  {
    id: 'consultation-reply',
    name: '网上咨询答复',
    length: workingDays(5),
    basis: '简单咨询各地多为 3 至 5 个工作日；由本县确定',
  },
  {
    id: 'foi-confirm',
    name: '与申请人确认收到公开申请',
    length: workingDays(1),
    basis: '平信应当日确认(条例第三十一条第二项)，网络和传真由本县确定',
  },
  {
    id: 'interview-transcript',
    name: '网上访谈实录公布',
    length: workingDays(5),
    basis: '由本县确定',
  },
]

/** True if the text names a norm. */
export function isNorm(id: string): boolean {
  return NORMS.some((norm) => norm.id === id)
}

/** The norm as the county has settled it, or with its default. Throws RangeError on an unknown id. */
export function normFor(id: string, settled: Readonly<Record<string, Length | undefined>> = {}): CountyNorm {
  const norm = NORMS.find((one) => one.id === id)
  if (!norm) throw new RangeError(`no norm ${id}`)
  const length = settled[id]
  return { ...norm, length: length ?? norm.length, default: length === undefined, verified: false }
}

/** The county's length for a norm, or the default. Throws RangeError on an unknown id. */
export function normLength(id: string, settled: Readonly<Record<string, Length | undefined>> = {}): Length {
  return normFor(id, settled).length
}
