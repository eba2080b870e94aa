/**
 * Counts the yearly tables again from exported matters alone. Nothing here is shared with the program: what each row
 * means is told anew, in the words of its form.
 */

/** A matter as the API exports it. */
export interface Exported {
  readonly openedOn: string
  readonly closedOn: string | null
  readonly outcomeLabel: string | null
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly clocks: readonly { readonly name: string; readonly late: boolean; readonly stoppedOn: string | null }[]
}

type Test = (matter: Exported) => boolean

/** Rows of a table by label, each with what it counts; and the fact its columns go by. */
export interface Recount {
  readonly by: string
  readonly rows: (year: number) => Readonly<Record<string, Test>>
}

const fact = (matter: Exported, name: string) => matter.facts.find((one) => one.name === name)?.value
const is =
  (name: string, value: string): Test =>
  (matter) =>
    fact(matter, name) === value
const both =
  (...tests: Test[]): Test =>
  (matter) =>
    tests.every((one) => one(matter))

function inYear(year: number) {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const opened: Test = ({ openedOn }) => openedOn >= first && openedOn <= last
  const carriedIn: Test = ({ openedOn, closedOn }) => openedOn < first && (closedOn === null || closedOn >= first)
  const closed: Test = ({ closedOn }) => closedOn !== null && closedOn >= first && closedOn <= last
  const carriedOut: Test = ({ openedOn, closedOn }) => openedOn <= last && (closedOn === null || closedOn > last)
  const ended = (...labels: string[]): Test => both(closed, ({ outcomeLabel }) => labels.includes(outcomeLabel ?? ''))
  return { opened, carriedIn, closed, carriedOut, ended }
}

const plain = (...labels: string[]) => Object.fromEntries(labels.map((label) => [label, [label]]))

const RECONSIDERED: Readonly<Record<string, readonly string[]>> = {
  ...plain('不予受理', '视为放弃申请', '维持', '撤销', '变更', '确认违法', '责令限期履行', '驳回复议申请', '调解'),
  '终止：申请人撤回': ['终止：申请人撤回'],
  '终止：和解': ['终止：和解', '终止：和解后撤回'],
  '终止：其他情形': ['终止：中止满六十日', '终止：其他法定情形'],
}

/** 行政复议案件统计, until 2023. */
export const reconsideration: Recount = {
  by: 'act',
  rows(year) {
    const { opened, carriedIn, closed, carriedOut, ended } = inYear(year)
    return {
      '一、收到申请': opened,
      '二、上年结转': carriedIn,
      ...Object.fromEntries(Object.entries(RECONSIDERED).map(([label, outcomes]) => [label, ended(...outcomes)])),
      办结合计: closed,
      '四、结转下年': carriedOut,
      '五、其中：纠正的案件': ended('撤销', '变更', '确认违法', '责令限期履行'),
    }
  },
}

const COURT = [
  '驳回诉讼请求',
  '不予立案',
  '驳回起诉',
  '撤销',
  '部分撤销',
  '责令履行法定职责',
  '判决给付',
  '确认违法',
  '确认无效',
  '责令补救或者赔偿',
  '变更',
  '承担协议责任',
  '调解结案',
  '准许撤诉或者按撤诉处理',
  '终结诉讼',
  '移送其他法院',
  '维持原裁判',
  '改判',
  '发回重审',
  '撤销原裁定，指令立案或者继续审理',
  '准许撤回上诉或者再审申请',
]
const DEFECTS = {
  defectFacts: '事实不清',
  defectEvidence: '证据不足',
  defectLaw: '适用法律错误',
  defectProcedure: '程序违法',
  defectPowers: '超越职权',
  defectAbuse: '滥用职权',
  defectUnreasonable: '明显不当',
  defectInaction: '不履行职责',
  defectSubject: '主体不适格或者没有依据',
  defectOther: '其他',
}

/** 行政应诉案件情况. */
export const litigation: Recount = {
  by: 'instance',
  rows(year) {
    const { opened, carriedIn, closed, carriedOut, ended } = inYear(year)
    const heard = both(closed, is('heard', '是'))
    const answered = (late: boolean): Test =>
      both(closed, ({ clocks }) => clocks.some((one) => one.name === 'defence' && one.late === late))
    return {
      '一、本年收到': opened,
      '二、上年结转': carriedIn,
      ...Object.fromEntries(COURT.map((label, at) => [`${at + 1}.${label}`, ended(label)])),
      办结总计: closed,
      '四、结转下年': carriedOut,
      胜诉: both(closed, is('verdict', '胜诉')),
      败诉: both(closed, is('verdict', '败诉')),
      不计胜败: both(closed, is('verdict', '不计')),
      已开庭: heard,
      负责人出庭: both(heard, is('attendance', '出庭')),
      有正当理由未出庭: both(heard, is('attendance', '有正当理由未出庭')),
      无正当理由未出庭: both(heard, is('attendance', '未出庭')),
      要求履行: both(opened, (one) => ['待履行', '已履行'].includes(fact(one, 'effect') ?? '')),
      已经履行: both(opened, is('effect', '已履行')),
      法定期限内答辩举证: answered(false),
      超过法定期限或者没有答辩举证: answered(true),
      ...Object.fromEntries(
        Object.entries(DEFECTS).map(([name, label]) => [label, both(closed, is('verdict', '败诉'), is(name, '是'))]),
      ),
    }
  },
}

/** 建议提案办理情况. */
export const suggestion: Recount = {
  by: 'kind',
  rows(year) {
    const { opened, carriedIn, closed, carriedOut, ended } = inYear(year)
    const rated = (...levels: string[]): Test => both(closed, (one) => levels.includes(fact(one, 'rating') ?? ''))
    return {
      '一、本年交办': opened,
      '二、上年结转': carriedIn,
      'A 已解决或者基本解决': ended('A 已解决'),
      'B 正在解决或者列入计划': ended('B 正在解决或者列入计划'),
      'C 暂不能解决': ended('C 暂不能解决'),
      'D 留作参考或者向上反映': ended('D 留作参考或者向上反映'),
      代表撤回: ended('代表撤回'),
      办结总计: closed,
      '四、结转下年': carriedOut,
      满意: rated('满意'),
      基本满意: rated('基本满意'),
      不满意: rated('不满意'),
      已评价: rated('满意', '基本满意', '不满意'),
      '六、公开答复': both(closed, is('published', '是')),
    }
  },
}

/** The table counted again: a row of numbers for each label, one for each column and then all of them. */
export function recount(
  { by, rows }: Recount,
  { year, columns, matters }: { year: number; columns: readonly string[]; matters: readonly Exported[] },
): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(rows(year)).map(([label, counts]) => [
      label,
      [
        ...columns.map((column) => matters.filter((one) => fact(one, by) === column && counts(one)).length),
        matters.filter(counts).length,
      ],
    ]),
  )
}
