import { days } from '../../calendar/length.ts'
import { plainDate } from '../../calendar/plain-date.ts'
import { cite } from '../cite.ts'
import type { LimitVersion } from '../limit-version.ts'

const COMMON = {
  mode: 'max',
  rollover: 'unspecified',
  effectiveFrom: plainDate('1997-03-01'),
  checked: 'text',
} as const
const LAW = 'henan-petition-regulation-2012'

/**
 * 河南省信访条例: shorter than the national limits, which prevail; fit as warning
 * lines. Whether it still stands beside the Work Regulation of 2022 is not settled.
 */
export const PETITION_HENAN_LIMITS: readonly LimitVersion[] = [
  {
    ...COMMON,
    id: 'petition-henan-transfer',
    family: 'petition-henan-transfer',
    name: '河南省：转办、交办',
    citation: cite(LAW, 26, 2, 1),
    length: days(5),
    startEvent: '接收之日',
    actor: '接受信访的机关',
  },
  {
    ...COMMON,
    id: 'petition-henan-finish',
    family: 'petition-henan-finish',
    name: '河南省：直接责任归属机关办结',
    citation: cite(LAW, 26, 2, 2),
    length: days(30),
    startEvent: '接收之日',
    actor: '直接责任归属机关',
    extension: { kind: 'total', total: days(90), approver: '承办机关（条例没有写明由谁批准）' },
  },
  {
    ...COMMON,
    id: 'petition-henan-assigned',
    family: 'petition-henan-assigned',
    name: '河南省：交办事项办结',
    citation: cite(LAW, 26, 2, 3),
    length: days(90),
    startEvent: '收到交办件之日',
    actor: '承办机关',
  },
  {
    ...COMMON,
    id: 'petition-henan-return',
    family: 'petition-henan-return',
    name: '河南省：退回不当的转办、交办',
    citation: cite(LAW, 26, 2, 5),
    length: days(5),
    startEvent: '收到转办、交办件之日',
    actor: '接受机关',
  },
  {
    ...COMMON,
    id: 'petition-henan-review-request',
    family: 'petition-henan-review-request',
    name: '河南省：申请复查',
    citation: cite(LAW, 27, 1, 1),
    length: days(30),
    rollover: 'unspecified-roll-for-party',
    startEvent: '收到处理意见书之日',
    actor: '信访人',
  },
  {
    ...COMMON,
    id: 'petition-henan-review',
    family: 'petition-henan-review',
    name: '河南省：作出复查意见书',
    citation: cite(LAW, 27, 1, 1),
    length: days(30),
    startEvent: '接受复查申请之日',
    actor: '复查机关',
  },
]
