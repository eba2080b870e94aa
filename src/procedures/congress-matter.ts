/**
 * 向人大报告的重大事项. Law on the Oversight by Standing Committees (2006; amended 2024) and Henan's rules on major
 * matters (2014), which counties go by (art. 18): a report is put before the standing committee, what it resolves is
 * carried out, and how is reported within the term it set.
 */
import { assignPerson, assist, attach, correctDate, note, relate, remind } from '../actions/common.ts'
import { plainDate } from '../calendar/plain-date.ts'
import { form } from '../engine/define.ts'
import { choice, day, line, officeId, prose, yesNo } from '../engine/fields.ts'
import { times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { isOfficeBound } from '../engine/roles.ts'
import { DECISIONS, henan, KINDS, oversight, REPORTERS, SPECIAL, STAFF, w } from './congress-matter.words.ts'

export const congressMatter = w.procedure({
  id: 'congress-matter',
  version: 1,
  title: '向人大报告事项',
  plural: 'congress-matters',
  law: { limit: 'congress-report-submit' },
  inForce: { from: plainDate('2014-12-04') },
  intro: '重大事项向人大常委会报告、审议、办理决议和审议意见、再报告。',
  open: w.opening({
    stage: 'registered',
    by: REPORTERS,
    input: form({
      kind: choice('类别', KINDS),
      office: officeId('承办单位'),
      title: line('事项', { min: 2, max: 100 }),
      reason: prose('为什么属于重大事项', {
        min: 5,
        max: 1_000,
        help: '全局性、根本性、长远性，或者关系群众切身利益、社会普遍关注',
      }),
    }),
    title: ({ title }) => title,
    searchText: ({ reason }) => reason,
    record: ({ kind, reason }) => ({ kind, reason }),
    assign: ({ office }) => ({ leadOffice: office }),
    gates: [
      ({ input, actor }) =>
        isOfficeBound(actor.role) && actor.office !== input.office
          ? refuse('other-office', '只能登记本单位承办的事项；其他单位的请转县政府办登记')
          : undefined,
    ],
    starts: [],
  }),
  actions: {
    scheduleMeeting: w.action({
      label: '登记常委会会议日期',
      law: { limit: 'congress-report-consult' },
      by: REPORTERS,
      from: ['registered', 'submitted'],
      to: 'same',
      input: form({ on: day('会议日期'), place: line('地点', { max: 60 }).optional() }),
      appoint: ({ on, place }) => ({ label: '人大常委会会议', on, ...(place ? { place } : {}) }),
      record: ({ on }) => ({ meetingOn: on }),
      clocks: {
        consultDraft: {
          start: ({ on }, _, { kind, consulted }) => (kind === SPECIAL && !consulted ? on : undefined),
        },
        submit: { start: ({ on }, _, { kind }) => (kind === SPECIAL ? on : undefined) },
      },
    }),
    consultDraft: w.action({
      label: '报告送交征求意见',
      law: { limit: 'congress-report-consult' },
      by: REPORTERS,
      from: 'registered',
      to: 'same',
      input: form({
        whom: line('有关专门委员会或者工作机构', { max: 100 }),
        opinions: prose('意见和修改情况', { max: 3_000 }).optional(),
      }),
      record: () => ({ consulted: true }),
      clocks: { consultDraft: 'stop' },
    }),
    submit: w.action({
      label: '报送常委会',
      law: henan(8),
      by: REPORTERS,
      from: 'registered',
      to: 'submitted',
      input: form({
        situation: prose('基本情况', { min: 5, max: 10_000 }),
        basis: prose('法律、法规、政策依据', { min: 2, max: 3_000 }),
        plan: prose('决策方案或者工作措施', { min: 5, max: 10_000 }),
        opinions: prose('各方面的意见和协商情况', { min: 2, max: 5_000 }),
      }),
      gates: [
        (m, { on }) =>
          m.facts['kind'] === SPECIAL && !m.facts['consulted']
            ? refuse(
                'not-consulted',
                '专项工作报告应当在会议二十日前送交有关专门委员会或者工作机构征求意见，修改后再送交常委会',
                oversight(on, 12, 15),
              )
            : undefined,
      ],
      issues: 'congress-report',
      clocks: { submit: 'stop', deliberate: { start: (_, on, { kind }) => (kind === '备案' ? undefined : on) } },
    }),
    resolve: w.action({
      label: '登记决议或者审议意见',
      law: henan(10),
      by: REPORTERS,
      from: 'submitted',
      to: 'following',
      input: form({
        decision: choice('审议结果', DECISIONS),
        text: prose('内容', { min: 5, max: 10_000 }),
        until: day('确定的报告期限').optional(),
      }),
      gates: [
        (m) =>
          m.facts['kind'] === '备案'
            ? refuse('filing-only', '备案事项没有决议，请用“审议通过或者备案”', henan(6))
            : undefined,
        (_, { input, on }) =>
          input?.until && input.until <= on ? refuse('term-too-short', '报告期限应晚于审议之日，请核对') : undefined,
      ],
      record: ({ decision, until }) => ({ decision, ...(until ? { term: until } : {}) }),
      clocks: {
        deliberate: 'stop',
        resolutionTerm: { until: ({ until }) => until },
        followUp: { start: ({ until }, on) => (until ? undefined : on) },
      },
    }),
    noteResult: w.action({
      label: '审议通过或者备案，没有意见',
      law: henan(10),
      by: REPORTERS,
      from: 'submitted',
      to: 'closed',
      input: form({ result: prose('情况', { min: 2, max: 1_000 }) }),
      outcome: (_, { kind }) => (kind === '备案' ? 'filed' : 'noted'),
    }),
    reportFollowUp: w.action({
      label: '报告研究处理或者执行情况',
      law: henan(14),
      by: REPORTERS,
      from: 'following',
      to: 'followedUp',
      input: form({
        account: prose('研究处理或者执行情况', { min: 10, max: 10_000 }),
        consultedBody: line('送交征求意见的专门委员会或者工作机构', { max: 100 }).optional(),
      }),
      gates: [
        (m, { input, on }) =>
          input && m.facts['decision'] === '审议意见' && !input.consultedBody
            ? refuse(
                'follow-up-not-consulted',
                '审议意见的研究处理情况，应当先送交有关专门委员会或者工作机构征求意见，再向常委会书面报告；请填写',
                oversight(on, 14, 17),
              )
            : undefined,
      ],
      issues: 'congress-report',
      clocks: { resolutionTerm: 'stop', followUp: 'stop' },
    }),
    prolong: w.action({
      label: '登记常委会批准延长期限',
      law: henan(14),
      by: REPORTERS,
      from: 'following',
      to: 'same',
      input: form({
        until: day('延长至'),
        cause: prose('不能按期办结的客观原因', { min: 5, max: 1_000 }),
        approved: yesNo('已经常委会批准'),
        approval: line('批准文件或者会议', { max: 100 }).optional(),
      }),
      gates: [
        (_, { input }) =>
          input && !(input.approved && input.approval)
            ? refuse('not-approved', '需要延长期限的，应当报请常委会批准；请写明批准文件', henan(14))
            : undefined,
        (m, { input }) => {
          const term = m.facts['term']
          return input && typeof term === 'string' && input.until <= term
            ? refuse('not-longer', `延长后的期限应晚于原定的${term}，请核对`)
            : undefined
        },
      ],
      record: ({ until }) => ({ term: until }),
      clocks: { resolutionTerm: { until: ({ until }) => until }, followUp: 'stop' },
    }),
    acknowledge: w.action({
      label: '常委会确认，办结',
      by: REPORTERS,
      from: 'followedUp',
      to: 'closed',
      input: form({ result: prose('确认或者测评情况', { min: 2, max: 1_000 }) }),
      outcome: () => 'followedUp',
    }),
    askMore: w.action({
      label: '常委会要求继续办理、再报告',
      by: REPORTERS,
      from: 'followedUp',
      to: 'following',
      input: form({ demand: prose('要求', { min: 2, max: 3_000 }), until: day('再报告期限').optional() }),
      record: ({ until }) => (until ? { term: until } : {}),
      clocks: {
        resolutionTerm: { until: ({ until }) => until },
        followUp: { start: ({ until }, on) => (until ? undefined : on) },
      },
    }),
    withdraw: w.action({
      label: '不再报告',
      by: 'dispatcher',
      from: ['registered', 'submitted'],
      to: 'closed',
      danger: true,
      input: form({ reason: prose('理由', { min: 2, max: 500 }) }),
      outcome: () => 'withdrawn',
    }),
    publish: w.action({
      label: '公布报告和审议意见',
      law: henan(13),
      by: 'dispatcher',
      from: ['followedUp', 'closed'],
      to: 'same',
      visibility: 'public',
      input: form({
        title: line('标题'),
        question: prose('报告和审议意见（已隐去个人信息）', { max: 20_000 }),
        answer: prose('研究处理或者执行情况', { max: 20_000 }),
      }),
      gates: [(m) => (times(m, 'submit') > 0 ? undefined : refuse('not-submitted', '还没有报送常委会，不能公布'))],
      record: () => ({ published: true }),
      publish: (input) => input,
    }),
    ...assignPerson(['director', 'dispatcher']),
    ...assist(['dispatcher', 'director']),
    ...remind(['dispatcher', 'supervisor']),
    ...correctDate(['dispatcher', 'director']),
    ...note(STAFF),
    ...attach(REPORTERS),
    ...relate(STAFF),
  },
  documents: { 'congress-report': { label: '向人大常委会的报告', mark: '政报' } },
  figures: {
    'congress-matter.registered': { label: '向人大报告的重大事项', count: 'opened' },
    'congress-matter.carried-in': { label: '上年结转的报告事项', count: 'openAtStart' },
    'congress-matter.closed': { label: '办结的报告事项', count: 'closed' },
    'congress-matter.carried-out': { label: '结转下年的报告事项', count: 'openAtEnd' },
    'congress-matter.with-opinion': {
      label: '有决议或者审议意见的',
      count: 'opened',
      where: { factIn: { decision: [...DECISIONS] } },
    },
    'congress-matter.followed-up': {
      label: '研究处理情况已报告并确认',
      count: 'closed',
      where: { outcome: ['followedUp'] },
    },
  },
  balances: [
    {
      left: ['congress-matter.registered', 'congress-matter.carried-in'],
      right: ['congress-matter.closed', 'congress-matter.carried-out'],
    },
  ],
})
