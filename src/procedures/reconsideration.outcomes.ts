import { cite } from '../law/cite.ts'

const law = (article: number, paragraph?: number, item?: number) =>
  cite('reconsideration-law-2023', article, paragraph, item)
const old = (article: number, paragraph?: number, item?: number) =>
  cite('reconsideration-law-2017', article, paragraph, item)
const rules = (article: number, paragraph?: number, item?: number) =>
  cite('reconsideration-rules-2007', article, paragraph, item)

/** What a decision under the law of 2023 may say. */
export const DECISIONS_2023 = {
  upheld: { label: '维持', law: law(68) },
  revoked: { label: '撤销', law: law(64) },
  revokedInPart: { label: '部分撤销', law: law(64) },
  varied: { label: '变更', law: law(63) },
  declaredUnlawful: { label: '确认违法', law: law(65) },
  declaredVoid: { label: '确认无效', law: law(67) },
  orderedToPerform: { label: '责令限期履行', law: law(66) },
  contractLiability: { label: '承担行政协议责任或者补偿', law: law(71) },
  claimDismissed: { label: '驳回复议请求', law: law(69) },
  dismissed: { label: '驳回复议申请', law: law(33) },
} as const

/** What a decision under the law of 2017 may say. */
export const DECISIONS_2017 = {
  upheld: { label: '维持', law: old(28, 1, 1) },
  revoked: { label: '撤销', law: old(28, 1, 3) },
  varied: { label: '变更', law: old(28, 1, 3) },
  declaredUnlawful: { label: '确认违法', law: old(28, 1, 3) },
  orderedToPerform: { label: '责令限期履行', law: old(28, 1, 2) },
  dismissed: { label: '驳回复议申请', law: rules(48) },
} as const

/** How a case ends under the law of 2023. */
export const OUTCOMES_2023 = {
  ...DECISIONS_2023,
  mediated: { label: '调解', law: law(73) },
  notAccepted: { label: '不予受理', law: law(30, 2) },
  abandoned: { label: '视为放弃申请', law: law(31, 2) },
  withdrawn: { label: '终止：申请人撤回', law: law(41, undefined, 1) },
  settled: { label: '终止：和解后撤回', law: law(74, 2) },
  lapsed: { label: '终止：中止满六十日', law: law(41, undefined, 5) },
  terminated: { label: '终止：其他法定情形', law: law(41) },
} as const

/** How a case ends under the law of 2017. */
export const OUTCOMES_2017 = {
  ...DECISIONS_2017,
  mediated: { label: '调解', law: rules(50) },
  notAccepted: { label: '不予受理', law: old(17, 1) },
  abandoned: { label: '视为放弃申请', law: rules(29) },
  withdrawn: { label: '终止：申请人撤回', law: old(25) },
  settled: { label: '终止：和解', law: rules(42, 1, 4) },
  lapsed: { label: '终止：中止满六十日', law: rules(42, 2) },
  terminated: { label: '终止：其他法定情形', law: rules(42, 1) },
} as const

/** The name behind a label. Throws RangeError on a label that is none. */
export function named<T extends Readonly<Record<string, { readonly label: string }>>>(
  list: T,
  label: unknown,
): keyof T {
  const name = Object.keys(list).find((one) => list[one]?.label === label)
  if (name === undefined) throw new RangeError(String(label))
  return name
}

/** The labels to choose from. */
export function labelsOf(list: Readonly<Record<string, { readonly label: string }>>): [string, ...string[]] {
  return Object.values(list).map(({ label }) => label) as [string, ...string[]]
}
