import { cite } from '../law/cite.ts'

const art = (article: number, paragraph?: number, item?: number) =>
  cite('foi-regulation-2019', article, paragraph, item)

/** How a request may be answered, each with the article that allows it. */
export const ANSWERED = {
  granted: { label: '予以公开', law: art(36, undefined, 2) },
  alreadyPublished: { label: '已主动公开，告知获取途径', law: art(36, undefined, 1) },
  grantedInPart: { label: '部分公开', law: art(37) },
  refusedStateSecret: { label: '不予公开：属于国家秘密', law: art(14) },
  refusedByLaw: { label: '不予公开：其他法律行政法规禁止公开', law: art(14) },
  refusedSafety: { label: '不予公开：危及“三安全一稳定”', law: art(14) },
  refusedThirdParty: { label: '不予公开：保护第三方合法权益', law: art(15) },
  refusedInternal: { label: '不予公开：属于三类内部事务信息', law: art(16, 1) },
  refusedInProgress: { label: '不予公开：属于四类过程性信息', law: art(16, 2) },
  refusedCaseFile: { label: '不予公开：属于行政执法案卷', law: art(16, 2) },
  refusedEnquiry: { label: '不予公开：属于行政查询事项', law: art(36, undefined, 7) },
  unavailableNotFound: { label: '无法提供：经检索没有，信息不存在', law: art(36, undefined, 4) },
  unavailableElsewhere: { label: '无法提供：不属于本机关负责公开', law: art(36, undefined, 5) },
  unavailableToBeMade: { label: '无法提供：没有现成信息需要另行制作', law: art(38) },
  unavailableUnclear: { label: '无法提供：补正后申请内容仍不明确', law: art(30) },
  notProcessedPetition: { label: '不予处理：信访举报投诉类申请', law: art(39, 1) },
  notProcessedRepeated: { label: '不予处理：重复申请', law: art(36, undefined, 6) },
  notProcessedPrinted: { label: '不予处理：要求提供公开出版物', law: art(39, 2) },
  notProcessedExcessive: { label: '不予处理：无正当理由大量反复申请', law: art(35) },
  notProcessedConfirmation: { label: '不予处理：要求确认或重新出具已获取信息', law: art(38) },
  otherwise: { label: '其他处理', law: art(36) },
} as const

/** Every way a request ends: answered, given up by the applicant, or taken back. */
export const OUTCOMES = {
  ...ANSWERED,
  abandoned: { label: '逾期不补正，不再处理', law: art(30) },
  feeUnpaid: { label: '逾期不缴费，不再处理', law: art(42) },
  withdrawn: { label: '申请人撤回' },
} as const

/** Name of an answer. */
export type Answer = keyof typeof ANSWERED

const NAMES = Object.keys(ANSWERED) as [Answer, ...Answer[]]

/** The answers as a clerk picks them. */
export const ANSWER_LABELS = NAMES.map((name) => ANSWERED[name].label) as [string, ...string[]]

/** The answer that a picked label stands for. Throws RangeError on a label that is none. */
export function answerOf(label: string): Answer {
  const name = NAMES.find((one) => ANSWERED[one].label === label)
  if (!name) throw new RangeError(label)
  return name
}

/** Answers that give the applicant all or part of what was asked. */
export const GIVING: readonly Answer[] = ['granted', 'grantedInPart']

/** Answers that keep information from the applicant: since 2024 these go to reconsideration before any court. */
export const REFUSING: readonly Answer[] = NAMES.filter((name) => name.startsWith('refused'))
