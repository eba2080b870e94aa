import { z } from 'zod'
import type { PlainDate } from '../calendar/plain-date.ts'
import { words } from '../engine/define.ts'
import { cite } from '../law/cite.ts'

/** An article of Henan's rules on major matters. */
export const henan = (article: number, paragraph?: number) => cite('henan-major-matters-rules-2014', article, paragraph)
/** The article of the Oversight Law that governed reports on a day. */
export const oversight = (on: PlainDate, earlier: number, since2024: number) =>
  on < '2024-11-08' ? cite('oversight-law-2006', earlier) : cite('oversight-law-2024', since2024)

/** What is reported, and for what. */
export const KINDS = ['专项工作报告', '提请讨论决定', '重大事项报告', '备案'] as const
/** What the committee may answer. */
export const DECISIONS = ['决议', '决定', '审议意见', '审查意见和建议'] as const
/** The report whose days before the meeting the law fixes. */
export const SPECIAL = '专项工作报告'

/** The words of a matter reported to the people's congress. */
export const w = words({
  roles: {
    dispatcher: '县政府办',
    supervisor: '督办员',
    clerk: '承办单位经办人',
    township: '乡镇经办人',
    director: '承办单位负责人',
    leader: '县领导',
  },
  stages: {
    registered: '准备报告',
    submitted: '待审议',
    following: '研究处理中',
    followedUp: '待常委会确认',
  },
  clocks: {
    consultDraft: { label: '报告送交征求意见期限', limit: 'congress-report-consult' },
    submit: { label: '报告送交常委会期限', limit: 'congress-report-submit' },
    deliberate: { label: '常委会审议期限', limit: 'congress-deliberate-henan', noDuty: true },
    resolutionTerm: { label: '决议或者意见确定的报告期限' },
    followUp: { label: '报告研究处理情况的期限', norm: 'congress-follow-up' },
  },
  outcomes: {
    followedUp: { label: '研究处理情况已报告并确认' },
    noted: { label: '审议通过，没有审议意见' },
    filed: { label: '已备案', law: henan(6) },
    withdrawn: { label: '不再报告' },
  },
  facts: z.object({
    kind: z.enum(KINDS).meta({ title: '类别' }),
    reason: z.string().meta({ title: '为什么属于重大事项' }),
    meetingOn: z.string().optional().meta({ title: '会议日期' }),
    consulted: z.boolean().optional().meta({ title: '已征求意见' }),
    decision: z.enum(DECISIONS).optional().meta({ title: '审议结果' }),
    term: z.string().optional().meta({ title: '报告期限' }),
    published: z.boolean().optional().meta({ title: '已公开' }),
  }),
})

/** Who handles it in the office in charge. */
export const HANDLERS = ['clerk', 'township', 'director'] as const
/** Who reports it. */
export const REPORTERS = ['dispatcher', ...HANDLERS] as const
/** All staff concerned. */
export const STAFF = ['supervisor', ...REPORTERS] as const
