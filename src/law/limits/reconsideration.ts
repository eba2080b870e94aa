import { days, workingDays } from '../../calendar/length.ts'
import { plainDate } from '../../calendar/plain-date.ts'
import { cite } from '../cite.ts'
import type { LimitVersion } from '../limit-version.ts'

const COMMON = { mode: 'max', startDayCounted: false, actor: '行政复议机关', verified: true } as const
const OLD = { effectiveFrom: plainDate('1999-10-01'), effectiveTo: plainDate('2023-12-31') }
const NEW = { effectiveFrom: plainDate('2024-01-01') }
const PAUSES_2023 = [
  '行政复议中止',
  '附带审查规范性文件或者依据',
  '当事人同意中止以进行调解、和解',
  '现场勘验、鉴定、协商或者指定受理机关',
] as const

/**
 * 行政复议: days of five, seven (2017, art. 40) or three, five, seven and ten (2023,
 * art. 88) are working days; the rest move with 民事诉讼法 art. 85.
 */
export const RECONSIDERATION_LIMITS: readonly LimitVersion[] = [
  {
    ...COMMON,
    ...OLD,
    id: 'reconsideration-accept-2017',
    family: 'reconsideration-accept',
    name: '审查是否受理',
    citation: cite('reconsideration-law-2017', 17),
    length: workingDays(5),
    rollover: 'working-day-unit',
    startEvent: '收到复议申请之日',
  },
  {
    ...COMMON,
    ...NEW,
    id: 'reconsideration-accept-2023',
    family: 'reconsideration-accept',
    name: '审查是否受理',
    citation: cite('reconsideration-law-2023', 30),
    length: workingDays(5),
    rollover: 'working-day-unit',
    startEvent: '收到复议申请之日',
    restarts: true,
  },
  {
    ...COMMON,
    ...OLD,
    id: 'reconsideration-decide-2017',
    family: 'reconsideration-decide',
    name: '作出复议决定',
    citation: cite('reconsideration-law-2017', 31),
    length: days(60),
    rollover: 'next-working-day',
    startEvent: '受理申请之日',
    extension: {
      kind: 'atMost',
      total: days(90),
      approver: '行政复议机关的负责人',
      notice: '告知申请人和被申请人',
    },
    pauses: ['行政复议中止', '补正材料', '协商或者指定受理机关', '现场勘验', '鉴定', '附带审查有关规定'],
  },
  {
    ...COMMON,
    ...NEW,
    id: 'reconsideration-decide-2023',
    family: 'reconsideration-decide',
    name: '作出复议决定(普通程序)',
    citation: cite('reconsideration-law-2023', 62, 1),
    length: days(60),
    rollover: 'next-working-day',
    startEvent: '受理申请之日',
    extension: { kind: 'atMost', total: days(90), approver: '行政复议机构的负责人', notice: '书面告知当事人' },
    pauses: PAUSES_2023,
  },
  {
    ...COMMON,
    ...NEW,
    id: 'reconsideration-decide-simple-2023',
    family: 'reconsideration-decide-simple',
    name: '作出复议决定(简易程序)',
    citation: cite('reconsideration-law-2023', 62, 2),
    length: days(30),
    rollover: 'next-working-day',
    startEvent: '受理申请之日',
    pauses: PAUSES_2023,
  },
]
