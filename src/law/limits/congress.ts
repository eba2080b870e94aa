import { days, months } from '../../calendar/length.ts'
import { plainDate } from '../../calendar/plain-date.ts'
import { cite } from '../cite.ts'
import type { LimitVersion } from '../limit-version.ts'

const SINCE_2007 = {
  mode: 'backward',
  rollover: 'unspecified',
  startEvent: '常务委员会举行会议之日',
  actor: '人民政府',
  effectiveFrom: plainDate('2007-01-01'),
  effectiveTo: plainDate('2024-11-07'),
  checked: 'text',
} as const

const SINCE_2024 = {
  mode: 'backward',
  rollover: 'unspecified',
  startEvent: '常务委员会举行会议之日',
  actor: '人民政府',
  effectiveFrom: plainDate('2024-11-08'),
  checked: 'text',
  datesUnchecked: true,
} as const

/** 向人大常委会报告: what must be there so many days before the committee meets, and how long it has to deliberate. */
export const CONGRESS_LIMITS: readonly LimitVersion[] = [
  {
    ...SINCE_2007,
    id: 'congress-report-consult-2006',
    family: 'congress-report-consult',
    name: '专项工作报告送交征求意见',
    citation: cite('oversight-law-2006', 12),
    length: days(20),
  },
  {
    ...SINCE_2024,
    id: 'congress-report-consult-2024',
    family: 'congress-report-consult',
    name: '专项工作报告送交征求意见',
    citation: cite('oversight-law-2024', 15),
    length: days(20),
  },
  {
    ...SINCE_2007,
    id: 'congress-report-submit-2006',
    family: 'congress-report-submit',
    name: '专项工作报告送交常务委员会',
    citation: cite('oversight-law-2006', 12),
    length: days(10),
  },
  {
    ...SINCE_2024,
    id: 'congress-report-submit-2024',
    family: 'congress-report-submit',
    name: '专项工作报告送交常务委员会',
    citation: cite('oversight-law-2024', 15),
    length: days(10),
  },
  {
    id: 'congress-deliberate-henan',
    family: 'congress-deliberate-henan',
    name: '河南省：审议重大事项的议案、报告',
    citation: cite('henan-major-matters-rules-2014', 10),
    mode: 'max',
    length: months(4),
    startEvent: '提出议案、报告之日',
    actor: '人大常委会',
    rollover: 'unspecified',
    effectiveFrom: plainDate('2014-12-04'),
    checked: 'text',
    datesUnchecked: true,
  },
]
