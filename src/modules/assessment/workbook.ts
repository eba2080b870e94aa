import ExcelJS from 'exceljs'
import { EXCLUSIONS, type Exclusion } from '../../assessment/exclusion.ts'
import { findIndicator } from '../../assessment/indicators.ts'
import { findMarkEvent } from '../../assessment/mark-event.ts'
import type { Evidence, Item } from '../../assessment/record.ts'
import type { OfficeResult } from '../../assessment/score.ts'
import type { Assessment } from './assess-period.ts'

/** What a workbook shows besides the assessment. */
export interface AssessmentExport {
  readonly assessment: Assessment
  readonly countyName: string
  /** The name of an office. */
  readonly officeName: (id: string) => string
}

type Cell = string | number
type Row = readonly Cell[]

/** Columns of the sheet of items: all that is needed to judge and count them again. */
const ITEM_COLUMNS: readonly (readonly [title: string, width: number])[] = [
  ['指标代码', 14],
  ['指标', 20],
  ['单位代码', 18],
  ['单位', 20],
  ['查询编号', 22],
  ['程序', 20],
  ['定案日', 12],
  ['达标', 8],
  ['剔除代码', 14],
  ['剔除', 16],
  ['期限', 12],
  ['停止日', 12],
  ['停计或挂账', 10],
  ['曾超期', 8],
  ['办理结果', 16],
  ['联系上', 8],
  ['回访或评价', 14],
  ['回访剔除', 14],
  ['退回（步骤/日期/其后单位）', 40],
  ['重办步骤', 12],
  ['申诉裁定', 14],
  ['定案步骤', 10],
  ['记录截至步骤', 12],
]

/** An item as a row; the sheet of items and the CSV are made of these. */
export function itemRow(item: Item, officeName: (id: string) => string): Row {
  const { evidence } = item
  return [
    item.indicator,
    findIndicator(item.indicator)?.label ?? item.indicator,
    item.office,
    officeName(item.office),
    item.receiptNumber,
    item.procedure,
    item.on,
    yes(item.good),
    item.excluded ?? '',
    item.excluded ? EXCLUSIONS[item.excluded].label : '',
    ...evidenceCells(evidence),
    item.seq,
  ]
}

function evidenceCells(evidence: Evidence): Row {
  const { dueOn, stoppedOn, paused, hanging, afterHour, outcome, value, followUp, returns, faults, remedy, seq } =
    evidence
  return [
    dueOn ?? '',
    stoppedOn ?? '',
    paused || hanging ? '是' : '',
    afterHour ? '是' : '',
    outcome ?? '',
    evidence.reached === false ? '否' : '',
    value ?? '',
    followUp ?? '',
    (returns ?? []).map((one) => `${one.seq}/${one.on}/${one.next ?? ''}`).join(' '),
    (faults ?? []).join(' '),
    remedy ?? '',
    seq ?? '',
  ]
}

function yes(is: boolean): string {
  return is ? '是' : '否'
}

/** The titles of {@link itemRow}'s columns. */
export const ITEM_TITLES = ITEM_COLUMNS.map(([title]) => title)

/** The result of a period with everything it rests on, sheet by sheet, so that anybody can recompute it. */
export async function assessmentWorkbook({
  assessment,
  countyName,
  officeName,
}: AssessmentExport): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const { records } = assessment
  sheet(workbook, '说明', [20, 80], aboutRows(assessment, countyName))
  sheet(workbook, '方案', [12, 20, 30, 12, 12], ruleRows(assessment, officeName))
  sheet(workbook, '排名', [16, 8, 18, 20, 10, 10], rankRows(assessment, officeName))
  sheet(workbook, '各项', [18, 20, 14, 20, 10, 10, 10, 10], lineRows(assessment, officeName))
  sheet(
    workbook,
    '事项',
    ITEM_COLUMNS.map(([, width]) => width),
    [ITEM_TITLES, ...records.items.map((item) => itemRow(item, officeName))],
  )
  sheet(workbook, '加分扣分', [14, 30, 18, 20, 22, 8, 12], markRows(assessment, officeName))
  sheet(workbook, '更正', [8, 20, 12, 40, 14, 18, 22, 8, 14, 8, 14], correctionRows(assessment))
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function sheet(workbook: ExcelJS.Workbook, name: string, widths: readonly number[], rows: readonly Row[]): void {
  const made = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  made.columns = widths.map((width) => ({ width }))
  for (const row of rows) made.addRow([...row])
  made.getRow(1).font = { bold: true }
}

