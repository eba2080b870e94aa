import { addDays, type PlainDate, plainDate } from '../src/calendar/plain-date.ts'
import { Life } from './life.ts'
import type { Doer, Step } from './plan.ts'

const COUNTY: Doer = { role: 'dispatcher' }

interface Report {
  readonly office: string
  readonly kind: string
  readonly title: string
  readonly registeredOn: PlainDate
  /** Days until the committee meets. */
  readonly meetsAfter: number
  /** What the committee asks; nothing where it only takes note. */
  readonly opinion?: string
}

/** Matters of the year that were put before the standing committee. */
const REPORTS: readonly Report[] = [
  {
    office: 'finance',
    kind: '专项工作报告',
    title: '2020年上半年预算执行情况',
    registeredOn: plainDate('2020-06-15'),
    meetsAfter: 74,
    opinion: '加快支出进度，切实保障基本民生。',
  },
  {
    office: 'environment',
    kind: '专项工作报告',
    title: '2019年度环境状况和环境保护目标完成情况',
    registeredOn: plainDate('2020-03-02'),
    meetsAfter: 57,
    opinion: '继续抓好扬尘和秸秆焚烧治理。',
  },
  {
    office: 'justice',
    kind: '专项工作报告',
    title: '依法行政工作情况',
    registeredOn: plainDate('2020-09-01'),
    meetsAfter: 57,
    opinion: '提高行政机关负责人出庭应诉率，加强行政执法监督。',
  },
  {
    office: 'natural-resources',
    kind: '备案',
    title: '乡镇行政区划名称变更征求意见',
    registeredOn: plainDate('2020-04-07'),
    meetsAfter: 30,
  },
]

/** The life of each matter reported to the people's congress, until what was resolved has been reported back. */
export function congressSteps(until: PlainDate): Step[] {
  return REPORTS.flatMap((report, at) => lifeOf(report, `congress-${at}`).until(until))
}

function lifeOf({ office, kind, title, registeredOn, meetsAfter, opinion }: Report, id: string): Life {
  const clerk: Doer = { role: 'clerk', office }
  const steps = new Life(id, 'congress-matter', registeredOn)
  steps.open(clerk, { kind, office, title, reason: '关系全县大局和群众切身利益，依法应当向县人大常委会报告。' })
  if (kind === '专项工作报告') {
    steps.does(COUNTY, 'scheduleMeeting', { on: addDays(registeredOn, meetsAfter), place: '县人大常委会会议室' })
    steps.after(meetsAfter - 28).does(clerk, 'consultDraft', { whom: '有关工作委员会', opinions: '已按意见修改。' })
    steps.after(14)
  }
  steps.does(clerk, 'submit', {
    situation: `${title}的基本情况，见报告全文。`,
    basis: '有关法律法规和县人大常委会年度工作要点。',
    plan: '下一步工作措施，见报告全文。',
    opinions: '已征求有关部门和工作机构意见。',
  })
  steps.after(opinion ? 14 : meetsAfter)
  if (!opinion) {
    steps.does(COUNTY, 'noteResult', { result: '县人大常委会已备案。' })
    return steps
  }
  steps.does(COUNTY, 'resolve', { decision: '审议意见', text: opinion })
  steps.after(40).does(clerk, 'reportFollowUp', {
    account: '审议意见已逐条研究处理，措施和进展见报告全文。',
    consultedBody: '有关工作委员会',
  })
  steps.after(10).does(COUNTY, 'acknowledge', { result: '县人大常委会主任会议听取报告并确认。' })
  return steps
}
