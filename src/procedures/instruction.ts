/**
 * 领导批示. A leader's instruction is registered with its own words, numbered, handed on to offices as supervision orders
 * that each answer for themselves, and reported back on. Since 2021 the directive of a government's head decides what is
 * inspected (Regulation on Government Inspection, art. 11); no law sets days for it, so the county's norms do.
 */
import { z } from 'zod'
import { attach, correctDate, note, relate } from '../actions/common.ts'
import { form, words } from '../engine/define.ts'
import { choice, day, line, officeId, prose } from '../engine/fields.ts'
import { times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'

const OUTCOME_WORDS = {
  已全部落实: 'carriedOut',
  阶段性落实并继续督办: 'goesOn',
  经研究不宜办理: 'notFeasible',
} as const
const WATCHERS = ['supervisor', 'dispatcher'] as const

const w = words({
  roles: { supervisor: '督办员', dispatcher: '县政府办分办员', leader: '县领导' },
  stages: { given: '待立项', running: '督办中' },
  clocks: {
    number: { label: '批示立项期限', norm: 'instruction-number' },
    handOn: { label: '批示交办期限', norm: 'instruction-hand-on' },
    report: { label: '报告落实情况期限', norm: 'instruction-report' },
  },
  outcomes: {
    carriedOut: { label: '已全部落实' },
    goesOn: { label: '阶段性落实并继续督办' },
    notFeasible: { label: '经研究不宜办理' },
    notNumbered: { label: '不予立项' },
  },
  facts: z.object({
    leader: z.string().meta({ title: '批示领导' }),
    givenOn: z.string().meta({ title: '批示日期' }),
    text: z.string().meta({ title: '批示原文' }),
    on: z.string().optional().meta({ title: '批在哪份材料上' }),
  }),
})

export const instruction = w.procedure({
  id: 'instruction',
  version: 1,
  title: '领导批示',
  plural: 'instructions',
  intro: '县领导的批示：登记原文，编号立项，分解交办，汇总报告落实情况。',
  open: w.opening({
    stage: 'given',
    by: [...WATCHERS, 'leader'],
    input: form({
      title: line('批示事项', { min: 2, max: 60, help: '也是专项督办的名称' }),
      leader: line('批示领导', { max: 40, help: '职务和姓名' }),
      givenOn: day('批示日期'),
      text: prose('批示原文', { min: 2, max: 1_000, help: '照录原文，不作改写' }),
      on: line('批在哪份材料上', { max: 200, help: '来信编号、简报期号、文件名称' }).optional(),
    }),
    title: ({ title }) => title,
    searchText: ({ text, leader, on }) => `${text}\n${leader}\n${on ?? ''}`,
    record: ({ leader, givenOn, text, on }) => ({ leader, givenOn, text, ...(on ? { on } : {}) }),
    starts: ['number'],
    gates: [
      ({ input, today }) =>
        input.givenOn > today ? refuse('given-in-future', '批示日期不能晚于今天，请核对后再提交') : undefined,
    ],
  }),
  actions: {
    number: w.action({
      label: '编号立项',
      by: WATCHERS,
      from: 'given',
      to: 'running',
      input: form({ opinion: prose('拟办意见', { max: 1_000 }).optional() }),
      issues: 'instruction',
      clocks: { number: 'stop', handOn: 'start', report: 'start' },
    }),
    declineToNumber: w.action({
      label: '不予立项',
      by: WATCHERS,
      from: 'given',
      to: 'closed',
      danger: true,
      input: form({ reason: prose('理由', { min: 4, max: 500, help: '如传阅件、已有同一批示' }) }),
      outcome: () => 'notNumbered',
    }),
    handOn: w.action({
      label: '交办',
      by: WATCHERS,
      from: 'running',
      to: 'same',
      input: form({
        office: officeId('承办单位'),
        demand: prose('督办要求', { min: 5, max: 2_000, help: '做什么、做到什么程度、什么时候反馈' }),
      }),
      clocks: { handOn: 'stop' },
      begins: {
        procedure: 'supervision-order',
        kind: '批示督办',
        inputs: ({ office, demand }, { title, facts }) => [
          { office, title, source: '领导批示', demand: String(demand), instruction: facts['text'], batch: title },
        ],
      },
    }),
    report: w.action({
      label: '报告落实情况',
      by: WATCHERS,
      from: 'running',
      to: 'closed',
      danger: true,
      input: form({
        outcome: choice('落实情况', ['已全部落实', '阶段性落实并继续督办', '经研究不宜办理']),
        answer: prose('报告内容', { min: 10, max: 5_000, help: '各单位怎样落实、结果、没有销号的怎样办' }),
      }),
      gates: [
        (m, { input }) =>
          times(m, 'handOn') === 0 && input?.outcome === '已全部落实'
            ? refuse('not-handed-on', '还没有交办过任何单位，不能报告已全部落实，请先“交办”')
            : undefined,
      ],
      outcome: ({ outcome }) => OUTCOME_WORDS[outcome],
      clocks: { report: 'stop' },
    }),
    ...note(WATCHERS),
    ...attach(WATCHERS),
    ...relate(WATCHERS),
    ...correctDate(WATCHERS),
  },
  documents: { instruction: { label: '领导批示立项', mark: '批督' } },
  figures: {
    'instruction.given': { label: '领导批示', count: 'opened' },
    'instruction.reported': { label: '办结领导批示', count: 'closed' },
    'instruction.carried-in': { label: '上期结转批示', count: 'openAtStart' },
    'instruction.carried-out': { label: '结转下期批示', count: 'openAtEnd' },
    'instruction.on-target': { label: '期限内报告的批示', count: 'closed', where: { onTarget: 'report' } },
  },
  balances: [
    {
      left: ['instruction.given', 'instruction.carried-in'],
      right: ['instruction.reported', 'instruction.carried-out'],
    },
  ],
})
