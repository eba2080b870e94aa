import { publication } from '../actions/aftermath.ts'
import { dateText } from '../calendar/plain-date.ts'
import { form } from '../engine/define.ts'
import { choice, line, prose, whole } from '../engine/fields.ts'
import { type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { CLASSES, forSuggestions, HANDLERS, henan, henanFor, w } from './deputy-suggestion.words.ts'

const byClass = (_: unknown, { answerClass }: { answerClass?: keyof typeof CLASSES | undefined }) =>
  CLASSES[answerClass ?? 'D 留作参考，或者已向上级反映']

/** The office that answered does not say how its answer was found. */
const WHO = ['citizen', 'dispatcher'] as const

/** Everybody who signed is answered (河南 art. 21 ¶2). */
const everybodyReached = (m: Matter) =>
  Number(m.facts['reached'] ?? 0) < Number(m.facts['signers'])
    ? refuse(
        'not-everybody-answered',
        '联名提出的，应当逐人答复；请先“登记代表收到答复”，写明已送达的人数',
        henanFor(m, 21, 2),
      )
    : undefined

/** What the deputy says to the answer, and what follows from it (河南 arts. 22, 23, 29). */
export const feedback = {
  serve: w.action({
    label: '登记代表收到答复',
    law: henan(22),
    by: ['dispatcher', ...HANDLERS],
    from: 'replied',
    to: 'same',
    visibility: 'applicant',
    input: form({
      reached: whole('已送达的代表（委员）人数', { min: 1, max: 500 }),
      how: line('送达方式', { max: 60 }).optional(),
    }),
    gates: [
      (m, { input }) =>
        input && input.reached > Number(m.facts['signers'])
          ? refuse('more-than-signed', `联名的有${String(m.facts['signers'])}人，请核对送达人数`)
          : undefined,
    ],
    record: ({ reached }) => ({ reached }),
    clocks: {
      // The last to be answered has as long as the first.
      feedback: {
        start: ({ reached }, on, facts) =>
          reached >= Number(facts['signers']) ? forSuggestions.start(undefined, on, facts) : undefined,
      },
    },
  }),
  rate: w.action({
    label: '代表评价：满意、基本满意',
    law: henan(22),
    by: WHO,
    from: 'replied',
    to: 'closed',
    visibility: 'applicant',
    input: form({
      level: choice('评价', ['满意', '基本满意']),
      comment: prose('意见', { max: 2_000 }).optional(),
    }),
    gates: [everybodyReached],
    record: ({ level }) => ({ rating: level }),
    outcome: byClass,
    clocks: { feedback: 'stop' },
  }),
  rejectReply: w.action({
    label: '代表评价：不满意，再次办理',
    law: henan(22, 2),
    by: WHO,
    from: 'replied',
    to: 'redoing',
    visibility: 'applicant',
    input: form({ reason: prose('理由和具体意见、要求', { min: 5, max: 3_000 }) }),
    gates: [
      everybodyReached,
      (m) =>
        times(m, 'rejectReply') > 0
          ? refuse(
              'redone-once',
              '对再次答复仍不满意的，由代表工作机构组织评估，请用“仍不满意，转评估”',
              henanFor(m, 22, 3),
            )
          : undefined,
    ],
    record: () => ({ rating: '不满意' as const, reached: 0 }),
    clocks: { feedback: 'stop', redo: forSuggestions },
  }),
  evaluate: w.action({
    label: '仍不满意，转评估',
    law: henan(22, 3),
    by: WHO,
    from: 'replied',
    to: 'evaluating',
    visibility: 'applicant',
    input: form({ reason: prose('理由', { min: 5, max: 3_000 }) }),
    gates: [
      (m) =>
        times(m, 'rejectReply') > 0
          ? undefined
          : refuse(
              'redo-first',
              '第一次不满意的，承办单位应当在一个月内再次办理；请用“不满意，再次办理”',
              henanFor(m, 22, 2),
            ),
    ],
    record: () => ({ rating: '不满意' as const }),
    clocks: { feedback: 'stop' },
  }),
  settleEvaluation: w.action({
    label: '按评估意见处理，办结',
    law: henan(22, 3),
    by: ['dispatcher', 'director'],
    from: 'evaluating',
    to: 'closed',
    visibility: 'applicant',
    input: form({
      finding: prose('评估意见', { min: 5, max: 3_000 }),
      handling: prose('处理情况', { min: 5, max: 3_000 }),
    }),
    outcome: byClass,
  }),
  closeUnrated: w.action({
    label: '逾期未反馈，办结',
    law: henan(22),
    by: 'dispatcher',
    from: 'replied',
    to: 'closed',
    visibility: 'applicant',
    input: form({ note: prose('联系代表的情况', { min: 2, max: 500 }) }),
    gates: [
      everybodyReached,
      (_, { on, dayOf }) => {
        const until = dayOf('feedback')
        return until && on <= until
          ? refuse(
              'feedback-period-running',
              `代表在${dateText(until)}前都可以反馈意见，期满前不能视为没有意见`,
              henan(22),
            )
          : undefined
      },
    ],
    outcome: byClass,
    clocks: { feedback: 'stop' },
  }),
  reportProgress: w.action({
    label: '告知落实情况',
    law: henan(23),
    by: HANDLERS,
    from: 'closed',
    to: 'same',
    visibility: 'applicant',
    input: form({
      state: choice('落实情况', ['正在落实', '已落实']),
      account: prose('说明', { min: 5, max: 3_000 }),
    }),
    record: ({ state }) => ({ fulfilled: state }),
  }),
  ...publication({
    by: ['dispatcher', ...HANDLERS],
    label: '公开建议和答复',
    question: '建议内容',
    law: henan(29),
    max: 20_000,
    gates: [
      (m) =>
        m.facts['secret']
          ? refuse('deputy-objects', '代表认为不宜公开的，不能公开；改变意见的请先“登记代表同意公开”', henanFor(m, 29))
          : undefined,
      (m) => (m.outcome === 'withdrawn' ? refuse('withdrawn', '代表已经撤回，不能公开') : undefined),
    ],
  }),
  allowPublication: w.action({
    label: '登记代表同意公开',
    law: henan(29),
    by: ['dispatcher', ...HANDLERS],
    from: 'any',
    to: 'same',
    input: form({ how: line('代表怎样表示同意', { max: 200 }) }),
    gates: [(m) => (m.facts['secret'] ? undefined : refuse('may-be-published', '代表没有反对公开，不需要登记'))],
    record: () => ({ secret: false }),
  }),
}
