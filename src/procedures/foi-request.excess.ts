import { dateText } from '../calendar/plain-date.ts'
import { form } from '../engine/define.ts'
import { choice, day, line, prose } from '../engine/fields.ts'
import { times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { art, HANDLERS, pastTerm, received, w } from './foi-request.words.ts'

/** Requests beyond any reasonable number (art. 35) and the fee that only these may bear (art. 42). */
export const excess = {
  askReason: w.action({
    label: '要求说明理由',
    law: art(35),
    by: HANDLERS,
    from: ['received', 'handling'],
    to: 'explaining',
    visibility: 'applicant',
    input: form({ excess: prose('数量、频次怎样明显超过合理范围', { min: 10, max: 1_000 }) }),
    gates: [received],
    clocks: { correctionNotice: 'stop' },
  }),
  giveReason: w.action({
    label: '说明理由',
    law: art(35),
    by: ['citizen', ...HANDLERS],
    from: 'explaining',
    to: 'same',
    visibility: 'applicant',
    input: form({ reason: prose('申请理由', { min: 2 }) }),
  }),
  weighReason: w.action({
    label: '认定理由是否合理',
    law: art(35),
    by: HANDLERS,
    from: 'explaining',
    to: 'handling',
    visibility: 'applicant',
    input: form({
      finding: choice('认定', ['合理', '不合理']),
      grounds: prose('认定依据', { min: 5, max: 1_000, help: '申请人没有说明理由的，写明何时要求过' }),
    }),
    record: ({ finding }) => ({ reasonable: finding }),
  }),
  delayReply: w.action({
    label: '确定延迟答复期限',
    law: art(35),
    by: 'director',
    from: 'handling',
    to: 'same',
    visibility: 'applicant',
    input: form({ until: day('延迟答复至'), reason: prose('理由', { min: 5, max: 500 }) }),
    gates: [
      (m) =>
        m.facts['reasonable'] === '合理'
          ? undefined
          : refuse(
              'reason-not-found-reasonable',
              '只有数量、频次超过合理范围而理由合理的，才能确定延迟答复期限；请先“要求说明理由”',
              art(35),
            ),
      (_, { input, on }) =>
        input && input.until <= on
          ? refuse('term-too-short', '延迟答复的日期应晚于决定之日，请改正', art(35))
          : undefined,
    ],
    clocks: { reply: 'stop', delayed: { until: ({ until }) => until } },
  }),
  chargeFee: w.action({
    label: '通知缴纳信息处理费',
    law: art(42),
    by: HANDLERS,
    from: 'handling',
    to: 'paying',
    visibility: 'applicant',
    input: form({
      amount: line('金额（元）', { max: 12, help: '按件或者按量，不能重复计算' }),
      basis: prose('计费依据', { min: 5, max: 500 }),
    }),
    gates: [
      (m) =>
        times(m, 'askReason') > 0
          ? undefined
          : refuse(
              'no-fee',
              '依申请提供政府信息不收费；数量、频次明显超过合理范围的才可以收，请先“要求说明理由”',
              art(42),
            ),
      (_, { on }) =>
        on < '2021-01-01'
          ? refuse('no-fee-yet', '信息处理费的具体办法自2021年1月1日起施行，此前不能收费', art(42))
          : undefined,
    ],
    issues: 'foi-fee',
    clocks: { reply: 'pause', payment: 'start' },
  }),
  receivePayment: w.action({
    label: '收到缴费',
    law: { limit: 'foi-fee-payment' },
    by: HANDLERS,
    from: 'paying',
    to: 'handling',
    visibility: 'applicant',
    input: form({ proof: line('缴费凭证', { max: 100 }) }),
    clocks: { payment: 'stop', reply: 'restart' },
  }),
  closeUnpaid: w.action({
    label: '逾期不缴费，不再处理',
    law: { limit: 'foi-fee-payment' },
    by: HANDLERS,
    from: 'paying',
    to: 'closed',
    visibility: 'applicant',
    danger: true,
    input: form({}),
    gates: [
      pastTerm(
        'payment',
        'payment-term-running',
        (until) => `缴费期限至${dateText(until)}，期满前不能视为放弃`,
        art(42),
      ),
    ],
    issues: 'foi-abandoned',
    outcome: () => 'feeUnpaid',
  }),
}
