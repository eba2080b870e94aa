import { dateText } from '../calendar/plain-date.ts'
import { form, type GateContext } from '../engine/define.ts'
import { choice, day, prose, yesNo } from '../engine/fields.ts'
import { type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { resultOf } from './litigation.outcomes.ts'
import { appealUntil, art, HANDLERS, w } from './litigation.words.ts'

const lossAnalysed = (m: Matter) =>
  m.facts['verdict'] === '败诉' && times(m, 'analyseLoss') === 0
    ? refuse('loss-not-analysed', '败诉案件要先登记败诉原因，供案卷评查和执法监督使用')
    : undefined

const appealPeriodOver = (m: Matter, context: GateContext<unknown>) => {
  const until = appealUntil(context)
  return m.facts['instance'] === '一审' && until && context.on <= until
    ? refuse(
        'appeal-period-running',
        `上诉期限至${dateText(until)}，期满没有人上诉，裁判才发生法律效力；各方的期限从各自收到之日起算`,
        art(85),
      )
    : undefined
}

/** A decision that binds: what it makes the office do is done before the matter is closed (arts. 85, 94). */
export const effect = {
  takeEffect: w.action({
    label: '裁判生效，转入履行',
    law: art(94),
    by: HANDLERS,
    from: 'judged',
    to: 'performing',
    input: form({
      what: prose('要履行的内容', { min: 2, max: 1_000 }),
      until: day('裁判确定的履行期限至').optional(),
    }),
    gates: [
      (m) =>
        m.facts['duty'] ? undefined : refuse('nothing-to-perform', '裁判没有要求本机关履行，请用“裁判生效，结案”'),
      appealPeriodOver,
    ],
    record: () => ({ effect: '待履行' as const }),
    clocks: { appealJudgment: 'stop', appealRuling: 'stop', perform: { until: ({ until }) => until } },
  }),
  perform: w.action({
    label: '履行完毕，结案',
    law: art(94),
    by: HANDLERS,
    from: 'performing',
    to: 'closed',
    input: form({
      how: choice('履行方式', ['重新作出行政行为', '履行法定职责', '给付', '赔偿或者补偿', '采取补救措施', '其他']),
      account: prose('履行情况', { min: 5, max: 3_000, help: '文书、日期、金额和凭证' }),
      sameAgain: yesNo('与原行为基本相同', '以同一的事实和理由作出与原行政行为基本相同的行为').optional(),
    }),
    gates: [
      (m, { input }) =>
        input?.how === '重新作出行政行为' && input.sameAgain && !m.facts['defectProcedure']
          ? refuse(
              'same-act-again',
              '判决重新作出行政行为的，不得以同一的事实和理由作出与原行政行为基本相同的行政行为，请重新处理',
              art(71),
            )
          : undefined,
      lossAnalysed,
    ],
    record: () => ({ effect: '已履行' as const }),
    outcome: resultOf,
    clocks: { perform: 'stop' },
  }),
  conclude: w.action({
    label: '裁判生效，结案',
    law: art(85),
    by: HANDLERS,
    from: 'judged',
    to: 'closed',
    input: form({ note: prose('说明', { max: 500 }).optional() }),
    gates: [
      (m) =>
        m.facts['duty']
          ? refuse('perform-first', '裁判要求本机关履行，履行完毕才能结案；请先“裁判生效，转入履行”', art(94))
          : undefined,
      appealPeriodOver,
      lossAnalysed,
    ],
    record: () => ({ effect: '无须履行' as const }),
    outcome: resultOf,
    clocks: { appealJudgment: 'stop', appealRuling: 'stop' },
  }),
}
