/**
 * 行政应诉. Administrative Litigation Law (2017), the Supreme Court's interpretation (法释〔2018〕1号) and its
 * provisions on the head's appearance (法释〔2020〕3号). One matter is one instance of a case; instances are linked,
 * and one may stand without the other. Another defendant has a part of its own, for its days run from its own service.
 */
import { assignPerson, attach, correctDate, note, relate, remind, suspension, transfer } from '../actions/common.ts'
import { defence } from '../actions/defence.ts'
import { plainDate } from '../calendar/plain-date.ts'
import { form } from '../engine/define.ts'
import { choice, day, line, officeId, prose } from '../engine/fields.ts'
import { refuse } from '../engine/refusal.ts'
import { isOfficeBound } from '../engine/roles.ts'
import { effect } from './litigation.effect.ts'
import { FIGURES } from './litigation.figures.ts'
import { plaintiff, suit } from './litigation.forms.ts'
import { hearing } from './litigation.hearing.ts'
import { instances } from './litigation.instances.ts'
import { judgment } from './litigation.judgment.ts'
import { art, HANDLERS, interpretation, POSITIONS, STAFF, w } from './litigation.words.ts'

/** Which period to answer runs for whom: an appellant and an applicant for retrial have already spoken. */
const ANSWERS: Readonly<Record<string, string>> = {
  被告: 'defence',
  被上诉人: 'appealDefence',
  再审被申请人: 'retrialOpinion',
}

// In the order of a suit: the desk puts first what comes next.
const { defend, ...delay } = defence({
  by: HANDLERS,
  answering: 'answering',
  pending: 'pending',
  decided: ['judged', 'performing', 'closed'],
})

