/**
 * 依申请公开政府信息. Regulation on Open Government Information (2019), arts. 27–45: the way a request
 * came in fixes its day of receipt (art. 31); a correction counts the answer period anew (art. 30), asking
 * a third party or another organ stands outside it (art. 33 ¶3).
 */
import { publication } from '../actions/aftermath.ts'
import {
  assignPerson,
  assist,
  attach,
  correctDate,
  extension,
  note,
  relate,
  remind,
  transfer,
  withdraw,
} from '../actions/common.ts'
import { service } from '../actions/service.ts'
import { form } from '../engine/define.ts'
import { officeId, personId } from '../engine/fields.ts'
import { times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { consultation } from './foi-request.consultation.ts'
import { excess } from './foi-request.excess.ts'
import { answer, applicant, application, isReceivedAtOnce, type WAYS, wayOf } from './foi-request.forms.ts'
import { answerOf, GIVING } from './foi-request.outcomes.ts'
import { receipt } from './foi-request.receipt.ts'
import { FIGURES } from './foi-request.tables.ts'
import { art, HANDLERS, OPINIONS, received, STAFF, w } from './foi-request.words.ts'

export const foiRequest = w.procedure({
  id: 'foi-request',
  version: 1,
  title: '依申请公开',
  plural: 'foi-requests',
  law: art(27),
  intro: '想要政府没有主动公开的信息，在这里申请。一般 20 个工作日内书面答复，不收费。',
  notAccepted: [
    { what: '咨询、信访、投诉、举报', instead: '请用“网上咨询”或“县长信箱”' },
    { what: '查询工商、不动产登记等资料', instead: '请到登记机构按专门规定查询' },
    { what: '政府公报、报刊、书籍等公开出版物', instead: '请到图书馆、档案馆或发行单位获取' },
  ],
  aside: ['correcting', 'consulting', 'explaining', 'paying'],
  open: w.opening({
    stage: 'received',
    by: ['citizen', 'dispatcher', 'clerk', 'township', 'director'],
    input: application,
    party: applicant,
    title: ({ title }) => title,
    searchText: ({ body }) => body,
    leadByOpener: true,
    assign: ({ office }) => (office ? { leadOffice: office } : {}),
    record: ({ applicantKind, form: shape, via }) => {
      const way = wayOf({ via })
      return { applicantKind, form: shape, via: way as (typeof WAYS)[number], confirmed: isReceivedAtOnce(way) }
    },
    gates: [
      ({ input, actor }) =>
        actor.role === 'citizen' && wayOf(input) !== '互联网'
          ? refuse('not-by-internet', '网上提交的申请，提交方式只能是“互联网”，请删去这一项', art(31))
          : undefined,
    ],
    starts: ['confirm', 'reply', 'correctionNotice'],
    startsIf: (clock, input) => (clock === 'confirm') !== isReceivedAtOnce(wayOf(input)),
  }),
  actions: {
    assign: w.action({
      label: '分办',
      by: 'dispatcher',
      from: 'received',
      to: 'same',
      visibility: 'applicant',
      input: form({ office: officeId('承办机关'), person: personId('经办人').optional() }),
      assign: ({ office, person }) => ({ leadOffice: office, assignee: person ?? null }),
    }),
    ...receipt,
    ...consultation,
    ...excess,
    reply: w.action({
      label: '答复',
      law: art(36),
      by: HANDLERS,
      from: ['received', 'handling'],
      to: 'closed',
      visibility: 'applicant',
      input: answer,
      gates: [
        received,
        (m, { input }) => {
          const chosen = input && answerOf(input.outcome)
          if (chosen === 'unavailableUnclear' && times(m, 'receiveCorrection') === 0)
            return refuse(
              'correction-not-asked',
              '没有告知过补正，不能以补正后仍不明确为由答复；请先“一次性告知补正”',
              art(30),
            )
          if (chosen === 'notProcessedExcessive' && m.facts['reasonable'] !== '不合理')
            return refuse(
              'reason-not-asked',
              '没有要求说明理由并认定理由不合理，不能不予处理；请先“要求说明理由”',
              art(35),
            )
          const giving = chosen && GIVING.includes(chosen) && input.publicInterest !== true
          return giving && m.facts['consulted'] === '第三方' && m.facts['opinion'] === OPINIONS[1]
            ? refuse(
                'third-party-objects',
                '第三方不同意公开且理由合理，不予公开；为重大公共利益公开的，请勾选并先书面告知第三方',
                art(32),
              )
            : undefined
        },
      ],
      issues: 'foi-reply',
      outcome: ({ outcome }) => answerOf(outcome),
      clocks: { reply: 'stop', delayed: 'stop', correctionNotice: 'stop' },
    }),
    ...publication({
      by: ['dispatcher', ...HANDLERS],
      label: '公开申请和答复',
      question: '申请内容',
      law: art(44, 2),
      gates: [
        (m) =>
          GIVING.some((one) => one === m.outcome)
            ? undefined
            : refuse('not-given', '只有予以公开或部分公开的信息才能转为主动公开', art(44)),
      ],
    }),
    ...service({
      by: ['dispatcher', ...HANDLERS],
      after: ['reply', 'askCorrection', 'askCorrectionLate', 'abandon', 'closeUnpaid', 'chargeFee'],
    }),
    ...assignPerson(['director', 'dispatcher']),
    ...assist(['dispatcher', 'director']),
    ...remind(['dispatcher', 'supervisor', 'citizen']),
    ...correctDate(['dispatcher', 'director']),
    ...note(STAFF),
    ...attach(['citizen', ...HANDLERS]),
    ...transfer(['dispatcher']),
    ...relate(STAFF),
    ...withdraw({ outcome: 'withdrawn' }),
    ...extension({
      clock: 'reply',
      unit: 'workingDay',
      atMost: 20,
      by: ['clerk', 'township'],
      approver: ['director'],
      law: art(33, 2),
      once: true,
    }),
  },
  documents: {
    'foi-reply': { label: '政府信息公开申请答复书', mark: '公开复' },
    'foi-correction': { label: '政府信息公开申请补正告知书', mark: '公开补' },
    'foi-consultation': { label: '征求意见书', mark: '公开征' },
    'foi-fee': { label: '信息处理费收费通知', mark: '公开费' },
    'foi-abandoned': { label: '不再处理告知书', mark: '公开终' },
  },
  figures: FIGURES,
  balances: [
    {
      left: ['foi-request.received', 'foi-request.carried-in'],
      right: ['foi-request.closed', 'foi-request.carried-out'],
    },
  ],
})
