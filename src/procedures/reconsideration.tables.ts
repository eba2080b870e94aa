/**
 * The county's statistics of reconsideration, after the Ministry of Justice's yearly form: what came in, how it
 * was received, how it ended, by the kind of act complained of.
 */
import type { FigureFilter, FigureRule } from '../statistics/figure.ts'
import type { StatisticsTable, TableRow } from '../statistics/table.ts'
import { ACTS } from './reconsideration.forms.ts'
import { OUTCOMES_2017, OUTCOMES_2023 } from './reconsideration.outcomes.ts'

const BY = 'act'

/** Rows of results with their outcomes; an outcome that one law does not know is simply never counted. */
const RESULTS = {
  'not-accepted': { label: '不予受理', outcomes: ['notAccepted'] },
  abandoned: { label: '视为放弃申请', outcomes: ['abandoned'] },
  upheld: { label: '维持', outcomes: ['upheld'] },
  revoked: { label: '撤销', outcomes: ['revoked'] },
  varied: { label: '变更', outcomes: ['varied'] },
  'declared-unlawful': { label: '确认违法', outcomes: ['declaredUnlawful'] },
  'ordered-to-perform': { label: '责令限期履行', outcomes: ['orderedToPerform'] },
  dismissed: { label: '驳回复议申请', outcomes: ['dismissed'] },
  mediated: { label: '调解', outcomes: ['mediated'] },
  withdrawn: { label: '终止：申请人撤回', outcomes: ['withdrawn'] },
  settled: { label: '终止：和解', outcomes: ['settled'] },
  'terminated-otherwise': { label: '终止：其他情形', outcomes: ['lapsed', 'terminated'] },
} as const

/** Results that only the law of 2023 knows. */
const NEW_RESULTS = {
  'revoked-in-part': { label: '部分撤销', outcomes: ['revokedInPart'] },
  'declared-void': { label: '确认无效', outcomes: ['declaredVoid'] },
  'contract-liability': { label: '承担行政协议责任或者补偿', outcomes: ['contractLiability'] },
  'claim-dismissed': { label: '驳回复议请求', outcomes: ['claimDismissed'] },
} as const

type Results = Readonly<Record<string, { readonly label: string; readonly outcomes: readonly string[] }>>

function counted(results: Results): Record<string, FigureRule> {
  return Object.fromEntries(
    Object.entries(results).map(([id, { label, outcomes }]) => [
      `reconsideration.${id}`,
      { label: `复议结果：${label}`, count: 'closed', by: BY, where: { outcome: outcomes } } satisfies FigureRule,
    ]),
  )
}

const CORRECTING = [
  'revoked',
  'revokedInPart',
  'varied',
  'declaredUnlawful',
  'declaredVoid',
  'orderedToPerform',
  'contractLiability',
]

/** The yearly report on disclosure sorts these cases by what became of them; each is its respondent's. */
function disclosure(outcomes: Readonly<Record<string, unknown>>): Readonly<Record<string, FigureRule>> {
  const where = { facts: { act: '政府信息公开' } }
  const upheld = ['upheld', 'claimDismissed'].filter((name) => outcomes[name])
  const corrected = CORRECTING.filter((name) => outcomes[name])
  const closed = (label: string, filter: FigureFilter): FigureRule => ({
    label: `政府信息公开复议：${label}`,
    count: 'closed',
    office: 'assisting',
    where: { ...where, ...filter },
  })
  return {
    'reconsideration.disclosure-upheld': closed('结果维持', { outcome: upheld }),
    'reconsideration.disclosure-corrected': closed('结果纠正', { outcome: corrected }),
    'reconsideration.disclosure-other': closed('其他结果', { notOutcome: [...upheld, ...corrected] }),
    'reconsideration.disclosure-pending': {
      label: '政府信息公开复议：尚未审结',
      count: 'openAtEnd',
      office: 'assisting',
      where,
    },
    'reconsideration.disclosure-all': {
      label: '政府信息公开复议：总计',
      any: ['upheld', 'corrected', 'other', 'pending'].map((result) => `reconsideration.disclosure-${result}`),
    },
  }
}

