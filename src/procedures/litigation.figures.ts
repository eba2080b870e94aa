import type { FigureFilter, FigureRule } from '../statistics/figure.ts'
import type { StatisticsTable, TableRow } from '../statistics/table.ts'
import { DECIDED, DEFECT_NAMES, DEFECTS, INSTANCES, LOSING, OUTCOMES, type Outcome } from './litigation.outcomes.ts'

const BY = 'instance'
const NAMES = Object.keys(OUTCOMES) as Outcome[]
const SUFFIX = { 一审: 'first', 二审: 'second', 再审: 'retrial' } as const

/** What losing means here, in words: it goes with every rate of it. */
const LOSS = `败诉：最终结果为${LOSING.map((name) => DECIDED[name].label).join('、')}；维持原裁判的随原审结果，撤诉、调解、终结、发回重审不计胜败`

const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const closed = (label: string, where: FigureFilter): FigureRule => ({ label, count: 'closed', by: BY, where })
const opened = (label: string, where: FigureFilter): FigureRule => ({ label, count: 'opened', by: BY, where })

const outcomes = Object.fromEntries(
  NAMES.map((name) => [`litigation.${kebab(name)}`, closed(OUTCOMES[name].label, { outcome: [name] })]),
)

const byInstance = Object.fromEntries(
  INSTANCES.flatMap((instance): [string, FigureRule][] => {
    const [id, facts] = [SUFFIX[instance], { instance }]
    return [
      [`litigation.lost-${id}`, closed(`${instance}败诉`, { facts: { ...facts, verdict: '败诉' } })],
      [`litigation.decided-${id}`, closed(`${instance}有胜败结果`, { facts, factIn: { verdict: ['胜诉', '败诉'] } })],
      [
        `litigation.loss-rate-${id}`,
        { label: `${instance}败诉率（${LOSS}）`, rate: [`litigation.lost-${id}`, `litigation.decided-${id}`] },
      ],
    ]
  }),
)

const defects = Object.fromEntries(
  DEFECT_NAMES.map((name) => [
    `litigation.${kebab(name)}`,
    closed(`败诉原因：${DEFECTS[name].label}`, { facts: { verdict: '败诉', [name]: true } }),
  ]),
)

/**
 * The yearly report on disclosure counts a case once, by the instance whose decision stands: not one that was appealed,
 * nor one sent back to be heard again.
 */
function disclosure(id: string, label: string, before: FigureFilter): Readonly<Record<string, FigureRule>> {
  const facts = { ...before.facts, actKind: '政府信息公开' }
  const name = (result: string) => `litigation.disclosure-${id}-${result}`
  const standing = (what: string, verdict: string): FigureRule => ({
    label: `${label}：${what}`,
    count: 'closed',
    where: {
      facts: { ...facts, verdict },
      notFacts: { ...before.notFacts, effect: '已上诉' },
      notOutcome: ['remanded', 'orderedToHear'],
    },
  })
  return {
    [name('upheld')]: standing('结果维持', '胜诉'),
    [name('corrected')]: standing('结果纠正', '败诉'),
    [name('other')]: standing('其他结果', '不计'),
    [name('pending')]: { label: `${label}：尚未审结`, count: 'openAtEnd', where: { ...before, facts } },
    [name('all')]: { label: `${label}：总计`, any: ['upheld', 'corrected', 'other', 'pending'].map(name) },
  }
}

