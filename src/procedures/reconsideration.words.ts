import { words } from '../engine/define.ts'
import { cite } from '../law/cite.ts'
import { facts } from './reconsideration.forms.ts'
import { OUTCOMES_2023 } from './reconsideration.outcomes.ts'
import { LAPSING } from './reconsideration.shared.ts'

/** An article of the Reconsideration Law of 2023. */
export const law = (article: number, paragraph?: number, item?: number) =>
  cite('reconsideration-law-2023', article, paragraph, item)

/** The words of a reconsideration under the law of 2023. */
export const w = words({
  roles: {
    citizen: '申请人',
    justiceBureau: '复议机构办案人员',
    director: '复议机构或被申请人负责人',
    clerk: '被申请人经办人',
    township: '被申请人（乡镇）经办人',
    leader: '复议机关负责人',
    supervisor: '督办员',
    machine: '程序',
  },
  stages: { reviewing: '受理审查', correcting: '待补正', examining: '审理中', proposing: '待批准' },
  clocks: {
    review: { label: '受理审查期限', limit: 'reconsideration-accept-2023' },
    correctionNotice: { label: '补正通知期限', limit: 'reconsideration-correction-notice-2023' },
    correction: { label: '申请人补正期限', limit: 'reconsideration-correction-submit-2023', noDuty: true },
    serveCopy: { label: '发送副本期限', limit: 'reconsideration-serve-copy-2023' },
    serveCopySummary: { label: '发送副本期限（简易）', limit: 'reconsideration-serve-copy-simple-2023' },
    answer: { label: '被申请人答复期限', limit: 'reconsideration-answer-2023' },
    answerSummary: { label: '被申请人答复期限（简易）', limit: 'reconsideration-answer-simple-2023' },
    hearingNotice: { label: '听证通知期限', limit: 'reconsideration-hearing-notice-2023' },
    decide: { label: '决定期限', limit: 'reconsideration-decide-2023' },
    decideSummary: { label: '决定期限（简易）', limit: 'reconsideration-decide-simple-2023' },
    normHandle: { label: '附带审查处理期限', limit: 'reconsideration-norm-handle-2023' },
    normTransfer: { label: '附带审查转送期限', limit: 'reconsideration-norm-transfer-2023' },
    normNotify: { label: '通知制定机关期限', limit: 'reconsideration-norm-notify-maker-2023' },
    normMakerReply: { label: '制定机关答复期限', limit: 'reconsideration-norm-maker-reply-2023' },
    normReceiver: { label: '有权机关回复期限', limit: 'reconsideration-norm-receiver-2023' },
    lapse: { label: '中止满六十日', limit: 'reconsideration-terminate-after-suspend-2023' },
    remake: { label: '重新作出期限', limit: 'reconsideration-redo-default', outlives: true },
    perform: { label: '履行期限', outlives: true },
    opinionReport: { label: '意见书反馈期限', limit: 'reconsideration-opinion-report-2023', outlives: true },
  },
  outcomes: OUTCOMES_2023,
  facts,
})

/** Grounds of suspension (art. 39), the attached review apart, which has its own act. */
export const SUSPENSION = [
  ...LAPSING,
  '申请人下落不明',
  '因不可抗力或者其他正当理由不能参加',
  '调解、和解，双方同意中止',
  '法律适用问题需要解释或者确认',
  '以其他案件的审理结果为依据',
  '需要中止的其他情形',
] as const

/** Grounds of termination (arts. 41 and 74). */
export const TERMINATION = [
  '申请人撤回，准予撤回',
  '达成和解后撤回，准予撤回',
  '公民死亡，没有近亲属或者近亲属放弃',
  '组织终止，没有承受人或者承受人放弃',
  '因同一违法行为涉嫌犯罪被采取刑事强制措施',
  '中止满六十日，原因仍未消除',
] as const

/** Cases fit for the summary procedure (art. 53). */
export const SUMMARY = [
  '行政行为是当场作出',
  '警告或者通报批评',
  '案件涉及款额三千元以下',
  '政府信息公开案件',
  '当事人各方同意适用',
] as const
