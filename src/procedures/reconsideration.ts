/**
 * 行政复议 under the law of 2023, for applications received since 2024-01-01; what came earlier runs to its
 * end under the law of 2017, see `reconsideration-v1.ts`. Accepted when the five working days of review end,
 * unless refused (art. 30); heard in the ordinary or the summary procedure (arts. 48–55); decided in the name
 * of the organ (art. 61); binding once served (art. 75).
 */
import { extension } from '../actions/common.ts'
import { plainDate } from '../calendar/plain-date.ts'
import { times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { acceptance } from './reconsideration.acceptance.ts'
import { aftermath } from './reconsideration.aftermath.ts'
import { decisions } from './reconsideration.deciding.ts'
import { choicesOf, SUSPENSION_2023, TERMINATION_2023 } from './reconsideration.endings.ts'
import { PAPERS } from './reconsideration.forms.ts'
import { GROUNDS_2023 } from './reconsideration.grounds.ts'
import { hearing } from './reconsideration.hearing.ts'
import { normReview } from './reconsideration.norms.ts'
import { everyday, opening } from './reconsideration.opening.ts'
import { DECISIONS_2023 } from './reconsideration.outcomes.ts'
import { parties } from './reconsideration.parties.ts'
import { sharedActions } from './reconsideration.shared.ts'
import { BALANCES, FIGURES } from './reconsideration.tables.ts'
import { law, w } from './reconsideration.words.ts'

const DECIDING = ['decide', 'decideSummary']

/** Where the law of 2023 says what both laws say. */
const ARTICLES = {
  designate: law(36, 1),
  serveCopy: law(48),
  answer: law(48),
  ownEvidence: law(46, 1),
  opinions: law(49),
  hearing: law(50),
  stopExecution: law(42),
  suspend: law(39),
  expert: law(45),
  approve: law(61),
  norms: law(56),
  perform: law(77),
  opinion: law(76),
  withdraw: law(41, undefined, 1),
}

export const reconsideration = w.procedure({
  id: 'reconsideration',
  version: 2,
  title: '行政复议',
  plural: 'reconsiderations',
  law: law(20),
  inForce: { from: plainDate('2024-01-01') },
  intro: '认为县政府部门或乡镇政府的行政行为侵犯了您的合法权益，自知道之日起 60 日内可以在这里申请复议，不收费。',
  notAccepted: [
    { what: '对县政府自己的行为不服', instead: '请向市人民政府申请复议' },
    { what: '法院已经受理的同一争议', instead: '请在诉讼中解决，不能同时申请复议' },
    { what: '民事纠纷、信访投诉', instead: '请走人民调解、诉讼，或写“县长信箱”' },
  ],
  aside: ['correcting'],
  open: w.opening({ ...opening(law(20), law(32, 1)), starts: ['review', 'correctionNotice'] }),
  actions: {
    ...acceptance,
    ...sharedActions(ARTICLES, {
      deciding: DECIDING,
      answering: ['answer', 'answerSummary'],
      suspendFor: choicesOf(SUSPENSION_2023),
    }),
    ...hearing,
    ...parties(
      { thirdParty: law(16, 1), inspect: law(47) },
      { withheld: ['国家秘密', '商业秘密', '个人隐私', '可能危及国家安全、公共安全、社会稳定'] },
    ),
    ...normReview(ARTICLES, {
      deciding: DECIDING,
      ownPower: ['normHandle', 'normNotify'],
      maker: ['normMakerReply'],
    }),
    ...decisions(
      {
        decide: law(75),
        answer: law(48),
        noEvidence: law(70),
        approve: law(61),
        mediate: law(73),
        terminate: law(41),
        lapse: law(41, undefined, 5),
        withdraw: law(41, undefined, 1),
        compensation: law(72, 1),
        redo: law(64, 1),
      },
      {
        decisions: DECISIONS_2023,
        grounds: GROUNDS_2023,
        redoing: ['撤销', '部分撤销'],
        terminateFor: choicesOf(TERMINATION_2023),
        propose: [
          (m) =>
            m.facts['track'] === '普通程序' && times(m, 'hearOpinions') + times(m, 'holdHearing') === 0
              ? refuse('opinions-not-heard', '普通程序应当听取当事人意见并记录在案，请先“听取当事人意见”', law(49))
              : undefined,
          (m, { input }) => {
            if (!input?.complex) return undefined
            if (m.facts['track'] === '简易程序')
              return refuse('not-for-summary', '重大、疑难、复杂的案件不宜适用简易程序，请先转为普通程序', law(55))
            if (times(m, 'holdHearing') === 0)
              return refuse('hearing-required', '审理重大、疑难、复杂的案件应当组织听证，请先举行听证', law(50, 1))
            return times(m, 'consultCommittee') === 0
              ? refuse('committee-required', '重大、疑难、复杂的案件应当提请行政复议委员会提出咨询意见', law(52, 2, 1))
              : undefined
          },
        ],
        mayWorsen: (m, { input }) =>
          input?.effect === '更为不利' && !m.facts['thirdPartyAsked']
            ? refuse('no-worse-outcome', '不得作出对申请人更为不利的变更决定，第三人提出相反请求的除外', law(63, 2))
            : undefined,
        mediation: [],
      },
    ),
    ...aftermath(ARTICLES),
    ...extension({
      clock: 'decide',
      unit: 'day',
      atMost: 30,
      by: ['justiceBureau'],
      approver: ['director'],
      law: law(62, 1),
      once: true,
      gate: (m) =>
        m.facts['track'] === '普通程序'
          ? undefined
          : refuse('summary-not-extendable', '简易程序的期限不能延长；不宜适用的，请转为普通程序', law(62, 2)),
    }),
    ...everyday(),
  },
  documents: PAPERS,
  figures: FIGURES,
  balances: BALANCES,
})