/** Figures of suits, each broken down by instance. */
export const FIGURES: Readonly<Record<string, FigureRule>> = {
  'litigation.cases': { label: '行政应诉案件', count: 'opened', by: BY },
  'litigation.first-instance': opened('其中一审', { facts: { instance: '一审' } }),
  'litigation.second-instance': opened('其中二审', { facts: { instance: '二审' } }),
  'litigation.retrial': opened('其中再审', { facts: { instance: '再审' } }),
  'litigation.carried-in': { label: '上年结转应诉案件', count: 'openAtStart', by: BY },
  'litigation.closed': { label: '办结应诉案件', count: 'closed', by: BY },
  'litigation.carried-out': { label: '结转下年应诉案件', count: 'openAtEnd', by: BY },
  ...outcomes,
  'litigation.won': closed('胜诉', { facts: { verdict: '胜诉' } }),
  'litigation.lost': closed('败诉', { facts: { verdict: '败诉' } }),
  'litigation.undecided': closed('不计胜败', { facts: { verdict: '不计' } }),
  ...byInstance,
  'litigation.heard': closed('已开庭的案件', { facts: { heard: true } }),
  'litigation.head-attended': closed('负责人出庭的案件', { facts: { heard: true, attendance: '出庭' } }),
  'litigation.head-excused': closed('负责人有正当理由未出庭', {
    facts: { heard: true, attendance: '有正当理由未出庭' },
  }),
  'litigation.head-absent': closed('负责人无正当理由未出庭', { facts: { heard: true, attendance: '未出庭' } }),
  'litigation.head-attendance-rate': {
    label: '负责人出庭应诉率（负责人出庭的案件÷已开庭的案件，同一审级出庭一次即计）',
    rate: ['litigation.head-attended', 'litigation.heard'],
  },
  'litigation.defended-on-time': closed('法定期限内答辩举证（一审）', { onTime: 'defence' }),
  'litigation.defended-late': closed('超过法定期限才答辩举证，或者没有答辩举证（一审）', { late: ['defence'] }),
  'litigation.judgments-to-perform': opened('生效裁判要求履行的案件', { factIn: { effect: ['待履行', '已履行'] } }),
  'litigation.judgments-performed': opened('已经履行裁判的案件', { facts: { effect: '已履行' } }),
  'litigation.judgments-performed-rate': {
    label: '裁判履行率',
    rate: ['litigation.judgments-performed', 'litigation.judgments-to-perform'],
  },
  ...defects,
  ...disclosure('direct', '政府信息公开诉讼，未经复议直接起诉', { facts: { beforeSuit: '未经复议' } }),
  ...disclosure('after', '政府信息公开诉讼，复议后起诉', { notFacts: { beforeSuit: '未经复议' } }),
}

const row = (label: string, figure: string, depth = 1): TableRow => ({ label, figure: `litigation.${figure}`, depth })
const heading = (label: string): TableRow => ({ label, depth: 0 })

/** The county's yearly table of suits: the law prescribes no national form for it. */
export const LITIGATION_TABLES: readonly StatisticsTable[] = [
  {
    id: 'litigation-annual',
    title: '行政应诉案件情况',
    procedure: 'litigation',
    source: '本县统计口径，国家没有规定统一格式',
    years: { from: 2018 },
    by: BY,
    columns: INSTANCES.map((value) => ({ value, label: value })),
    rows: [
      row('一、本年收到', 'cases', 0),
      row('二、上年结转', 'carried-in', 0),
      heading('三、本年办结'),
      ...NAMES.map((name, at) => row(`${at + 1}.${OUTCOMES[name].label}`, kebab(name))),
      row('办结总计', 'closed'),
      row('四、结转下年', 'carried-out', 0),
      heading('五、胜败（办结案件）'),
      row('胜诉', 'won'),
      row('败诉', 'lost'),
      row('不计胜败', 'undecided'),
      heading('六、负责人出庭（办结案件）'),
      row('已开庭', 'heard'),
      row('负责人出庭', 'head-attended'),
      row('有正当理由未出庭', 'head-excused'),
      row('无正当理由未出庭', 'head-absent'),
      heading('七、履行裁判（本年收到的案件）'),
      row('要求履行', 'judgments-to-perform'),
      row('已经履行', 'judgments-performed'),
      heading('八、答辩举证（办结的一审案件）'),
      row('法定期限内答辩举证', 'defended-on-time'),
      row('超过法定期限或者没有答辩举证', 'defended-late'),
      heading('九、败诉原因（一案可有多项）'),
      ...DEFECT_NAMES.map((name) => row(DEFECTS[name].label, kebab(name))),
    ],
    balances: [
      {
        text: '第一项加第二项之和，等于办结总计加第四项之和',
        left: ['litigation.cases', 'litigation.carried-in'],
        right: ['litigation.closed', 'litigation.carried-out'],
      },
      {
        text: '各种裁判结果之和，等于办结总计',
        left: NAMES.map((name) => `litigation.${kebab(name)}`),
        right: ['litigation.closed'],
      },
      {
        text: '胜诉、败诉、不计胜败之和，等于办结总计',
        left: ['litigation.won', 'litigation.lost', 'litigation.undecided'],
        right: ['litigation.closed'],
      },
      {
        text: '负责人出庭、有正当理由未出庭、无正当理由未出庭之和，等于已开庭',
        left: ['litigation.head-attended', 'litigation.head-excused', 'litigation.head-absent'],
        right: ['litigation.heard'],
      },
    ],
  },
]
