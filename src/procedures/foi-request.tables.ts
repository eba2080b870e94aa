/**
 * The yearly report's third table, 收到和处理政府信息公开申请情况, in both its forms: that of 2019 for the
 * years 2019 and 2020, and that of 国办公开办函〔2021〕30号 since, which tells 其他处理 apart.
 */
import type { FigureRule } from '../statistics/figure.ts'
import type { StatisticsTable, TableRow } from '../statistics/table.ts'
import { APPLICANT_KINDS } from './foi-request.forms.ts'
import type { OUTCOMES } from './foi-request.outcomes.ts'

type Outcome = keyof typeof OUTCOMES

const BY = 'applicantKind'

/** Every leaf of the table with the outcomes that are counted in it. */
const LEAVES: Readonly<Record<string, { label: string; outcomes: readonly Outcome[] }>> = {
  granted: { label: '予以公开', outcomes: ['granted', 'alreadyPublished'] },
  'granted-in-part': { label: '部分公开', outcomes: ['grantedInPart'] },
  'refused-state-secret': { label: '属于国家秘密', outcomes: ['refusedStateSecret'] },
  'refused-by-law': { label: '其他法律行政法规禁止公开', outcomes: ['refusedByLaw'] },
  'refused-safety': { label: '危及“三安全一稳定”', outcomes: ['refusedSafety'] },
  'refused-third-party': { label: '保护第三方合法权益', outcomes: ['refusedThirdParty'] },
  'refused-internal': { label: '属于三类内部事务信息', outcomes: ['refusedInternal'] },
  'refused-in-progress': { label: '属于四类过程性信息', outcomes: ['refusedInProgress'] },
  'refused-case-file': { label: '属于行政执法案卷', outcomes: ['refusedCaseFile'] },
  'refused-enquiry': { label: '属于行政查询事项', outcomes: ['refusedEnquiry'] },
  'unavailable-not-held': {
    label: '本机关不掌握相关政府信息',
    outcomes: ['unavailableNotFound', 'unavailableElsewhere'],
  },
  'unavailable-to-be-made': { label: '没有现成信息需要另行制作', outcomes: ['unavailableToBeMade'] },
  'unavailable-unclear': { label: '补正后申请内容仍不明确', outcomes: ['unavailableUnclear'] },
  'not-processed-petition': { label: '信访举报投诉类申请', outcomes: ['notProcessedPetition'] },
  'not-processed-repeated': { label: '重复申请', outcomes: ['notProcessedRepeated'] },
  'not-processed-printed': { label: '要求提供公开出版物', outcomes: ['notProcessedPrinted'] },
  'not-processed-excessive': { label: '无正当理由大量反复申请', outcomes: ['notProcessedExcessive'] },
  'not-processed-confirmation': {
    label: '要求行政机关确认或重新出具已获取信息',
    outcomes: ['notProcessedConfirmation'],
  },
  'other-uncorrected': {
    label: '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    outcomes: ['abandoned'],
  },
  'other-unpaid': {
    label: '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    outcomes: ['feeUnpaid'],
  },
  'other-rest': { label: '其他', outcomes: ['withdrawn', 'otherwise'] },
  'other-all': { label: '其他处理', outcomes: ['abandoned', 'feeUnpaid', 'withdrawn', 'otherwise'] },
}

