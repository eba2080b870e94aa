/**
 * 考核申诉. An office that is assessed says that an item of its own was counted wrongly, within the county's
 * term after publication, with reason and evidence. Whoever supervises decides, never somebody of the office
 * that objects. What is allowed is counted anew for everybody. No statute sets the days: both are norms.
 */

import { z } from 'zod'
import { attach, correctDate, note } from '../actions/common.ts'
import { REMEDIES } from '../assessment/record.ts'
import { dateText } from '../calendar/plain-date.ts'
import { form, type GateContext, words } from '../engine/define.ts'
import { choice, day, line, officeId, prose } from '../engine/fields.ts'
import type { Matter } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'

const w = words({
  roles: {
    clerk: '被考核单位经办人',
    township: '被考核乡镇经办人',
    director: '被考核单位负责人',
    supervisor: '督办员',
    dispatcher: '县政府办分办员',
    leader: '县领导',
  },
  stages: { raised: '待裁定' },
  clocks: { decide: { label: '裁定期限', norm: 'assessment-decide' } },
  outcomes: {
    allowed: { label: '申诉成立' },
    allowedInPart: { label: '申诉部分成立' },
    disallowed: { label: '申诉不成立' },
    withdrawn: { label: '撤回申诉' },
  },
  facts: z.object({
    scheme: z.string().meta({ title: '方案编号' }),
    from: z.string().meta({ title: '考核期起' }),
    office: z.string().meta({ title: '申诉单位' }),
    about: z.string().meta({ title: '指标或者扣分项代码' }),
    line: z.string().meta({ title: '申诉的项目' }),
    receiptNumbers: z.string().meta({ title: '所涉事项' }),
    asked: z.enum(REMEDIES).meta({ title: '请求' }),
    remedy: z.enum(REMEDIES).optional().meta({ title: '裁定' }),
    allowedNumbers: z.string().optional().meta({ title: '裁定所及事项' }),
  }),
})

const OFFICES = ['clerk', 'township', 'director'] as const
const DECIDERS = ['supervisor'] as const
const numbers = (title: string) => prose(title, { max: 20_000, help: '查询编号，一行一个' })

/** Nobody decides what their own office asked for. */
function notOneself(matter: Matter, { actor }: GateContext<unknown>) {
  return actor.office !== null && actor.office === matter.facts['office']
    ? refuse('own-objection', '申诉是您所在单位提出的，应由别的单位的督办员裁定')
    : undefined
}

const lines = (text: string) => [...new Set(text.split(/\s+/).filter((one) => one !== ''))]

/** Only what was asked for can be allowed. */
function beyondAsked(allowed: string, matter: Matter) {
  const asked = lines(String(matter.facts['receiptNumbers']))
  const extra = lines(allowed).find((number) => !asked.includes(number))
  return extra ? refuse('not-asked', `${extra} 不在申诉所涉事项之内，请核对编号`) : undefined
}

export const assessmentObjection = w.procedure({
  id: 'assessment-objection',
  version: 1,
  title: '考核申诉',
  plural: 'assessment-objections',
  intro: '被考核单位认为某件事算错了，在期限内申诉，由督办员裁定；成立的，全部重新计分。',
  open: w.opening({
    stage: 'raised',
    by: OFFICES,
    onlyBegun: true,
    input: form({
      scheme: line('方案编号', { max: 40 }),
      from: day('考核期起'),
      period: line('考核期', { max: 120 }),
      until: day('申诉截止日'),
      office: officeId('申诉单位'),
      about: line('指标或者扣分项代码', { max: 40 }),
      line: line('申诉的项目', { max: 100 }),
      receiptNumbers: numbers('所涉事项'),
      asked: choice('请求', REMEDIES),
      reason: prose('申诉理由', { min: 5, max: 2_000, help: '哪里算错了，依据什么；证据作为附件一并提交' }),
    }),
    gates: [
      ({ input, on }) =>
        on > input.until
          ? refuse('objection-late', `申诉期限已于${dateText(input.until)}届满，不能再申诉；记录有误的，请更正记录`)
          : undefined,
    ],
    title: ({ period, line: about }) => `申诉：${period} ${about}`,
    searchText: ({ reason, receiptNumbers }) => `${reason}\n${receiptNumbers}`,
    record: ({ scheme, from, office, about, line: what, receiptNumbers, asked }) => ({
      scheme,
      from,
      office,
      about,
      line: what,
      receiptNumbers,
      asked,
    }),
    assign: ({ office }) => ({ assisting: office }),
    starts: ['decide'],
  }),
  actions: {
    allow: w.action({
      label: '裁定申诉成立',
      by: DECIDERS,
      from: 'raised',
      to: 'closed',
      danger: true,
      input: form({
        remedy: choice('裁定', REMEDIES),
        finding: prose('查明的事实和理由', { min: 5, max: 2_000 }),
      }),
      gates: [notOneself],
      record: ({ remedy }, { receiptNumbers }) => ({ remedy, allowedNumbers: receiptNumbers }),
      outcome: () => 'allowed',
    }),
    allowInPart: w.action({
      label: '裁定部分成立',
      by: DECIDERS,
      from: 'raised',
      to: 'closed',
      danger: true,
      input: form({
        remedy: choice('裁定', REMEDIES),
        receiptNumbers: numbers('成立的事项'),
        finding: prose('查明的事实和理由', { min: 5, max: 2_000 }),
      }),
      gates: [notOneself, (matter, { input }) => (input ? beyondAsked(input.receiptNumbers, matter) : undefined)],
      record: ({ remedy, receiptNumbers }) => ({ remedy, allowedNumbers: receiptNumbers }),
      outcome: () => 'allowedInPart',
    }),
    disallow: w.action({
      label: '裁定申诉不成立',
      by: DECIDERS,
      from: 'raised',
      to: 'closed',
      danger: true,
      input: form({ finding: prose('查明的事实和理由', { min: 5, max: 2_000 }) }),
      gates: [notOneself],
      outcome: () => 'disallowed',
    }),
    withdrawObjection: w.action({
      label: '撤回申诉',
      by: OFFICES,
      standing: 'involved',
      from: 'raised',
      to: 'closed',
      danger: true,
      input: form({ reason: prose('撤回理由', { max: 500 }).optional() }),
      outcome: () => 'withdrawn',
    }),
    ...correctDate(DECIDERS),
    ...attach(OFFICES),
    ...note([...DECIDERS, ...OFFICES]),
  },
  figures: {
    'assessment-objection.raised': { label: '收到考核申诉', count: 'opened' },
    'assessment-objection.decided': { label: '办结考核申诉', count: 'closed' },
    'assessment-objection.allowed': {
      label: '申诉成立（含部分成立）',
      count: 'closed',
      where: { outcome: ['allowed', 'allowedInPart'] },
    },
    'assessment-objection.on-target': { label: '期限内裁定的申诉', count: 'closed', where: { onTarget: 'decide' } },
    'assessment-objection.carried-in': { label: '上期结转申诉', count: 'openAtStart' },
    'assessment-objection.carried-out': { label: '结转下期申诉', count: 'openAtEnd' },
  },
  balances: [
    {
      left: ['assessment-objection.raised', 'assessment-objection.carried-in'],
      right: ['assessment-objection.decided', 'assessment-objection.carried-out'],
    },
  ],
})
