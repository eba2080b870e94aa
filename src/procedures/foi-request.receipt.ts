import { dateText, type PlainDate } from '../calendar/plain-date.ts'
import { form, type GateContext } from '../engine/define.ts'
import { choice, day, prose } from '../engine/fields.ts'
import { type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { art, HANDLERS, pastTerm, received, unreceived, w } from './foi-request.words.ts'

/** Asking for the one correction, in time or late. */
const asking = {
  law: art(30),
  by: HANDLERS,
  from: ['received', 'handling'],
  to: 'correcting',
  visibility: 'applicant',
  input: form({
    items: prose('需要补正的事项', { min: 5, max: 2_000, help: '逐项说明哪里不明确、怎样补正' }),
    until: day('补正期限'),
  }),
  gates: [
    received,
    (m: Matter) =>
      times(m, 'askCorrection') + times(m, 'askCorrectionLate') > 0
        ? refuse(
            'correction-asked-once',
            '补正只能一次性告知，不能再次要求补正；仍不明确的，请答复“补正后申请内容仍不明确”',
            art(30),
          )
        : undefined,
    (_: Matter, { input, on }: GateContext<{ until: string }>) =>
      input && input.until <= on
        ? refuse('term-too-short', '补正期限应晚于告知之日，请给出合理的期限', art(30))
        : undefined,
  ],
  issues: 'foi-correction',
  clocks: {
    correctionNotice: 'stop',
    correction: { until: ({ until }: { until: PlainDate }) => until },
  },
} as const

/** Receipt and correction: the day a request counts from (art. 31), the one correction that counts it anew (art. 30). */
export const receipt = {
  confirmReceipt: w.action({
    label: '确认收到',
    law: art(31),
    by: ['dispatcher', ...HANDLERS],
    from: 'received',
    to: 'same',
    visibility: 'applicant',
    input: form({ how: choice('确认方式', ['电话', '短信', '电子邮件', '网上回执']) }),
    gates: [unreceived],
    receives: true,
    clocks: { confirm: 'stop', reply: 'start', correctionNotice: 'start' },
    record: () => ({ confirmed: true }),
  }),
  accept: w.action({
    label: '内容明确，开始办理',
    law: art(33),
    by: HANDLERS,
    from: 'received',
    to: 'handling',
    visibility: 'applicant',
    input: form({}),
    gates: [received],
    clocks: { correctionNotice: 'stop' },
  }),
  askCorrection: w.action({
    label: '一次性告知补正',
    ...asking,
    gates: [
      ...asking.gates,
      (_, { on, dayOf }) => {
        const until = dayOf('correctionNotice')
        return until && on > until
          ? refuse(
              'correction-notice-late',
              `告知补正的期限已于${dateText(until)}届满，此后告知不再重新计算答复期限；确需补正的请用“逾期告知补正”`,
              art(30),
            )
          : undefined
      },
    ],
    clocks: { ...asking.clocks, reply: 'pause' },
    record: () => ({ correctionLate: false }),
  }),
  askCorrectionLate: w.action({
    label: '逾期告知补正',
    ...asking,
    gates: [
      ...asking.gates,
      (_, { on, dayOf }) => {
        const until = dayOf('correctionNotice')
        return until && on <= until
          ? refuse('correction-notice-in-time', '告知补正的期限还没有届满，请用“一次性告知补正”', art(30))
          : undefined
      },
    ],
    clocks: asking.clocks,
    record: () => ({ correctionLate: true }),
  }),
  receiveCorrection: w.action({
    label: '收到补正',
    law: art(30),
    by: ['citizen', ...HANDLERS],
    from: 'correcting',
    to: 'handling',
    visibility: 'applicant',
    input: form({ body: prose('补正后的内容', { min: 2, max: 5_000 }) }),
    // Only a notice within its seven days counts the answer anew: the organ's delay is not the applicant's.
    clocks: { correction: 'stop', reply: { when: ({ correctionLate }) => correctionLate !== true, verb: 'restart' } },
  }),
  abandon: w.action({
    label: '逾期不补正，不再处理',
    law: art(30),
    by: HANDLERS,
    from: 'correcting',
    to: 'closed',
    visibility: 'applicant',
    danger: true,
    input: form({
      reason: prose('没有正当理由的情况', { min: 5, max: 500, help: '怎样联系过申请人、申请人怎样说' }),
    }),
    gates: [
      pastTerm(
        'correction',
        'correction-term-running',
        (until) => `补正期限至${dateText(until)}，期满前不能视为放弃；请等申请人补正`,
      ),
    ],
    issues: 'foi-abandoned',
    outcome: () => 'abandoned',
  }),
}