/** Figures of the procedure: the table's, and how the answers kept to their days. */
export const FIGURES: Readonly<Record<string, FigureRule>> = {
  'foi-request.received': { label: '本年新收政府信息公开申请数量', count: 'opened', by: BY },
  'foi-request.carried-in': { label: '上年结转政府信息公开申请数量', count: 'openAtStart', by: BY },
  'foi-request.closed': { label: '本年度办理结果总计', count: 'closed', by: BY },
  'foi-request.carried-out': { label: '结转下年度继续办理', count: 'openAtEnd', by: BY },
  ...Object.fromEntries(
    Object.entries(LEAVES).map(([id, { label, outcomes }]) => [
      `foi-request.${id}`,
      { label, count: 'closed', by: BY, where: { outcome: outcomes } } satisfies FigureRule,
    ]),
  ),
  'foi-request.correction-late': {
    label: '超过七个工作日才告知补正的申请',
    count: 'closed',
    where: { facts: { correctionLate: true } },
  },
  'foi-request.late': { label: '超过法定期限答复的申请', count: 'closed', where: { late: ['reply'] } },
  'foi-request.on-time': { label: '法定期限内答复的申请', count: 'closed', where: { onTime: 'reply' } },
  'foi-request.on-time-rate': { label: '依申请公开按期答复率', rate: ['foi-request.on-time', 'foi-request.closed'] },
}

const leaf = (id: string, number: string, depth: number): TableRow => ({
  label: `${number}${LEAVES[id]?.label ?? id}`,
  figure: `foi-request.${id}`,
  depth,
})
const numbered = (...ids: readonly string[]) => ids.map((id, at) => leaf(id, `${at + 1}.`, 2))
const heading = (label: string, depth: number): TableRow => ({ label, depth })

const RESULTS: readonly TableRow[] = [
  leaf('granted', '（一）', 1),
  { ...leaf('granted-in-part', '（二）', 1), label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）' },
  heading('（三）不予公开', 1),
  ...numbered(
    'refused-state-secret',
    'refused-by-law',
    'refused-safety',
    'refused-third-party',
    'refused-internal',
    'refused-in-progress',
    'refused-case-file',
    'refused-enquiry',
  ),
  heading('（四）无法提供', 1),
  ...numbered('unavailable-not-held', 'unavailable-to-be-made', 'unavailable-unclear'),
  heading('（五）不予处理', 1),
  ...numbered(
    'not-processed-petition',
    'not-processed-repeated',
    'not-processed-printed',
    'not-processed-excessive',
    'not-processed-confirmation',
  ),
]

function yearly(
  id: string,
  source: string,
  years: StatisticsTable['years'],
  others: readonly TableRow[],
): StatisticsTable {
  const rows: readonly TableRow[] = [
    { label: '一、本年新收政府信息公开申请数量', figure: 'foi-request.received', depth: 0 },
    { label: '二、上年结转政府信息公开申请数量', figure: 'foi-request.carried-in', depth: 0 },
    heading('三、本年度办理结果', 0),
    ...RESULTS,
    ...others,
    { label: '（七）总计', figure: 'foi-request.closed', depth: 1 },
    { label: '四、结转下年度继续办理', figure: 'foi-request.carried-out', depth: 0 },
  ]
  const leaves = [...RESULTS, ...others].flatMap(({ figure }) => (figure ? [figure] : []))
  return {
    id,
    title: '收到和处理政府信息公开申请情况',
    procedure: 'foi-request',
    source,
    years,
    by: BY,
    columns: APPLICANT_KINDS.map((value) => ({
      value,
      label: value === '其他组织' ? '其他' : value,
      ...(value === '自然人' ? {} : { group: '法人或其他组织' }),
    })),
    rows,
    balances: [
      {
        text: '第一项加第二项之和，等于第三项加第四项之和',
        left: ['foi-request.received', 'foi-request.carried-in'],
        right: ['foi-request.closed', 'foi-request.carried-out'],
      },
      { text: '（一）至（六）各项之和，等于（七）总计', left: leaves, right: ['foi-request.closed'] },
    ],
  }
}

/** The table in the form of each year. */
export const FOI_TABLES: readonly StatisticsTable[] = [
  yearly('foi-annual-2019', '国务院办公厅政府信息与政务公开办公室2019年试行格式', { from: 2019, to: 2020 }, [
    leaf('other-all', '（六）', 1),
  ]),
  yearly('foi-annual-2021', '国办公开办函〔2021〕30号', { from: 2021 }, [
    heading('（六）其他处理', 1),
    ...numbered('other-uncorrected', 'other-unpaid', 'other-rest'),
  ]),
]