function aboutRows(
  { scheme, version, content, period, state, frozen, applied }: Assessment,
  countyName: string,
): Row[] {
  const states = { running: '进行中', ended: '未公布', frozen: '已公布' }
  return [
    ['项目', '内容'],
    ['县', countyName],
    ['方案编号', scheme],
    ['方案', content.title],
    ['方案版本', version],
    ['考核期起', period.from],
    ['考核期止', period.to],
    ['状态', states[state]],
    ['公布时记录的 SM3 摘要', frozen?.digest.toString('hex') ?? ''],
    ['申诉截止日', frozen?.objectionsUntil ?? ''],
    ['公布后的更正', applied.length],
    ['怎样复算', '按“事项”各行的期限、回访、退回等列重新判定，再按“方案”计分，应与“排名”一致'],
  ]
}

function ruleRows({ content, version }: Assessment, officeName: (id: string) => string): Row[] {
  return [
    ['类别', '代码', '名称', '值', '最多'],
    ['满分', '', '', content.full, ''],
    ['容错率', '', '百分比', content.tolerance, ''],
    ['最少件数', '', '参加排名', content.fewest, ''],
    ['小样本', '', '少于', content.few, ''],
    ...content.indicators.map(({ indicator, weight }): Row => {
      const known = findIndicator(indicator)
      return ['指标', indicator, known?.label ?? indicator, weight, known?.counts === 'faulty' ? '数未达标' : '数达标']
    }),
    ...content.exclusions.map((one): Row => ['剔除', one, EXCLUSIONS[one].label, '', '']),
    ...content.marks.map(({ event, points, atMost }): Row => {
      const { label = event, kind = 'deduction' } = findMarkEvent(event) ?? {}
      return [kind === 'bonus' ? '加分' : '扣分', event, `${label}（规则 v${version}/${event}）`, points, atMost]
    }),
    ...content.groups.flatMap(({ label, offices }) =>
      offices.map((office): Row => ['分组', office, officeName(office), label, '']),
    ),
  ]
}

function all({ groups }: Assessment) {
  return groups.flatMap(({ label, ranked, few, none }) =>
    [...ranked, ...few, ...none].map((result) => ({ label, result })),
  )
}

function rankRows(assessment: Assessment, officeName: (id: string) => string): Row[] {
  return [
    ['分组', '名次', '单位代码', '单位', '件数', '得分'],
    ...all(assessment).map(
      ({ label, result }): Row => [
        label,
        result.rank ?? (result.matters === 0 ? '没有事项' : '件数不足，不排名'),
        result.office,
        officeName(result.office),
        result.matters,
        result.score ?? '',
      ],
    ),
  ]
}

function lineRows(assessment: Assessment, officeName: (id: string) => string): Row[] {
  const lines = ({ office, lines: of }: OfficeResult): Row[] =>
    of.map((line) => [
      office,
      officeName(office),
      line.indicator,
      line.label,
      line.numerator,
      line.denominator,
      line.forgiven,
      Object.entries(line.excluded)
        .map(([exclusion, count]) => `${EXCLUSIONS[exclusion as Exclusion].label}${count}`)
        .join('、'),
    ])
  return [
    ['单位代码', '单位', '指标代码', '指标', '分子', '分母', '容错', '剔除'],
    ...all(assessment).flatMap(({ result }) => lines(result)),
  ]
}

function markRows({ records }: Assessment, officeName: (id: string) => string): Row[] {
  return [
    ['代码', '名称', '单位代码', '单位', '查询编号', '步骤', '日期'],
    ...records.marks.map(
      ({ event, office, receiptNumber, seq, on }): Row => [
        event,
        findMarkEvent(event)?.label ?? event,
        office,
        officeName(office),
        receiptNumber,
        seq,
        on,
      ],
    ),
  ]
}

function correctionRows({ applied }: Assessment): Row[] {
  const told = (one: Item | null): Row => (one ? [yes(one.good), one.excluded ?? ''] : ['', ''])
  return [
    ['次序', '来源', '日期', '理由', '代码', '单位代码', '查询编号', '原达标', '原剔除', '现达标', '现剔除'],
    ...applied.flatMap(({ kind, name, on, reason, correction }, at): Row[] => {
      const from: Row = [at + 1, kind === 'objection' ? `申诉 ${name}` : `第 ${name} 次更正`, on, reason]
      const items = correction.items.map(({ before, after }): Row => {
        const one = after ?? before
        return [
          ...from,
          one?.indicator ?? '',
          one?.office ?? '',
          one?.receiptNumber ?? '',
          ...told(before),
          ...told(after),
        ]
      })
      const marks = correction.marks.map(({ before, after }): Row => {
        const one = after ?? before
        return [
          ...from,
          one?.event ?? '',
          one?.office ?? '',
          one?.receiptNumber ?? '',
          before ? '计' : '',
          '',
          after ? '计' : '',
          '',
        ]
      })
      return [...items, ...marks]
    }),
  ]
}
