/**
 * 行政复议 under the law of 2017 and its Rules of 2007, for applications received until 2023-12-31. Not refused
 * within five working days is accepted from receipt (art. 17), and the sixty days count from there; the ten days
 * for the answer are calendar days (art. 40); only the head of the organ itself may extend (art. 31).
 */
import { extension } from '../actions/common.ts'
import { dateText, plainDate } from '../calendar/plain-date.ts'
import { form, type Gate, words } from '../engine/define.ts'
import { choice, day, prose } from '../engine/fields.ts'
import { refuse } from '../engine/refusal.ts'
import { cite } from '../law/cite.ts'
import { aftermath } from './reconsideration.aftermath.ts'
import { decisions } from './reconsideration.deciding.ts'
import { choicesOf, REFUSAL_2017, SUSPENSION_2017, TERMINATION_2017 } from './reconsideration.endings.ts'
import { copies, facts, PAPERS, respondentKnown } from './reconsideration.forms.ts'
import { GROUNDS_2017 } from './reconsideration.grounds.ts'
import { normReview } from './reconsideration.norms.ts'
import { oldHearing } from './reconsideration.old-hearing.ts'
import { everyday, opening } from './reconsideration.opening.ts'
import { DECISIONS_2017, OUTCOMES_2017 } from './reconsideration.outcomes.ts'
import { parties } from './reconsideration.parties.ts'
import { sharedActions } from './reconsideration.shared.ts'
import { BALANCES, FIGURES_2017 } from './reconsideration.tables.ts'
import { lastDayToApply } from './reconsideration.term.ts'

const law = (article: number, paragraph?: number, item?: number) =>
  cite('reconsideration-law-2017', article, paragraph, item)
const rules = (article: number, paragraph?: number, item?: number) =>
  cite('reconsideration-rules-2007', article, paragraph, item)

const w = words({
  roles: {
    citizen: '申请人',
    justiceBureau: '复议机构办案人员',
    director: '被申请人负责人',
    clerk: '被申请人经办人',
    township: '被申请人（乡镇）经办人',
    leader: '复议机关负责人',
    supervisor: '督办员',
  },
  stages: { reviewing: '受理审查', correcting: '待补正', examining: '审理中', proposing: '待批准' },
  clocks: {
    review: { label: '受理审查期限', limit: 'reconsideration-accept-2017' },
    correctionNotice: { label: '补正通知期限', limit: 'reconsideration-correction-2017', noDuty: true },
    correction: { label: '申请人补正期限', noDuty: true },
    serveCopy: { label: '发送副本期限', limit: 'reconsideration-serve-copy-2017' },
    answer: { label: '被申请人答复期限', limit: 'reconsideration-answer-2017' },
    decide: { label: '决定期限', limit: 'reconsideration-decide-2017' },
    normHandle: { label: '附带审查处理期限', limit: 'reconsideration-norm-handle-2017' },
    normTransfer: { label: '附带审查转送期限', limit: 'reconsideration-norm-transfer-2017' },
    normReceiver: { label: '有权机关处理期限', limit: 'reconsideration-norm-receiver-2017' },
    lapse: { label: '中止满六十日', limit: 'reconsideration-terminate-after-suspend-2017' },
    remake: { label: '重新作出期限', limit: 'reconsideration-redo-default', outlives: true },
    perform: { label: '履行期限', outlives: true },
    opinionReport: { label: '意见书反馈期限', limit: 'reconsideration-opinion-report-2017', outlives: true },
  },
  outcomes: OUTCOMES_2017,
  facts,
})

const ARTICLES = {
  designate: rules(32),
  serveCopy: law(23, 1),
  answer: law(23, 1),
  ownEvidence: law(24),
  opinions: law(22),
  hearing: rules(33),
  stopExecution: law(21),
  suspend: rules(41),
  expert: rules(34, 3),
  approve: law(28, 1),
  norms: law(26),
  perform: law(32),
  opinion: rules(57),
  withdraw: law(25),
}

const REVIEWED = { review: 'stop', correctionNotice: 'stop' } as const

/** Not refused within five working days is accepted from the day of receipt: nothing is left to refuse. */
const beforeDeemed: Gate<unknown> = (_, { on, dayOf }) => {
  const until = dayOf('review')
  return until && on > until
    ? refuse(
        'deemed-accepted',
        `审查期限已于${dateText(until)}届满，申请自收到之日起即为受理；请用“受理”进入审理`,
        law(17, 2),
      )
    : undefined
}

const pastCorrection: Gate<unknown> = (_, { on, dayOf }) => {
  const until = dayOf('correction')
  return until && on <= until
    ? refuse('correction-term-running', `补正期限至${dateText(until)}，期满前不能视为放弃申请`, rules(29))
    : undefined
}

