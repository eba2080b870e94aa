import type { Indicator, Source } from './indicator.ts'

/** Who asked, or the township that called, says so; a follow-up says it once more and stands above. */
const FOLLOW_UP = ['followUp', 'answerFollowUp'] as const
const CONTENT = ['非常满意', '满意', '基本满意']

const solved = (procedure: string): Source => ({
  procedure,
  facts: ['followUpSolved'],
  good: ['已解决'],
  by: FOLLOW_UP,
})
const content = (procedure: string): Source => ({
  procedure,
  facts: ['followUpLevel', 'rating'],
  good: CONTENT,
  by: [...FOLLOW_UP, 'rate'],
})
const promised = (procedure: string, clock: string): Source => ({ procedure, clock, until: 'target' })
const statutory = (procedure: string, clock: string): Source => ({ procedure, clock, until: 'due' })

const sent = ['assign', 'autoAssign', 'transfer', 'approve', 'rule'] as const
const returned = ['return'] as const

const EXCLUDED = '撤回、不予受理和挂账的不计。'
const BY_PEOPLE = '联系不上、诉求不合理、纯咨询的，经逐件批准后不计；还没有联系上的和正在挂账的暂不计。'

/** Every indicator, each defined once. What a scheme weighs, a bulletin prints and a dashboard shows is one of these. */
export const INDICATORS: readonly Indicator[] = [
  {
    id: 'response',
    label: '响应率',
    what: `期限内签收（受理）的事项÷期内应签收的事项。在期限内签收的计在签收之日，没有签收的计在期限届满之日。${EXCLUDED}`,
    counts: 'good',
    sources: [
      statutory('letter', 'accept'),
      promised('whistle', 'signIn'),
      promised('assistance', 'signIn'),
      promised('supervision-order', 'signIn'),
    ],
  },
  {
    id: 'report-in',
    label: '报到及时率',
    what: `期限内联系乡镇或者到场报到的哨件÷期内应报到的哨件。${EXCLUDED}`,
    counts: 'good',
    sources: [promised('whistle', 'contact')],
  },
  {
    id: 'solution',
    label: '解决率',
    what: `期内回访答“已解决”的事项÷期内有效回访的事项；哨件以乡镇评价办结时的办理结果为准。${BY_PEOPLE}`,
    counts: 'good',
    sources: [
      solved('letter'),
      solved('online-consultation'),
      {
        procedure: 'whistle',
        facts: ['followUpSolved', 'solution'],
        good: ['已解决'],
        by: [...FOLLOW_UP, 'rate'],
      },
    ],
  },
  {
    id: 'satisfaction',
    label: '满意率',
    what: `期内评价或者回访为满意（含基本满意）的事项÷期内评价或者有效回访的事项，有回访的以回访为准。${BY_PEOPLE}`,
    counts: 'good',
    sources: [content('letter'), content('online-consultation'), content('whistle')],
  },
  {
    id: 'on-time',
    label: '法定期限按时办结率',
    what: `法定期限内办结的事项÷期内应办结的事项。按时办结的计在办结之日，没有的计在期限届满之日。${EXCLUDED}`,
    counts: 'good',
    sources: [
      statutory('letter', 'finish'),
      statutory('foi-request', 'reply'),
      statutory('deputy-suggestion', 'reply'),
      statutory('judicial-advice', 'reply'),
    ],
  },
  {
    id: 'on-target',
    label: '承诺期限按时办结率',
    what: `本县承诺期限内办结的事项÷期内应办结的事项。按时办结的计在办结之日，没有的计在期限届满之日。${EXCLUDED}`,
    counts: 'good',
    sources: [
      promised('letter', 'reply'),
      promised('online-consultation', 'reply'),
      promised('whistle', 'solve'),
      promised('assistance', 'answer'),
      promised('supervision-order', 'answer'),
    ],
  },
  {
    id: 'redo-on-target',
    label: '重办按期率',
    what: `本县重办期限内办结的重办事项÷期内应办结的重办事项。按时办结的计在办结之日，没有的计在期限届满之日。${EXCLUDED}`,
    counts: 'good',
    sources: [promised('letter', 'redo'), promised('online-consultation', 'redo')],
  },
  {
    id: 'returns',
    label: '退回不成立率',
    what: '退回后仍确定由本单位承办的事项÷期内分来或者退回的事项。退回成立的不计，退回后还没有确定由谁承办的暂不计。',
    counts: 'faulty',
    sources: ['letter', 'online-consultation', 'whistle'].map((procedure) => ({ procedure, sent, returned })),
  },
  {
    id: 'redo',
    label: '重办率',
    what: '期内因没有办好而重办的事项÷期内报送办理结果或者因此重办的事项；改由别的单位重办的，仍计原单位。撤回的和正在挂账的不计。',
    counts: 'faulty',
    sources: [
      { procedure: 'letter', after: ['reply'], fault: ['redo'] },
      { procedure: 'online-consultation', after: ['answer'], fault: ['redo'] },
      { procedure: 'whistle', after: ['solve'], fault: ['redo'] },
      { procedure: 'supervision-order', after: ['reply'], fault: ['sendBack'] },
    ],
  },
]

const BY_ID = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]))

/** The indicator of that id. */
export function findIndicator(id: string): Indicator | undefined {
  return BY_ID.get(id)
}
