/**
 * The yearly report's second and fourth tables: 主动公开政府信息情况 and 因政府信息公开工作被申请行政复议、提起行政诉讼情况,
 * each in the form of its year. What no procedure of Heng counts is told by the organ, with its source.
 */
import type { GridBalance, GridCell, GridSection, StatisticsGrid, TellUnit } from '../statistics/grid.ts'

const FORM_2019 = '国务院办公厅政府信息与政务公开办公室2019年试行格式'
const FORM_2021 = '国办公开办函〔2021〕30号'
const PROACTIVE = '主动公开政府信息情况'

/** A row of numbers that are told: `licences` with `before` is the cell `licences-before`. */
const told = (label: string, name: string, parts: readonly (readonly [part: string, unit: TellUnit])[]) => ({
  label,
  cells: parts.map(([part, unit]): GridCell => ({ told: `${name}-${part}`, unit })),
})
const columns = (...labels: readonly string[]) => labels.map((label) => ({ label }))

const MADE_2019 = [
  ['made', '件'],
  ['published', '件'],
  ['in-public', '件'],
] as const
const MADE_2021 = [
  ['made', '件'],
  ['repealed', '件'],
  ['in-force', '件'],
] as const
const ITEMS = [
  ['before', '项'],
  ['change', '项'],
  ['decided', '件'],
] as const

const ITEM_COLUMNS = columns('上一年项目数量', '本年增/减', '处理决定数量')

const SECTIONS_2019: readonly GridSection[] = [
  {
    heading: '第二十条第（一）项',
    columns: columns('本年新制作数量', '本年新公开数量', '对外公开总数量'),
    rows: [told('规章', 'rules', MADE_2019), told('规范性文件', 'documents', MADE_2019)],
  },
  {
    heading: '第二十条第（五）项',
    columns: ITEM_COLUMNS,
    rows: [told('行政许可', 'licences', ITEMS), told('其他对外管理服务事项', 'services', ITEMS)],
  },
  {
    heading: '第二十条第（六）项',
    columns: ITEM_COLUMNS,
    rows: [told('行政处罚', 'penalties', ITEMS), told('行政强制', 'compulsion', ITEMS)],
  },
  {
    heading: '第二十条第（八）项',
    columns: columns('上一年项目数量', '本年增/减'),
    rows: [told('行政事业性收费', 'fees', ITEMS.slice(0, 2))],
  },
  {
    heading: '第二十条第（九）项',
    columns: columns('采购项目数量', '采购总金额（万元）'),
    rows: [
      told('政府集中采购', 'procurement', [
        ['number', '项'],
        ['amount', '万元'],
      ]),
    ],
  },
]

const DECIDED = [['decided', '件']] as const

const SECTIONS_2021: readonly GridSection[] = [
  {
    heading: '第二十条第（一）项',
    columns: columns('本年制发件数', '本年废止件数', '现行有效件数'),
    rows: [told('规章', 'rules', MADE_2021), told('行政规范性文件', 'documents', MADE_2021)],
  },
  {
    heading: '第二十条第（五）项',
    columns: columns('本年处理决定数量'),
    rows: [told('行政许可', 'licences', DECIDED)],
  },
  {
    heading: '第二十条第（六）项',
    columns: columns('本年处理决定数量'),
    rows: [told('行政处罚', 'penalties', DECIDED), told('行政强制', 'compulsion', DECIDED)],
  },
  {
    heading: '第二十条第（八）项',
    columns: columns('本年收费金额（万元）'),
    rows: [told('行政事业性收费', 'fees', [['charged', '万元']])],
  },
]

/** Last year's number, and what came and went since, give this year's. */
const carried = (what: string, name: string): GridBalance => ({
  text: `${what}：现行有效件数，等于上年现行有效件数加本年制发、减本年废止`,
  left: [`${name}-in-force`, `${name}-repealed`],
  right: [`-${name}-in-force`, `${name}-made`],
})
const itemsCarried = (what: string, name: string): GridBalance => ({
  text: `${what}：上一年项目数量，等于上年报告的项目数量加其增减`,
  left: [`${name}-before`],
  right: [`-${name}-before`, `-${name}-change`],
})

const RESULTS = [
  ['upheld', '结果维持'],
  ['corrected', '结果纠正'],
  ['other', '其他结果'],
  ['pending', '尚未审结'],
  ['all', '总计'],
] as const

const DISPUTES = [
  { groups: ['行政复议'], figure: 'reconsideration.disclosure' },
  { groups: ['行政诉讼', '未经复议直接起诉'], figure: 'litigation.disclosure-direct' },
  { groups: ['行政诉讼', '复议后起诉'], figure: 'litigation.disclosure-after' },
] as const

/** The table is one row of fifteen; it is the same in both forms. */
const disputes = (id: string, source: string, years: StatisticsGrid['years']): StatisticsGrid => ({
  id,
  title: '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
  source,
  years,
  sections: [
    {
      columns: DISPUTES.flatMap(({ groups }) => RESULTS.map(([, label]) => ({ label, groups }))),
      rows: [
        {
          label: '件数',
          cells: DISPUTES.flatMap(({ figure }) => RESULTS.map(([result]) => ({ figure: `${figure}-${result}` }))),
        },
      ],
    },
  ],
  balances: DISPUTES.map(({ groups, figure }) => ({
    text: `${groups.join('，')}：前四项之和，等于总计`,
    left: RESULTS.slice(0, 4).map(([result]) => `${figure}-${result}`),
    right: [`${figure}-all`],
  })),
})

/** The second and the fourth table in the form of each year. */
export const FOI_GRIDS: readonly StatisticsGrid[] = [
  {
    id: 'foi-proactive-2019',
    title: PROACTIVE,
    source: FORM_2019,
    years: { from: 2019, to: 2020 },
    sections: SECTIONS_2019,
    balances: [
      itemsCarried('行政许可', 'licences'),
      itemsCarried('其他对外管理服务事项', 'services'),
      itemsCarried('行政处罚', 'penalties'),
      itemsCarried('行政强制', 'compulsion'),
      itemsCarried('行政事业性收费', 'fees'),
    ],
  },
  {
    id: 'foi-proactive-2021',
    title: PROACTIVE,
    source: FORM_2021,
    years: { from: 2021 },
    sections: SECTIONS_2021,
    balances: [carried('规章', 'rules'), carried('行政规范性文件', 'documents')],
  },
  disputes('foi-disputes-2019', FORM_2019, { from: 2019, to: 2020 }),
  disputes('foi-disputes-2021', FORM_2021, { from: 2021 }),
]