export const reconsiderationV1 = w.procedure({
  id: 'reconsideration',
  version: 1,
  title: '行政复议',
  plural: 'reconsiderations',
  law: law(9),
  inForce: { to: plainDate('2023-12-31') },
  intro: '认为具体行政行为侵犯了您的合法权益，自知道之日起 60 日内可以在这里申请复议，不收费。',
  aside: ['correcting'],
  open: w.opening({ ...opening(law(9)), starts: ['review', 'correctionNotice', 'decide', 'serveCopy'] }),
  actions: {
    accept: w.action({
      label: '受理',
      law: law(17, 2),
      by: 'justiceBureau',
      from: 'reviewing',
      to: 'examining',
      visibility: 'applicant',
      input: form({ excuse: prose('超过申请期限的正当理由', { max: 500 }).optional() }),
      gates: [
        (m, { input, calendar }) => {
          const last = lastDayToApply(m.facts, calendar)
          return last && m.openedOn > last && input && !input.excuse
            ? refuse('applied-late', `申请期限已于${last}届满；有正当理由的请写明，否则不予受理`, law(9))
            : undefined
        },
      ],
      issues: 'reconsideration-acceptance',
      clocks: REVIEWED,
      record: () => ({ track: '普通程序' }),
    }),
    declineToAccept: w.action({
      label: '不予受理或者告知',
      law: law(17, 1),
      by: 'justiceBureau',
      from: 'reviewing',
      to: 'closed',
      visibility: 'applicant',
      danger: true,
      input: form({
        ground: choice('理由', choicesOf(REFUSAL_2017)),
        reason: prose('说明', { min: 4, max: 2_000 }),
      }),
      gates: [beforeDeemed],
      issues: 'reconsideration-refusal',
      outcome: () => 'notAccepted',
      clocks: REVIEWED,
    }),
    askCorrection: w.action({
      label: '通知补正',
      law: rules(29),
      by: 'justiceBureau',
      from: 'reviewing',
      to: 'correcting',
      visibility: 'applicant',
      input: form({ items: prose('需要补正的事项', { min: 5, max: 2_000 }), until: day('补正期限') }),
      gates: [
        beforeDeemed,
        (_, { input, on }) =>
          input && input.until <= on
            ? refuse('term-too-short', '补正期限应晚于通知之日，请给出合理的期限', rules(29))
            : undefined,
      ],
      issues: 'reconsideration-correction',
      clocks: { ...REVIEWED, serveCopy: 'stop', decide: 'pause', correction: { until: ({ until }) => until } },
    }),
    receiveCorrection: w.action({
      label: '收到补正',
      law: rules(29),
      by: ['citizen', 'justiceBureau'],
      from: 'correcting',
      to: 'reviewing',
      visibility: 'applicant',
      input: form({ body: prose('补正的内容', { min: 2, max: 5_000 }) }),
      clocks: { correction: 'stop', review: 'start', serveCopy: 'start', decide: 'resume' },
    }),
    abandon: w.action({
      label: '逾期不补正，视为放弃',
      law: rules(29),
      by: 'justiceBureau',
      from: 'correcting',
      to: 'closed',
      visibility: 'applicant',
      danger: true,
      input: form({ reason: prose('没有正当理由的情况', { min: 4, max: 500 }) }),
      gates: [pastCorrection],
      outcome: () => 'abandoned',
      clocks: { correction: 'stop' },
    }),
    serveCopy: w.action({
      label: '发送申请书副本',
      law: law(23, 1),
      by: 'justiceBureau',
      from: 'examining',
      to: 'same',
      visibility: 'applicant',
      input: copies,
      gates: [respondentKnown(law(10, 4))],
      issues: 'reconsideration-copy',
      clocks: { serveCopy: 'stop', answer: { start: ({ receivedOn }, on) => receivedOn ?? on } },
    }),
    ...oldHearing,
    ...parties({ thirdParty: rules(9), inspect: law(23, 2) }, { withheld: ['国家秘密', '商业秘密', '个人隐私'] }),
    ...sharedActions(ARTICLES, { deciding: ['decide'], answering: ['answer'], suspendFor: choicesOf(SUSPENSION_2017) }),
    ...normReview(ARTICLES, { deciding: ['decide'], ownPower: ['normHandle'], maker: [] }),
    ...decisions(
      {
        decide: law(31, 2),
        answer: law(23, 1),
        noEvidence: law(28, 1, 4),
        approve: law(28, 1),
        mediate: rules(50),
        terminate: rules(42),
        lapse: rules(42, 2),
        withdraw: law(25),
        compensation: law(29, 1),
        redo: law(28, 1, 3),
      },
      {
        decisions: DECISIONS_2017,
        grounds: GROUNDS_2017,
        redoing: ['撤销', '确认违法'],
        terminateFor: choicesOf(TERMINATION_2017),
        propose: [],
        mayWorsen: (_, { input }) =>
          input?.effect === '更为不利'
            ? refuse('no-worse-outcome', '在申请人的请求范围内，不得作出对申请人更为不利的复议决定', rules(51))
            : undefined,
        mediation: [
          (_, { input }) =>
            input?.about === '其他'
              ? refuse('not-for-mediation', '只有自由裁量的行为和行政赔偿、补偿纠纷可以调解，请依法作出决定', rules(50))
              : undefined,
        ],
      },
    ),
    ...aftermath(ARTICLES),
    ...extension({
      clock: 'decide',
      unit: 'day',
      atMost: 30,
      by: ['justiceBureau'],
      approver: ['leader'],
      law: law(31, 1),
      once: true,
    }),
    ...everyday(),
  },
  documents: PAPERS,
  figures: FIGURES_2017,
  balances: BALANCES,
})
