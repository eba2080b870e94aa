import { type ActionRule, form, type Gate } from '../engine/define.ts'
import { choice, day, officeId, personId, prose, yesNo } from '../engine/fields.ts'
import { type Facts, type Input, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import type { Citation } from '../law/cite.ts'
import { LAPSING, NORMS } from './reconsideration.endings.ts'

type Roles = 'citizen' | 'justiceBureau' | 'clerk' | 'township' | 'director' | 'leader'
type Stages = 'reviewing' | 'correcting' | 'examining' | 'proposing'
type Clocks =
  | 'decide'
  | 'normHandle'
  | 'normTransfer'
  | 'normReceiver'
  | 'lapse'
  | 'remake'
  | 'perform'
  | 'opinionReport'
type Shared = ActionRule<Roles, Stages, Clocks, never, unknown, Input>

/** An act of either law, seeing its own input type. */
export function shared<I>(rule: ActionRule<Roles, Stages, Clocks, never, Facts, I>): Shared {
  return rule as unknown as Shared
}

/** The organ complained of answers for itself: its people act where it assists. */
export const RESPONDENT = ['clerk', 'township', 'director'] as const

/** Where the law in force says what the two laws say alike. */
export interface Articles {
  readonly designate: Citation
  readonly serveCopy: Citation
  readonly answer: Citation
  readonly ownEvidence: Citation
  readonly opinions: Citation
  readonly hearing: Citation
  readonly stopExecution: Citation
  readonly suspend: Citation
  readonly expert: Citation
  readonly approve: Citation
  readonly norms: Citation
  readonly perform: Citation
  readonly opinion: Citation
  readonly withdraw: Citation
}

/** The clocks of the decision stand still, or run on. */
export function verbs(clocks: readonly string[], verb: 'pause' | 'resume' | 'stop') {
  return Object.fromEntries(clocks.map((clock) => [clock, verb])) as { decide?: typeof verb }
}

/** Acts that both laws know alike, each citing the one that governs. */
export function sharedActions(
  law: Articles,
  options: { deciding: readonly string[]; answering: readonly string[]; suspendFor: readonly [string, ...string[]] },
) {
  const { deciding, suspendFor } = options
  const suspendedFor = choice('中止原因', suspendFor)
  return {
    designate: shared({
      label: '指定复议机构和办案人员',
      law: law.designate,
      by: ['justiceBureau'],
      from: 'open',
      to: 'same',
      input: form({ office: officeId('复议机构'), person: personId('办案人员').optional() }),
      assign: ({ office, person }) => ({
        leadOffice: office,
        assignee: person ?? null,
      }),
    }),
    nameRespondent: shared({
      label: '通知被申请人',
      law: law.serveCopy,
      by: ['justiceBureau'],
      from: 'open',
      to: 'same',
      input: form({ respondent: officeId('被申请人') }),
      assign: ({ respondent }) => ({ assisting: respondent }),
    }),
    submitAnswer: shared({
      label: '被申请人答复并提交证据',
      law: law.answer,
      by: ['justiceBureau', ...RESPONDENT],
      from: ['examining', 'proposing'],
      to: 'same',
      standing: 'involved',
      visibility: 'applicant',
      whileSuspended: true,
      input: form({
        answer: prose('书面答复', { min: 10, max: 10_000 }),
        evidence: prose('证据、依据和有关材料目录', { min: 2, max: 5_000 }),
        collectedOn: day('证据最晚收集日期').optional(),
      }),
      gates: [
        (m) =>
          times(m, 'serveCopy') > 0
            ? undefined
            : refuse('copy-not-served', '申请书副本还没有发送被申请人，请先“发送申请书副本”', law.serveCopy),
        ownEvidence(law.ownEvidence),
      ],
      clocks: { ...verbs(options.answering, 'stop') },
      record: (_, facts, __, on) => ({ answeredOn: facts['answeredOn'] ?? on }),
    }),
    hearOpinions: shared({
      label: '听取当事人意见',
      law: law.opinions,
      by: ['justiceBureau'],
      from: ['examining', 'proposing'],
      to: 'same',
      visibility: 'applicant',
      input: form({
        way: choice('方式', ['当面', '互联网', '电话', '因当事人原因不能听取']),
        record: prose('意见记录', { min: 2, max: 5_000 }),
      }),
    }),
    stopExecution: shared({
      label: '决定停止执行',
      law: law.stopExecution,
      by: ['justiceBureau'],
      from: ['examining', 'proposing'],
      to: 'same',
      visibility: 'applicant',
      whileSuspended: true,
      input: form({
        ground: choice('情形', [
          '被申请人认为需要',
          '复议机关认为需要',
          '申请人或第三人申请且要求合理',
          '法律规定停止执行',
        ]),
        reason: prose('理由', { max: 500 }),
      }),
    }),
    suspend: shared({
      label: '中止复议',
      law: law.suspend,
      by: ['justiceBureau'],
      from: ['examining', 'proposing'],
      to: 'same',
      visibility: 'applicant',
      danger: true,
      suspension: 'begin',
      input: form({ ground: suspendedFor, reason: prose('具体情况', { min: 2, max: 500 }) }),
      issues: 'reconsideration-suspension',
      clocks: {
        ...verbs(deciding, 'pause'),
        lapse: { start: ({ ground }, on) => (LAPSING.some((one) => one === ground) ? on : undefined) },
      },
      record: ({ ground }) => ({ suspendedFor: ground }),
    }),
    resume: shared({
      label: '恢复审理',
      law: law.suspend,
      by: ['justiceBureau'],
      from: ['examining', 'proposing'],
      to: 'same',
      visibility: 'applicant',
      suspension: 'end',
      input: form({ reason: prose('中止原因消除的情况', { min: 2, max: 500 }) }),
      gates: [
        (m) => (m.suspended ? undefined : refuse('not-suspended', '本案没有中止，不需要恢复', law.suspend)),
        (m) =>
          m.facts['suspendedFor'] === NORMS
            ? refuse('norm-review-running', '附带审查尚未处理完，请用“附带审查处理完毕”', law.suspend)
            : undefined,
      ],
      issues: 'reconsideration-resumption',
      clocks: { ...verbs(deciding, 'resume'), lapse: 'stop' },
      record: () => ({ suspendedFor: '' }),
    }),
    beginExpert: shared({
      label: '现场勘验或鉴定开始',
      law: law.expert,
      by: ['justiceBureau'],
      from: 'examining',
      to: 'same',
      visibility: 'applicant',
      input: form({
        what: choice('事项', ['现场勘验', '鉴定', '协商或指定受理机关']),
        detail: prose('内容', { max: 500 }),
      }),
      gates: [
        (m) =>
          times(m, 'beginExpert') > times(m, 'endExpert')
            ? refuse('expert-running', '上一次勘验或鉴定还没有结束，请先登记结束')
            : undefined,
      ],
      clocks: verbs(deciding, 'pause'),
    }),
    endExpert: shared({
      label: '现场勘验或鉴定结束',
      law: law.expert,
      by: ['justiceBureau'],
      from: 'examining',
      to: 'same',
      visibility: 'applicant',
      input: form({ result: prose('结论', { max: 2_000 }) }),
      gates: [
        (m) =>
          times(m, 'beginExpert') > times(m, 'endExpert') ? undefined : refuse('no-expert', '没有正在进行的勘验或鉴定'),
      ],
      clocks: verbs(deciding, 'resume'),
    }),
    requestWithdrawal: shared({
      label: '要求撤回申请',
      law: law.withdraw,
      by: ['citizen', 'justiceBureau'],
      from: 'open',
      to: 'same',
      visibility: 'applicant',
      whileSuspended: true,
      input: form({
        reason: prose('撤回理由', { min: 2, max: 500 }),
        settled: yesNo('已经和解', '与被申请人自愿达成和解').optional(),
      }),
    }),
    declineWithdrawal: shared({
      label: '不准撤回申请',
      law: law.withdraw,
      by: ['justiceBureau'],
      from: 'open',
      to: 'same',
      visibility: 'applicant',
      whileSuspended: true,
      input: form({
        reason: prose('不准撤回的理由', { min: 4, max: 500, help: '如撤回违背真实意愿，或者损害公共利益、他人权益' }),
      }),
      gates: [
        (m) =>
          times(m, 'requestWithdrawal') > times(m, 'declineWithdrawal')
            ? undefined
            : refuse('withdrawal-not-requested', '申请人没有要求撤回，不需要答复', law.withdraw),
      ],
    }),
    approve: shared({
      label: '同意拟作决定',
      law: law.approve,
      by: ['leader'],
      from: 'proposing',
      to: 'same',
      input: form({
        how: choice('方式', ['机关负责人同意', '集体讨论通过']),
        opinion: prose('意见', { max: 500 }).optional(),
      }),
      record: () => ({ approved: true }),
    }),
    sendBack: shared({
      label: '退回重新提出意见',
      law: law.approve,
      by: ['leader'],
      from: 'proposing',
      to: 'examining',
      input: form({ opinion: prose('意见', { min: 2, max: 500 }) }),
      record: () => ({ approved: false, proposal: '' }),
    }),
  }
}

/** The respondent may gather no evidence of its own once the case is on. */
function ownEvidence(law: Citation): Gate<{ collectedOn?: string | undefined }> {
  return (m, { input }) => {
    const acceptedOn = m.facts['acceptedOn']
    return input?.collectedOn &&
      typeof acceptedOn === 'string' &&
      input.collectedOn > acceptedOn &&
      times(m, 'allowEvidence') === 0
      ? refuse(
          'own-evidence',
          '复议期间被申请人不得自行收集证据，这些证据不能作为依据；请只提交作出行政行为时的证据',
          law,
        )
      : undefined
  }
}
