/**
 * 协办事项: an assisting office's part of another matter, with a clock and an answer of
 * its own, so that nobody waits for an office that does not know it is waited for. No
 * statute sets its days, but for deputies' suggestions Henan's rules do: two months.
 */
import { z } from 'zod'
import { assignPerson, attach, correctDate, extension, note, remind } from '../actions/common.ts'
import { form, words } from '../engine/define.ts'
import { choice, line, officeId, prose } from '../engine/fields.ts'

const OUTCOME_WORDS = { 已办理: 'assisted', 已提供意见: 'advised', 不属本单位职责: 'notOurs' } as const

const w = words({
  roles: {
    dispatcher: '县政府办分办员',
    supervisor: '督办员',
    clerk: '协办单位经办人',
    township: '协办乡镇经办人',
    director: '单位负责人',
    leader: '县领导',
    machine: '程序',
  },
  stages: { asked: '待签收', handling: '协办中' },
  clocks: {
    signIn: { label: '协办签收期限', norm: 'assistance-sign-in' },
    answer: { label: '协办反馈期限', norm: 'assistance-answer' },
    coOpinion: { label: '书面告知办理意见的期限', limit: 'suggestion-co-henan' },
  },
  outcomes: {
    assisted: { label: '已办理' },
    advised: { label: '已提供意见' },
    notOurs: { label: '不属本单位职责' },
    noLongerNeeded: { label: '不再需要' },
  },
  facts: z.object({ demand: z.string().meta({ title: '协办要求' }) }),
})

const HANDLERS = ['clerk', 'township', 'director'] as const

export const assistance = w.procedure({
  id: 'assistance',
  version: 1,
  title: '协办事项',
  plural: 'assistances',
  intro: '主办单位请其他单位协助办理的部分，各自签收、各自计时、各自反馈。',
  open: w.opening({
    stage: 'asked',
    by: ['dispatcher', 'supervisor', 'clerk', 'township', 'director'],
    onlyBegun: true,
    input: form({
      office: officeId('协办单位'),
      title: line('事项', { max: 200 }),
      demand: prose('协办要求', { max: 500 }),
      under: choice('期限依据', ['代表建议']).optional(),
    }),
    title: ({ title }) => `协办：${title}`,
    record: ({ demand }) => ({ demand }),
    assign: ({ office }) => ({ leadOffice: office }),
    starts: ['signIn', 'answer', 'coOpinion'],
    startsIf: (clock, { under }) => clock === 'signIn' || (clock === 'coOpinion') === (under === '代表建议'),
  }),
  actions: {
    accept: w.action({
      label: '签收',
      by: HANDLERS,
      from: 'asked',
      to: 'handling',
      input: form({ plan: prose('怎样办', { max: 500 }).optional() }),
      clocks: { signIn: 'stop' },
    }),
    reply: w.action({
      label: '反馈',
      by: HANDLERS,
      from: ['asked', 'handling'],
      to: 'closed',
      input: form({
        outcome: choice('协办结果', ['已办理', '已提供意见', '不属本单位职责']),
        answer: prose('反馈内容', { min: 5, max: 5_000, help: '做了什么、结果怎样；不属职责的写明依据和建议单位' }),
      }),
      outcome: ({ outcome }) => OUTCOME_WORDS[outcome],
      clocks: { signIn: 'stop', answer: 'stop', coOpinion: 'stop' },
    }),
    release: w.action({
      label: '不再需要协办',
      by: ['dispatcher', 'supervisor', 'machine'],
      from: 'open',
      to: 'closed',
      danger: true,
      input: form({ reason: prose('理由', { max: 500 }) }),
      outcome: () => 'noLongerNeeded',
    }),
    ...assignPerson(['director']),
    ...remind(['dispatcher', 'supervisor']),
    ...correctDate(['dispatcher', 'director']),
    ...note(['dispatcher', 'supervisor', ...HANDLERS]),
    ...attach(HANDLERS),
    ...extension({
      clock: 'answer',
      unit: 'workingDay',
      atMost: 10,
      by: HANDLERS,
      approver: ['dispatcher', 'supervisor'],
      once: true,
    }),
  },
  figures: {
    'assistance.asked': { label: '请求协办', count: 'opened' },
    'assistance.answered': { label: '协办反馈', count: 'closed', where: { notOutcome: ['noLongerNeeded'] } },
    'assistance.on-target': { label: '期限内反馈的协办', count: 'closed', where: { onTarget: 'answer' } },
  },
})
