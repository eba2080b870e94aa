import { type Citation, cite } from '../law/cite.ts'

const law = (article: number, paragraph?: number, item?: number) =>
  cite('reconsideration-law-2023', article, paragraph, item)
const old = (article: number, paragraph?: number, item?: number) =>
  cite('reconsideration-law-2017', article, paragraph, item)
const rules = (article: number, paragraph?: number, item?: number) =>
  cite('reconsideration-rules-2007', article, paragraph, item)

/** A closed list of grounds as they are picked, each with the article it stands in. */
export type Cited = Readonly<Record<string, Citation>>

/** Grounds of suspension whose lasting sixty days ends the matter. */
export const LAPSING = [
  '申请人死亡，近亲属尚未确定是否参加',
  '申请人丧失能力，法定代理人尚未确定',
  '申请人终止，承受人尚未确定',
] as const

/** Ground of the suspension that an attached review brings with it. */
export const NORMS = '附带审查规范性文件或者依据'

/** Grounds of suspension under the law of 2023, the attached review apart, which has its own act. */
export const SUSPENSION_2023 = {
  [LAPSING[0]]: law(39, 1, 1),
  [LAPSING[1]]: law(39, 1, 2),
  申请人下落不明: law(39, 1, 3),
  [LAPSING[2]]: law(39, 1, 4),
  因不可抗力或者其他正当理由不能参加: law(39, 1, 5),
  '调解、和解，双方同意中止': law(39, 1, 6),
  法律适用问题需要解释或者确认: law(39, 1, 7),
  以其他案件的审理结果为依据: law(39, 1, 8),
  需要中止的其他情形: law(39, 1, 10),
} as const satisfies Cited

/** Grounds of suspension under the Rules of 2007. */
export const SUSPENSION_2017 = {
  [LAPSING[0]]: rules(41, 1, 1),
  [LAPSING[1]]: rules(41, 1, 2),
  [LAPSING[2]]: rules(41, 1, 3),
  申请人下落不明或者被宣告失踪: rules(41, 1, 4),
  因不可抗力不能参加: rules(41, 1, 5),
  法律适用问题需要解释或者确认: rules(41, 1, 6),
  以其他案件的审理结果为依据: rules(41, 1, 7),
  其他需要中止的情形: rules(41, 1, 8),
} as const satisfies Cited

/** Grounds of termination under the law of 2023: withdrawal first, settlement second, sixty days of suspension last. */
export const TERMINATION_2023 = {
  '申请人撤回，准予撤回': law(41, undefined, 1),
  '达成和解后撤回，准予撤回': law(74, 2),
  '公民死亡，没有近亲属或者近亲属放弃': law(41, undefined, 2),
  '组织终止，没有承受人或者承受人放弃': law(41, undefined, 3),
  因同一违法行为涉嫌犯罪被采取刑事强制措施: law(41, undefined, 4),
  '中止满六十日，原因仍未消除': law(41, undefined, 5),
} as const satisfies Cited

/** Grounds of termination under the Rules of 2007, in the same order. */
export const TERMINATION_2017 = {
  '申请人要求撤回，准予撤回': rules(42, 1, 1),
  经准许达成和解: rules(42, 1, 4),
  '自然人死亡，没有近亲属或者近亲属放弃': rules(42, 1, 2),
  '组织终止，承受人放弃': rules(42, 1, 3),
  行政拘留等措施变更为刑事拘留: rules(42, 1, 5),
  '中止满六十日，原因仍未消除': rules(42, 2),
} as const satisfies Cited

/** What an application lacks that is not accepted under the law of 2023. */
export const REFUSAL_2023 = {
  没有明确的申请人或者符合规定的被申请人: law(30, 1, 1),
  与行政行为没有利害关系: law(30, 1, 2),
  没有具体的请求和理由: law(30, 1, 3),
  超过法定申请期限: law(30, 1, 4),
  不属于行政复议范围: law(30, 1, 5),
  不属于本机关管辖: law(30, 1, 6),
  '已受理过同一申请，或者法院已受理': law(30, 1, 7),
} as const satisfies Cited

/** What an application lacks that is not accepted under the law of 2017 and the Rules. */
export const REFUSAL_2017 = {
  没有明确的申请人或者符合规定的被申请人: rules(28, undefined, 1),
  与具体行政行为没有利害关系: rules(28, undefined, 2),
  没有具体的请求和理由: rules(28, undefined, 3),
  超过法定申请期限: rules(28, undefined, 4),
  不属于行政复议范围: rules(28, undefined, 5),
  '不属于本机关受理，告知有关复议机关': rules(28, undefined, 6),
  其他机关或者法院已经受理: rules(28, undefined, 7),
} as const satisfies Cited

/** The article of a ground picked from one of the lists, by the law the case runs under; nothing for an unknown one. */
export function endingArticle(ground: string, since2024: boolean): Citation | undefined {
  const [suspended, ended, refused]: readonly Cited[] = since2024
    ? [SUSPENSION_2023, TERMINATION_2023, REFUSAL_2023]
    : [SUSPENSION_2017, TERMINATION_2017, REFUSAL_2017]
  if (ground === NORMS) return since2024 ? law(39, 1, 9) : old(26)
  return suspended?.[ground] ?? ended?.[ground] ?? refused?.[ground]
}

/** The grounds of a list to choose from, in its order. */
export function choicesOf<const T extends Cited>(list: T): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(list) as [keyof T & string, ...(keyof T & string)[]]
}
