/**
 * 督办单. Whoever watches over the handling of matters demands an answer of an
 * office: for one matter that runs late, for a batch, or on a leader's instruction.
 * The Regulation on Government Inspection (2021) leaves the days to the order itself
 * (arts. 15, 18); the county's norm is the default.
 */
import { z } from 'zod'
import { assignPerson, attach, correctDate, extension, note, relate, remind, suspension } from '../actions/common.ts'
import { form, words } from '../engine/define.ts'
import { choice, line, officeId, prose } from '../engine/fields.ts'
import { times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'

const SOURCES = ['超期未办', '领导批示', '专项督办', '回访不满意', '其他'] as const
const OUTCOME_WORDS = { 已整改: 'rectified', 已说明情况: 'explained' } as const

const w = words({
  roles: {
    supervisor: '督办员',
    dispatcher: '县政府办分办员',
    clerk: '被督办单位经办人',
    township: '被督办乡镇经办人',
    director: '被督办单位负责人',
    leader: '县领导',
    machine: '自动督办程序',
  },
  stages: { issued: '待签收', handling: '整改中', answered: '待核查' },
  clocks: {
    signIn: { label: '督办签收期限', norm: 'supervision-sign-in' },
    answer: { label: '督办反馈期限', norm: 'supervision-answer' },
    check: { label: '督办核查期限', norm: 'supervision-check' },
  },
  outcomes: {
    rectified: { label: '已整改，销号' },
    explained: { label: '已说明情况，销号' },
    rescinded: { label: '撤销督办' },
  },
  facts: z.object({
    source: z.enum(SOURCES).meta({ title: '督办来源' }),
    demand: z.string().meta({ title: '督办要求' }),
    instruction: z.string().optional().meta({ title: '批示原文' }),
    batch: z.string().optional().meta({ title: '专项名称' }),
    talked: z.boolean().optional().meta({ title: '已约谈' }),
    answerOutcome: z.enum(['已整改', '已说明情况']).optional().meta({ title: '反馈结果' }),
  }),
})

const HANDLERS = ['clerk', 'township', 'director'] as const
const WATCHERS = ['supervisor', 'dispatcher'] as const

export const supervisionOrder = w.procedure({
  id: 'supervision-order',
  version: 1,
  title: '督办单',
  plural: 'supervision-orders',
  intro: '要求承办单位限期整改并反馈；核查属实才能销号。',
  open: w.opening({
    stage: 'issued',
    by: ['supervisor', 'dispatcher', 'leader', 'machine'],
    input: form({
      office: officeId('被督办单位'),
      title: line('督办事项', { min: 2, max: 100 }),
      source: choice('督办来源', SOURCES),
      demand: prose('督办要求', { min: 5, max: 2_000 }),
      instruction: prose('批示原文', { max: 1_000 }).optional(),
      batch: line('专项名称', { max: 60, help: '同一专项的督办单写同一个名称，便于看总体进度' }).optional(),
    }),
    title: ({ title }) => `督办：${title}`,
    searchText: ({ demand, batch }) => `${demand}\n${batch ?? ''}`,
    record: ({ source, demand, instruction, batch }) => ({
      source,
      demand,
      ...(instruction ? { instruction } : {}),
      ...(batch ? { batch } : {}),
    }),
    assign: ({ office }) => ({ leadOffice: office }),
    starts: ['signIn', 'answer'],
  }),
  actions: {
    accept: w.action({
      label: '签收',
      by: HANDLERS,
      from: 'issued',
      to: 'handling',
      input: form({}),
      clocks: { signIn: 'stop' },
    }),
    reply: w.action({
      label: '反馈整改情况',
      by: HANDLERS,
      from: ['issued', 'handling'],
      to: 'answered',
      input: form({
        outcome: choice('反馈结果', ['已整改', '已说明情况']),
        answer: prose('整改情况', { min: 10, max: 5_000, help: '原因、措施、结果、责任人' }),
      }),
      record: ({ outcome }) => ({ answerOutcome: outcome }),
      clocks: { signIn: 'stop', answer: 'stop', check: 'start' },
    }),
    writeOff: w.action({
      label: '核查属实，销号',
      by: WATCHERS,
      from: 'answered',
      to: 'closed',
      input: form({ finding: prose('核查情况', { min: 4, max: 1_000 }) }),
      outcome: (_, facts) => OUTCOME_WORDS[facts.answerOutcome ?? '已说明情况'],
    }),
    sendBack: w.action({
      label: '核查不实，退回重办',
      by: WATCHERS,
      from: 'answered',
      to: 'handling',
      danger: true,
      input: form({ reason: prose('退回理由', { min: 4, max: 1_000 }) }),
      clocks: { check: 'stop', answer: 'start' },
    }),
    talk: w.action({
      label: '约谈',
      by: WATCHERS,
      from: 'open',
      to: 'same',
      danger: true,
      input: form({
        present: line('约谈人和被约谈人', { max: 200 }),
        minutes: prose('约谈要点', { min: 4, max: 2_000 }),
      }),
      record: () => ({ talked: true }),
    }),
    announce: w.action({
      label: '通报批评',
      by: 'supervisor',
      from: 'open',
      to: 'same',
      danger: true,
      input: form({ text: prose('通报内容', { min: 10, max: 2_000 }) }),
      gates: [
        (m) =>
          times(m, 'talk') > 0 ? undefined : refuse('talk-first', '还没有约谈过，请先约谈被督办单位，仍不改正再通报'),
      ],
    }),
    rescind: w.action({
      label: '撤销督办',
      by: WATCHERS,
      from: 'open',
      to: 'closed',
      danger: true,
      input: form({ reason: prose('撤销理由', { min: 4, max: 500 }) }),
      outcome: () => 'rescinded',
    }),
    ...assignPerson(['director']),
    ...remind(WATCHERS),
    ...correctDate(WATCHERS),
    ...note([...WATCHERS, ...HANDLERS]),
    ...attach(HANDLERS),
    ...relate([...WATCHERS]),
    ...suspension({ by: ['supervisor'], clocks: ['answer'] }),
    ...extension({
      clock: 'answer',
      unit: 'workingDay',
      atMost: 30,
      by: ['clerk', 'township', 'director'],
      approver: ['supervisor'],
      once: true,
    }),
  },
  figures: {
    'supervision.issued': { label: '发出督办单', count: 'opened' },
    'supervision.written-off': { label: '督办销号', count: 'closed', where: { outcome: ['rectified', 'explained'] } },
    'supervision.carried-in': { label: '上期结转督办', count: 'openAtStart' },
    'supervision.carried-out': { label: '结转下期督办', count: 'openAtEnd' },
    'supervision.closed': { label: '办结督办单（含撤销）', count: 'closed' },
    'supervision.on-target': { label: '期限内反馈的督办单', count: 'closed', where: { onTarget: 'answer' } },
    'supervision.instructions': {
      label: '领导批示督办',
      count: 'opened',
      where: { facts: { source: '领导批示' } },
    },
  },
  balances: [
    {
      left: ['supervision.issued', 'supervision.carried-in'],
      right: ['supervision.closed', 'supervision.carried-out'],
    },
  ],
})
