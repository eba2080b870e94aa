import { z } from 'zod'
import { type GateContext, words } from '../engine/define.ts'
import type { Matter } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { cite } from '../law/cite.ts'
import { APPLICANT_KINDS, WAYS } from './foi-request.forms.ts'
import { OUTCOMES } from './foi-request.outcomes.ts'

/** An article of the Regulation on Open Government Information (2019). */
export const art = (article: number, paragraph?: number, item?: number) =>
  cite('foi-regulation-2019', article, paragraph, item)

/** Who may be asked before information is given out. */
export const CONSULTED = ['第三方', '共同制作机关', '其他机关'] as const

/** What those asked may say. */
export const OPINIONS = ['同意公开', '不同意公开且理由合理', '不同意公开但理由不合理'] as const

/** The words of a request for information. */
export const w = words({
  roles: {
    citizen: '申请人',
    dispatcher: '县政府办分办员',
    supervisor: '督办员',
    clerk: '公开机构经办人',
    township: '乡镇经办人',
    director: '公开机构负责人',
    leader: '县领导',
  },
  stages: {
    received: '已收到',
    correcting: '待补正',
    handling: '办理中',
    consulting: '征求意见中',
    explaining: '待说明理由',
    paying: '待缴费',
  },
  clocks: {
    confirm: { label: '确认收到', norm: 'foi-confirm' },
    reply: { label: '答复期限', limit: 'foi-answer' },
    correctionNotice: { label: '补正告知期限', limit: 'foi-correction-notice', noDuty: true },
    correction: { label: '申请人补正期限', noDuty: true },
    thirdParty: { label: '第三方意见期限', limit: 'foi-third-party', noDuty: true },
    coAgency: { label: '共同制作机关意见期限', limit: 'foi-co-agency', noDuty: true },
    delayed: { label: '延迟答复期限' },
    payment: { label: '缴费期限', limit: 'foi-fee-payment', noDuty: true },
  },
  outcomes: OUTCOMES,
  facts: z.object({
    applicantKind: z.enum(APPLICANT_KINDS).meta({ title: '申请人类别' }),
    via: z.enum(WAYS).meta({ title: '提交方式' }),
    form: z.string().meta({ title: '提供形式' }),
    confirmed: z.boolean().meta({ title: '收到之日已确定' }),
    correctionLate: z.boolean().optional().meta({ title: '逾期告知补正' }),
    consulted: z.enum(CONSULTED).optional().meta({ title: '征求意见对象' }),
    opinion: z.string().optional().meta({ title: '征求到的意见' }),
    reasonable: z.enum(['合理', '不合理']).optional().meta({ title: '申请理由' }),
    served: z.boolean().optional().meta({ title: '已送达' }),
    published: z.boolean().optional().meta({ title: '已公开' }),
  }),
})

type Context = Pick<GateContext<unknown>, 'on' | 'dayOf'>
/** Who handles a request in the organ it was made to. */
export const HANDLERS = ['clerk', 'township', 'director'] as const
/** All staff concerned with one. */
export const STAFF = ['dispatcher', 'supervisor', ...HANDLERS] as const
/** Gate: the day of receipt must be settled. */
export const received = (m: Matter) =>
  m.facts['confirmed'] ? undefined : refuse('not-received-yet', '还没有与申请人确认收到之日，请先“确认收到”', art(31))
/** Gate: the day of receipt must not be settled yet. */
export const unreceived = (m: Matter) =>
  m.facts['confirmed']
    ? refuse('already-received', '收到之日已经确定，不能再确认；日期有误请用“更正日期”', art(31))
    : undefined
/** The last day for the opinion that is being waited for. */
export const termOf = (m: Matter, { dayOf }: Context) =>
  dayOf(m.facts['consulted'] === '第三方' ? 'thirdParty' : 'coAgency')
/** Gate: a term must have run out before anybody is held to have let it pass. */
export const pastTerm =
  (clock: string, code: string, message: (until: string) => string, law = art(30)) =>
  (_: Matter, { on, dayOf }: Context) => {
    const until = dayOf(clock)
    return until && on <= until ? refuse(code, message(until), law) : undefined
  }
