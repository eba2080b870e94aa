import { words } from '../engine/define.ts'
import { cite } from '../law/cite.ts'
import { facts } from './reconsideration.forms.ts'
import { OUTCOMES_2023 } from './reconsideration.outcomes.ts'

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
    correctionNotice: { label: '补正通知期限', limit: 'reconsideration-correction-notice-2023', noDuty: true },
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

/** Cases fit for the summary procedure (art. 53). */
export const SUMMARY = [
  '行政行为是当场作出',
  '警告或者通报批评',
  '案件涉及款额三千元以下',
  '政府信息公开案件',
  '当事人各方同意适用',
] as const
