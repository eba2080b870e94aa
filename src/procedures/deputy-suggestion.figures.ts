import type { FigureFilter, FigureRule } from '../statistics/figure.ts'
import type { StatisticsTable, TableRow } from '../statistics/table.ts'
import { KINDS, LEVELS } from './deputy-suggestion.words.ts'

const BY = 'kind'
const closed = (label: string, where: FigureFilter): FigureRule => ({ label, count: 'closed', by: BY, where })

const CLASS_FIGURES = {
  'class-a': ['A 已解决或者基本解决', 'resolved'],
  'class-b': ['B 正在解决或者列入计划', 'planned'],
  'class-c': ['C 暂不能解决', 'cannotYet'],
  'class-d': ['D 留作参考或者向上反映', 'forReference'],
  withdrawn: ['代表撤回', 'withdrawn'],
} as const

const RATINGS = {
  satisfied: '满意',
  'basically-satisfied': '基本满意',
  dissatisfied: '不满意',
} as const satisfies Record<string, (typeof LEVELS)[number]>

/** Figures of suggestions and proposals; those named by the report count deputies' suggestions. */
export const FIGURES: Readonly<Record<string, FigureRule>> = {
  'deputy-suggestion.received': { label: '交办的建议提案', count: 'opened', by: BY },
  'deputy-suggestion.carried-in': { label: '上年结转的建议提案', count: 'openAtStart', by: BY },
  'deputy-suggestion.closed': { label: '办结的建议提案', count: 'closed', by: BY },
  'deputy-suggestion.carried-out': { label: '结转下年的建议提案', count: 'openAtEnd', by: BY },
  'deputy-suggestion.handled': {
    label: '办理人大代表建议',
    count: 'closed',
    where: { notOutcome: ['withdrawn'], facts: { kind: '人大代表建议' } },
  },
  'deputy-suggestion.on-time': {
    label: '法定期限内答复的代表建议',
    count: 'closed',
    where: { notOutcome: ['withdrawn'], onTime: 'reply' },
  },
  'deputy-suggestion.late': { label: '超过法定期限答复的代表建议', count: 'closed', where: { late: ['reply'] } },
  'deputy-suggestion.on-time-rate': {
    label: '代表建议法定期限内办结率',
    rate: ['deputy-suggestion.on-time', 'deputy-suggestion.handled'],
  },
  'deputy-suggestion.proposals-on-target': {
    label: '期限内答复的政协提案',
    count: 'closed',
    where: { notOutcome: ['withdrawn'], onTarget: 'proposalReply' },
  },
  ...Object.fromEntries(
    Object.entries(CLASS_FIGURES).map(([id, [label, outcome]]) => [
      `deputy-suggestion.${id}`,
      closed(label, { outcome: [outcome] }),
    ]),
  ),
  'deputy-suggestion.rated': closed('已评价', { factIn: { rating: [...LEVELS] } }),
  ...Object.fromEntries(
    Object.entries(RATINGS).map(([id, rating]) => [
      `deputy-suggestion.${id}`,
      closed(`评价：${rating}`, { facts: { rating } }),
    ]),
  ),
  'deputy-suggestion.content': closed('满意和基本满意', { factIn: { rating: ['满意', '基本满意'] } }),
  'deputy-suggestion.satisfaction-rate': {
    label: '代表委员满意率（满意和基本满意÷已评价）',
    rate: ['deputy-suggestion.content', 'deputy-suggestion.rated'],
  },
  'deputy-suggestion.published': closed('公开答复', { facts: { published: true } }),
}

const row = (label: string, figure: string, depth = 1): TableRow => ({
  label,
  figure: `deputy-suggestion.${figure}`,
  depth,
})
const heading = (label: string): TableRow => ({ label, depth: 0 })

/** The county's yearly table of suggestions and proposals. */
export const SUGGESTION_TABLES: readonly StatisticsTable[] = [
  {
    id: 'deputy-suggestion-annual',
    title: '建议提案办理情况',
    procedure: 'deputy-suggestion',
    source: '本县统计口径，国家没有规定统一格式',
    years: { from: 2017 },
    by: BY,
    columns: KINDS.map((value) => ({ value, label: value })),
    rows: [
      row('一、本年交办', 'received', 0),
      row('二、上年结转', 'carried-in', 0),
      heading('三、本年办结'),
      ...Object.keys(CLASS_FIGURES).map((id) => row(CLASS_FIGURES[id as keyof typeof CLASS_FIGURES][0], id)),
      row('办结总计', 'closed'),
      row('四、结转下年', 'carried-out', 0),
      heading('五、代表委员评价'),
      row('满意', 'satisfied'),
      row('基本满意', 'basically-satisfied'),
      row('不满意', 'dissatisfied'),
      row('已评价', 'rated'),
      row('六、公开答复', 'published', 0),
    ],
    balances: [
      {
        text: '第一项加第二项之和，等于办结总计加第四项之和',
        left: ['deputy-suggestion.received', 'deputy-suggestion.carried-in'],
        right: ['deputy-suggestion.closed', 'deputy-suggestion.carried-out'],
      },
      {
        text: '各类答复之和，等于办结总计',
        left: Object.keys(CLASS_FIGURES).map((id) => `deputy-suggestion.${id}`),
        right: ['deputy-suggestion.closed'],
      },
      {
        text: '三种评价之和，等于已评价',
        left: Object.keys(RATINGS).map((id) => `deputy-suggestion.${id}`),
        right: ['deputy-suggestion.rated'],
      },
    ],
  },
]
