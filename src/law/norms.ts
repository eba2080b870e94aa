import { days, hours, type Length, months, workingDays } from '../calendar/length.ts'

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

const WHISTLES = { problem: '疑难问题哨', joint: '联合执法哨', emergency: '突发事件哨', work: '工作推进哨' } as const

/** Of a step of a whistle, one for each kind. */
function whistleNorms(step: string, name: string, lengths: Readonly<Record<keyof typeof WHISTLES, Length>>): Norm[] {
  return Object.entries(WHISTLES).map(([kind, title]) => ({
    id: `whistle-${step}-${kind}`,
    name: `${title}${name}`,
    length: lengths[kind as keyof typeof WHISTLES],
    basis: '南京市鼓楼区：1 小时签收，24 小时联系街道，工作推进哨 3 个、攻坚哨 5 个工作日；由本县确定',
  }))
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
    basis: '平信应当日确认（条例第三十一条第二项），网络和传真由本县确定',
  },
  {
    id: 'consultation-return',
    name: '网上咨询退回',
    length: workingDays(1),
    basis: '各地退单办法多为 1 个工作日；由本县确定',
  },
  {
    id: 'whistle-return',
    name: '哨件退回',
    length: workingDays(1),
    basis: '各地退单办法多为 1 个工作日；由本县确定',
  },
  { id: 'whistle-reassign', name: '退回的哨件改派', length: workingDays(1), basis: '由本县确定' },
  {
    id: 'first-receiver',
    name: '首接单位负责到有单位签收',
    length: workingDays(3),
    basis: '首接负责制没有统一天数，多要求首接单位负责到其他单位签收为止；由本县确定',
  },
  {
    id: 'office-ruling',
    name: '两次退回后裁定承办单位',
    length: workingDays(2),
    basis: '由本县确定',
  },
  {
    id: 'hang-up-review',
    name: '挂账复核间隔（最长）',
    length: months(6),
    basis: '各地挂账办法多为每季度或半年复核一次；由本县确定',
  },
  {
    id: 'interview-transcript',
    name: '网上访谈实录公布',
    length: workingDays(5),
    basis: '由本县确定',
  },
  { id: 'follow-up', name: '办结后回访', length: workingDays(5), basis: '没有法律规定；由本县确定' },
  { id: 'follow-up-link', name: '回访链接有效', length: days(15), basis: '没有法律规定；由本县确定' },
  { id: 'redo', name: '回访未解决后重办', length: workingDays(10), basis: '没有法律规定；由本县确定' },
  { id: 'assistance-sign-in', name: '协办事项签收', length: workingDays(1), basis: '由本县确定' },
  { id: 'assistance-answer', name: '协办事项反馈', length: workingDays(5), basis: '由本县确定' },
  { id: 'supervision-sign-in', name: '督办单签收', length: workingDays(1), basis: '由本县确定' },
  { id: 'instruction-number', name: '领导批示立项', length: workingDays(1), basis: '由本县确定' },
  { id: 'instruction-hand-on', name: '领导批示交办', length: workingDays(1), basis: '由本县确定' },
  {
    id: 'instruction-report',
    name: '报告批示落实情况',
    length: workingDays(15),
    basis: '批示自己写明期限的从批示；没有写明的由本县确定',
  },
  {
    id: 'supervision-answer',
    name: '督办单反馈',
    length: workingDays(5),
    basis: '《政府督查工作条例》第十五条、第十八条由督查方案或结论确定，没有统一天数；由本县确定',
  },
  { id: 'supervision-check', name: '督办核查', length: workingDays(3), basis: '由本县确定' },
  ...whistleNorms('sign-in', '签收', { problem: hours(1), joint: hours(1), emergency: hours(1), work: hours(4) }),
  ...whistleNorms('contact', '联系乡镇', {
    problem: hours(24),
    joint: hours(24),
    emergency: hours(2),
    work: hours(24),
  }),
  ...whistleNorms('solve', '解决', {
    problem: workingDays(5),
    joint: workingDays(5),
    emergency: hours(24),
    work: workingDays(3),
  }),
  {
    id: 'proposal-reply',
    name: '政协提案答复',
    length: months(3),
    basis: '没有法律规定；各地多参照代表建议三个月答复、最长六个月，由本县确定',
  },
  {
    id: 'congress-follow-up',
    name: '报告审议意见研究处理情况',
    length: months(3),
    basis: '监督法没有规定天数，决议有期限的从决议；各地多为三至六个月，由本县人大常委会确定',
  },
  {
    id: 'judicial-advice-reply',
    name: '答复司法建议（建议书没有载明期限）',
    length: days(60),
    basis: '法释〔2023〕11号第八条：答复期限根据具体情况确定，一般不超过两个月；由本县确定',
  },
  {
    id: 'assessment-objection',
    name: '对考核结果提出申诉',
    length: workingDays(5),
    basis: '没有法律规定；自公布次日起算，由本县确定',
  },
  { id: 'assessment-decide', name: '裁定考核申诉', length: workingDays(5), basis: '没有法律规定；由本县确定' },
  { id: 'whistle-rate', name: '乡镇评价哨件', length: workingDays(2), basis: '由本县确定' },
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
