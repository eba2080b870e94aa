import { days, workingDays } from '../../calendar/length.ts'
import { plainDate } from '../../calendar/plain-date.ts'
import { cite } from '../cite.ts'
import type { LimitVersion } from '../limit-version.ts'

const OLD = { effectiveFrom: plainDate('2005-05-01'), effectiveTo: plainDate('2022-04-30') }
const NEW = { effectiveFrom: plainDate('2022-05-01') }
const COMMON = { mode: 'max', rollover: 'unspecified', verified: true } as const

/** 信访: the Regulation of 2005 until 2022-04-30, the Work Regulation since. Neither rolls a limit over. */
export const PETITION_LIMITS: readonly LimitVersion[] = [
  {
    ...COMMON,
    ...OLD,
    id: 'petition-transfer-2005',
    family: 'petition-transfer',
    name: '登记并转送有权处理机关',
    citation: cite('petition-regulation-2005', 21),
    length: days(15),
    startEvent: '收到信访事项',
    actor: '政府信访工作机构',
  },
  {
    ...COMMON,
    ...NEW,
    id: 'petition-transfer-2022',
    family: 'petition-transfer',
    name: '登记并转送、交办',
    citation: cite('petition-work-regulation-2022', 22),
    length: days(15),
    startEvent: '收到信访事项',
    actor: '党委和政府信访部门',
  },
  {
    ...COMMON,
    ...OLD,
    id: 'petition-accept-2005',
    family: 'petition-accept',
    name: '决定是否受理并书面告知',
    citation: cite('petition-regulation-2005', 22),
    length: days(15),
    startEvent: '收到信访事项之日',
    actor: '有权处理机关',
  },
  {
    ...COMMON,
    ...NEW,
    id: 'petition-inform-2022',
    family: 'petition-accept',
    name: '告知接收情况和处理途径、程序',
    citation: cite('petition-work-regulation-2022', 23),
    length: days(15),
    startEvent: '收到信访事项之日',
    actor: '有权处理机关、单位',
  },
  {
    ...COMMON,
    ...NEW,
    id: 'petition-objection-2022',
    family: 'petition-objection',
    name: '对转送、交办提出异议',
    citation: cite('petition-work-regulation-2022', 23, 3),
    length: workingDays(5),
    rollover: 'working-day-unit',
    startEvent: '收到转送、交办之日',
    actor: '收件机关、单位',
  },
  {
    ...COMMON,
    ...OLD,
    id: 'petition-finish-2005',
    family: 'petition-finish',
    name: '信访事项办结',
    citation: cite('petition-regulation-2005', 33),
    length: days(60),
    startEvent: '受理之日',
    actor: '有权处理机关',
    extension: { kind: 'atMost', total: days(90), approver: '本行政机关负责人', notice: '告知信访人延期理由' },
  },
  {
    ...COMMON,
    ...NEW,
    id: 'petition-finish-2022',
    family: 'petition-finish',
    name: '出具处理意见书',
    citation: cite('petition-work-regulation-2022', 34),
    length: days(60),
    startEvent: '受理之日',
    actor: '有权处理机关、单位',
    extension: { kind: 'atMost', total: days(90), approver: '本机关、单位负责人', notice: '告知信访人延期理由' },
  },
]