/** Figures that both laws give. */
export const FIGURES_2017: Readonly<Record<string, FigureRule>> = {
  'reconsideration.received': { label: '收到行政复议申请', count: 'opened', by: BY },
  'reconsideration.carried-in': { label: '上期结转复议案件', count: 'openAtStart', by: BY },
  'reconsideration.closed': { label: '办结复议案件', count: 'closed', by: BY },
  'reconsideration.carried-out': { label: '结转下期复议案件', count: 'openAtEnd', by: BY },
  ...counted(RESULTS),
  'reconsideration.corrected': {
    label: '纠正的复议案件',
    count: 'closed',
    by: BY,
    where: { outcome: ['revoked', 'varied', 'declaredUnlawful', 'orderedToPerform'] },
  },
  'reconsideration.late': { label: '超过法定期限决定的案件', count: 'closed', where: { late: ['decide'] } },
  'reconsideration.answered-late': { label: '被申请人逾期答复的案件', count: 'closed', where: { late: ['answer'] } },
  'reconsideration.corrected-rate': {
    label: '复议纠错率',
    rate: ['reconsideration.corrected', 'reconsideration.closed'],
  },
  ...disclosure(OUTCOMES_2017),
}

/** Figures of both laws, and those of the law of 2023 alone. */
export const FIGURES: Readonly<Record<string, FigureRule>> = {
  ...FIGURES_2017,
  ...disclosure(OUTCOMES_2023),
  ...counted(NEW_RESULTS),
  'reconsideration.corrected': {
    label: '纠正的复议案件',
    count: 'closed',
    by: BY,
    where: { outcome: CORRECTING },
  },
  'reconsideration.late': {
    label: '超过法定期限决定的案件',
    count: 'closed',
    where: { late: ['decide', 'decideSummary'] },
  },
  'reconsideration.answered-late': {
    label: '被申请人逾期答复的案件',
    count: 'closed',
    where: { late: ['answer', 'answerSummary'] },
  },
}

/** What came in and was there is what ended and is left. */
export const BALANCES = [
  {
    left: ['reconsideration.received', 'reconsideration.carried-in'],
    right: ['reconsideration.closed', 'reconsideration.carried-out'],
  },
]

const row = (label: string, id: string, depth: number): TableRow => ({ label, figure: `reconsideration.${id}`, depth })

function yearly(id: string, years: StatisticsTable['years'], source: string, results: Results): StatisticsTable {
  return {
    id,
    title: '行政复议案件统计',
    procedure: 'reconsideration',
    source,
    years,
    by: BY,
    columns: ACTS.map((value) => ({ value, label: value })),
    rows: [
      row('一、收到申请', 'received', 0),
      row('二、上年结转', 'carried-in', 0),
      { label: '三、办理结果', depth: 0 },
      ...Object.entries(results).map(([name, { label }]) => row(label, name, 1)),
      row('办结合计', 'closed', 1),
      row('四、结转下年', 'carried-out', 0),
      row('五、其中：纠正的案件', 'corrected', 0),
    ],
    balances: [
      {
        text: '收到加上年结转，等于办结加结转下年',
        left: BALANCES[0]?.left ?? [],
        right: BALANCES[0]?.right ?? [],
      },
      {
        text: '各项结果之和，等于办结合计',
        left: Object.keys(results).map((name) => `reconsideration.${name}`),
        right: ['reconsideration.closed'],
      },
    ],
  }
}

/** The table of each year: since 2024 with the results of the new law. */
export const RECONSIDERATION_TABLES: readonly StatisticsTable[] = [
  yearly('reconsideration-annual-2017', { from: 2008, to: 2023 }, '按行政复议法（2017）的决定种类', RESULTS),
  yearly('reconsideration-annual-2023', { from: 2024 }, '按行政复议法（2023）的决定种类', {
    ...RESULTS,
    ...NEW_RESULTS,
  }),
]