export const litigation = w.procedure({
  id: 'litigation',
  version: 1,
  title: '行政应诉',
  plural: 'litigations',
  law: art(3),
  inForce: { from: plainDate('2018-02-08') },
  intro: '行政诉讼案件的答辩举证、负责人出庭、裁判履行；一审、二审、再审各登记一件，互相关联。',
  open: w.opening({
    stage: 'answering',
    by: ['justiceBureau', 'dispatcher', 'clerk', 'township', 'director'],
    input: suit,
    party: plaintiff,
    title: ({ instance, title }) => `${instance}：${title}`,
    searchText: ({ court, caseNumber, request }) => `${court}\n${caseNumber ?? ''}\n${request}`,
    assign: ({ office }) => ({ leadOffice: office }),
    record: ({
      instance,
      position,
      court,
      caseNumber,
      title,
      actKind,
      request,
      track,
      beforeSuit,
      publicInterest,
      below,
    }) => ({
      instance,
      position,
      court,
      ...(caseNumber ? { caseNumber } : {}),
      subject: title,
      actKind,
      request,
      track: track ?? '普通程序',
      beforeSuit: beforeSuit ?? '未经复议',
      publicInterest: publicInterest === true,
      ...(below ? { below } : {}),
      evidence: '未提交',
    }),
    gates: [
      ({ input, actor }) =>
        isOfficeBound(actor.role) && actor.office !== input.office
          ? refuse('other-office', '只能登记本单位应诉的案件；其他单位的请转司法局或者县政府办登记')
          : undefined,
      ({ input }) =>
        POSITIONS[input.instance].some((one) => one === input.position)
          ? undefined
          : refuse(
              'position-of-other-instance',
              `${input.instance}的诉讼地位应为${POSITIONS[input.instance].join('、')}，请改选`,
              art(25),
            ),
      ({ input }) =>
        input.instance === '一审' || input.below
          ? undefined
          : refuse(
              'original-result-missing',
              '请填写原审裁判结果，胜败由它和本审结果得出；一审没有登记过的，以后可以补登并关联',
            ),
      ({ input }) =>
        input.instance === '再审' && input.track === '简易程序'
          ? refuse('no-summary-retrial', '发回重审、按照审判监督程序再审的案件不适用简易程序', art(82, 3))
          : undefined,
    ],
    starts: ['defence', 'appealDefence', 'retrialOpinion'],
    startsIf: (clock, { position }) => ANSWERS[position] === clock,
  }),
  actions: {
    defend,
    ...hearing,
    ...judgment,
    ...effect,
    ...instances,
    ...delay,
    docket: w.action({
      label: '登记案号',
      by: HANDLERS,
      from: 'open',
      to: 'same',
      whileSuspended: true,
      input: form({
        caseNumber: line('案号', { max: 60 }),
        track: choice('审理程序', ['普通程序', '简易程序']).optional(),
      }),
      record: ({ caseNumber, track }) => ({ caseNumber, ...(track ? { track } : {}) }),
    }),
    linkInstance: w.action({
      label: '关联前一审级',
      by: STAFF,
      from: 'any',
      to: 'same',
      whileSuspended: true,
      input: form({ receiptNumber: line('前一审级的查询编号', { max: 40 }) }),
      gates: [
        (m) =>
          m.facts['instance'] === '一审'
            ? refuse('no-instance-before', '一审之前没有审级；请在二审、再审事项中关联一审')
            : undefined,
      ],
      relate: ({ receiptNumber }) => ({ kind: '前一审级', receiptNumber }),
    }),
    addDefendant: w.action({
      label: '登记共同被告',
      law: art(26),
      by: ['dispatcher', ...HANDLERS],
      from: ['answering', 'pending'],
      to: 'same',
      whileSuspended: true,
      input: form({ office: officeId('共同被告'), reason: prose('为什么是共同被告', { max: 300 }).optional() }),
      gates: [
        (m, { input }) =>
          input && input.office === m.leadOffice
            ? refuse('defendant-already', '该单位就是本件的应诉机关，请选择另一个共同被告')
            : undefined,
        (m, { input }) =>
          input && m.assistingOffices.includes(input.office)
            ? refuse('defendant-already', '该单位已经登记为共同被告，请在相关事项中打开')
            : undefined,
      ],
      assign: ({ office }) => ({ assisting: office }),
      begins: {
        procedure: 'co-defence',
        kind: '共同被告',
        inputs: ({ office }, { facts }) => [
          {
            office,
            title: facts['subject'],
            instance: facts['instance'],
            court: facts['court'],
            track: facts['track'],
          },
        ],
      },
    }),
    receiveAdvice: w.action({
      label: '收到司法建议',
      law: interpretation(149),
      by: HANDLERS,
      from: 'any',
      to: 'same',
      whileSuspended: true,
      input: form({
        kind: choice('建议类别', ['规范性文件', '综合治理', '负责人出庭应诉', '个案改进']),
        title: line('司法建议书名称和文号', { min: 4, max: 100 }),
        demand: prose('建议内容', { min: 5, max: 3_000 }),
        until: day('司法建议书载明的答复期限').optional(),
      }),
      begins: {
        procedure: 'judicial-advice',
        kind: '司法建议',
        inputs: (input, { facts, leadOffice }) => [{ ...input, office: leadOffice, court: facts['court'] }],
      },
    }),
    ...suspension({ by: HANDLERS, clocks: [], law: interpretation(87) }),
    ...assignPerson(['director', 'justiceBureau']),
    ...remind(['dispatcher', 'supervisor', 'justiceBureau']),
    ...correctDate(['dispatcher', 'director', 'justiceBureau']),
    ...note(STAFF),
    ...attach(HANDLERS),
    ...transfer(['dispatcher', 'justiceBureau']),
    ...relate(STAFF),
  },
  documents: {
    'litigation-answer': { label: '行政答辩状', mark: '行应' },
    'litigation-authorisation': { label: '行政诉讼授权委托书', mark: '行委' },
  },
  figures: FIGURES,
  balances: [
    { left: ['litigation.cases', 'litigation.carried-in'], right: ['litigation.closed', 'litigation.carried-out'] },
  ],
})
