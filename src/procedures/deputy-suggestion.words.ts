import { z } from 'zod'
import type { PlainDate } from '../calendar/plain-date.ts'
import { form, words } from '../engine/define.ts'
import { choice, day, line, officeId, prose, whole, yesNo } from '../engine/fields.ts'
import type { Facts, Matter } from '../engine/matter.ts'
import { type Citation, cite } from '../law/cite.ts'

/** An article of Henan's rules on suggestions; counties may go by them (art. 31). */
export const henan = (article: number, paragraph?: number) => cite('henan-suggestion-rules-2017', article, paragraph)
/** The duty to answer, in the Deputies Law in force on a day. */
export const deputiesLaw = (on: PlainDate): Citation =>
  on < '2025-03-12' ? cite('deputies-law-2015', 42) : cite('deputies-law-2025', 51)

/** The same, of a matter that Henan's rules govern: proposals are under none. */
export const henanFor = ({ facts }: Pick<Matter, 'facts'>, article: number, paragraph?: number) =>
  facts['kind'] === '人大代表建议' ? henan(article, paragraph) : undefined

/** What is answered: deputies' suggestions under the law, and proposals of the political consultative conference. */
export const KINDS = ['人大代表建议', '政协提案'] as const

/** How an answer stands to what was asked (河南 art. 19), with the letter that goes on it. */
export const CLASSES = {
  'A 所提问题已经解决或者基本解决': 'resolved',
  'B 所提问题正在解决或者已列入计划': 'planned',
  'C 受法律政策或者客观条件限制暂不能解决': 'cannotYet',
  'D 留作参考，或者已向上级反映': 'forReference',
} as const
/** Label of a class. */
export type AnswerClass = keyof typeof CLASSES
const CLASS_LABELS = Object.keys(CLASSES) as [AnswerClass, ...AnswerClass[]]

/** How the deputy finds the answer. */
export const LEVELS = ['满意', '基本满意', '不满意'] as const

/** What comes from the congress or the conference. The day it was assigned (交办) is the day the matter is opened on. */
export const suggestion = form({
  kind: choice('类别', KINDS),
  number: line('编号', { max: 40, help: '人大或者政协的编号，如“第23号”' }),
  title: line('题目', { min: 2, max: 100 }),
  body: prose('内容', { min: 5, max: 20_000 }),
  session: choice('提出时间', ['会议期间', '闭会期间']),
  signers: whole('联名人数', { min: 1, max: 500 }),
  key: yesNo('重点督办', '主任会议或者主席会议确定的重点办理件').optional(),
  secret: yesNo('代表认为不宜公开').optional(),
})

/** The deputy who leads: an office address, not a private one; kept sealed. */
export const deputy = form({
  name: line('领衔代表（委员）姓名', { max: 40 }),
  phone: line('联系电话', { max: 30 }).optional(),
  address: line('单位或者通信地址', { max: 100 }).optional(),
})

/** The answer as it goes into the letter. */
export const answer = form({
  class: choice('答复类别', CLASS_LABELS),
  answer: prose('答复内容', { min: 20, max: 20_000 }),
  assistingOpinions: prose('协办单位意见', {
    max: 5_000,
    help: '有协办单位的，由主办单位统一答复并说明协办意见',
  }).optional(),
  doneBy: day('承诺落实的日期').optional(),
})

/** The words of a suggestion. */
export const w = words({
  roles: {
    dispatcher: '县政府办（建议提案办理）',
    supervisor: '督办员',
    citizen: '代表、委员',
    clerk: '承办单位经办人',
    township: '乡镇经办人',
    director: '承办单位负责人',
    leader: '县领导',
  },
  stages: {
    received: '待分办',
    handling: '办理中',
    declined: '待重新确定承办单位',
    replied: '待代表反馈',
    redoing: '重新办理中',
    evaluating: '评估中',
  },
  clocks: {
    reply: { label: '答复期限', limit: 'suggestion-reply' },
    proposalReply: { label: '提案答复期限', norm: 'proposal-reply' },
    decline: { label: '说明不属本单位承办的期限', limit: 'suggestion-decline-henan', noDuty: true },
    reassign: { label: '重新确定承办单位期限', limit: 'suggestion-reassign-henan' },
    feedback: { label: '代表反馈期限', limit: 'suggestion-feedback-henan', noDuty: true },
    redo: { label: '再次办理期限', limit: 'suggestion-redo-henan' },
  },
  outcomes: {
    resolved: { label: 'A 已解决', law: henan(19) },
    planned: { label: 'B 正在解决或者列入计划', law: henan(19) },
    cannotYet: { label: 'C 暂不能解决', law: henan(19) },
    forReference: { label: 'D 留作参考或者向上反映', law: henan(19) },
    withdrawn: { label: '代表撤回' },
  },
  facts: z.object({
    kind: z.enum(KINDS).meta({ title: '类别' }),
    number: z.string().meta({ title: '编号' }),
    session: z.string().meta({ title: '提出时间' }),
    signers: z.number().meta({ title: '联名人数' }),
    key: z.boolean().meta({ title: '重点督办' }),
    secret: z.boolean().meta({ title: '代表认为不宜公开' }),
    confirmed: z.boolean().optional().meta({ title: '承办单位已经研究确定' }),
    extended: z.number().optional().meta({ title: '已延长（月）' }),
    answerClass: z.enum(CLASS_LABELS).optional().meta({ title: '答复类别' }),
    doneBy: z.string().optional().meta({ title: '承诺落实的日期' }),
    reached: z.number().optional().meta({ title: '已送达人数' }),
    rating: z.enum(LEVELS).optional().meta({ title: '代表评价' }),
    fulfilled: z.enum(['正在落实', '已落实']).optional().meta({ title: '承诺落实情况' }),
    published: z.boolean().optional().meta({ title: '已公开' }),
  }),
})

/** Who handles one in the office in charge. */
export const HANDLERS = ['clerk', 'township', 'director'] as const
/** All staff concerned. */
export const STAFF = ['dispatcher', 'supervisor', ...HANDLERS] as const
/** The clock runs for deputies' suggestions alone. */
export const forSuggestions = {
  start: (_: unknown, on: PlainDate, { kind }: Facts) => (kind === '人大代表建议' ? on : undefined),
}
/** The field of an office that is to have it. */
export const leadOffice = () => officeId('主办单位')
