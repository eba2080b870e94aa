import { workingDays } from '../../calendar/length.ts'
import { plainDate } from '../../calendar/plain-date.ts'
import { cite } from '../cite.ts'
import type { LimitVersion } from '../limit-version.ts'

const COMMON = {
  mode: 'max',
  startDayCounted: false,
  rollover: 'working-day-unit',
  startEvent: '收到申请之日',
  actor: '行政机关',
} as const
const APPROVER = '政府信息公开工作机构负责人'

/** 政府信息公开: every limit is written in working days. */
export const FOI_LIMITS: readonly LimitVersion[] = [
  {
    ...COMMON,
    id: 'foi-answer-2008',
    family: 'foi-answer',
    name: '答复公开申请',
    citation: cite('foi-regulation-2007', 24),
    length: workingDays(15),
    extension: { kind: 'atMost', total: workingDays(30), approver: APPROVER, notice: '告知申请人' },
    effectiveFrom: plainDate('2008-05-01'),
    effectiveTo: plainDate('2019-05-14'),
    verified: false,
  },
  {
    ...COMMON,
    id: 'foi-answer-2019',
    family: 'foi-answer',
    name: '答复公开申请',
    citation: cite('foi-regulation-2019', 33, 2),
    length: workingDays(20),
    extension: { kind: 'atMost', total: workingDays(40), approver: APPROVER, notice: '原期限内告知申请人' },
    pauses: ['征求第三方意见', '征求其他机关意见'],
    restarts: true,
    effectiveFrom: plainDate('2019-05-15'),
    verified: true,
  },
  {
    ...COMMON,
    id: 'foi-correction-notice',
    family: 'foi-correction-notice',
    name: '一次性告知补正',
    citation: cite('foi-regulation-2019', 30),
    length: workingDays(7),
    effectiveFrom: plainDate('2019-05-15'),
    verified: true,
  },
]
