import { z } from 'zod'
import { APPEAL_CLOCKS, DEFENCE_CLOCKS, EVIDENCE } from '../actions/defence.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import { type GateContext, words } from '../engine/define.ts'
import { cite } from '../law/cite.ts'
import { DEFECT_NAMES, DEFECTS, type Defect, INSTANCES, OUTCOMES, PAPERS } from './litigation.outcomes.ts'

/** An article of the Administrative Litigation Law. */
export const art = (article: number, paragraph?: number, item?: number) =>
  cite('litigation-law-2017', article, paragraph, item)
/** An article of the Supreme Court's interpretation of 2018. */
export const interpretation = (article: number, paragraph?: number) =>
  cite('litigation-interpretation-2018', article, paragraph)
/** The rule on the head's attendance in force on a day: the provisions of 2020, before them the interpretation. */
export const headRule = (on: PlainDate, article: number, earlier: number) =>
  on >= '2020-07-01' ? cite('head-appearance-rules-2020', article) : interpretation(earlier)

/** In what part the office stands before the court, by instance. */
export const POSITIONS = {
  一审: ['被告', '第三人'],
  二审: ['上诉人', '被上诉人', '其他当事人'],
  再审: ['再审申请人', '再审被申请人', '其他当事人'],
} as const
/** All of {@link POSITIONS}. */
export const ALL_POSITIONS = [
  '被告',
  '第三人',
  '上诉人',
  '被上诉人',
  '再审申请人',
  '再审被申请人',
  '其他当事人',
] as const

/** What is sued about. */
export const ACT_KINDS = [
  '行政处罚',
  '行政许可',
  '行政强制',
  '行政征收征用补偿',
  '行政登记确认',
  '行政裁决',
  '行政协议',
  '不履行法定职责',
  '政府信息公开',
  '行政复议',
  '行政赔偿',
  '其他',
] as const

/** How reconsideration went before the suit; who is sued follows from it (art. 26 ¶2–3). */
export const BEFORE_SUIT = ['未经复议', '复议维持', '复议改变', '复议逾期不作决定', '复议不予受理'] as const

/** How the head's duty to appear in this instance stands. */
export const ATTENDANCE = ['出庭', '有正当理由未出庭', '未出庭'] as const
/** Whether the decision binds, and what came of it. */
export const EFFECTS = ['未生效', '已上诉', '无须履行', '待履行', '已履行'] as const

const defectFacts = Object.fromEntries(
  DEFECT_NAMES.map((name) => [
    name,
    z
      .boolean()
      .optional()
      .meta({ title: `败诉原因：${DEFECTS[name].label}` }),
  ]),
) as Record<Defect, z.ZodOptional<z.ZodBoolean>>

/** The words of a suit. */
export const w = words({
  roles: {
    justiceBureau: '司法局（应诉指导）',
    dispatcher: '县政府办分办员',
    supervisor: '督办员',
    clerk: '应诉机关经办人',
    township: '乡镇经办人',
    director: '应诉机关负责人',
    leader: '县领导',
  },
  stages: { answering: '待答辩', pending: '审理中', judged: '裁判已送达', performing: '待履行裁判' },
  clocks: {
    ...DEFENCE_CLOCKS,
    ...APPEAL_CLOCKS,
    perform: { label: '裁判履行期限' },
  },
  outcomes: OUTCOMES,
  facts: z.object({
    instance: z.enum(INSTANCES).meta({ title: '审级' }),
    position: z.enum(ALL_POSITIONS).meta({ title: '诉讼地位' }),
    court: z.string().meta({ title: '法院' }),
    caseNumber: z.string().optional().meta({ title: '案号' }),
    subject: z.string().meta({ title: '被诉行政行为' }),
    actKind: z.enum(ACT_KINDS).meta({ title: '行政行为种类' }),
    request: z.string().meta({ title: '诉讼请求' }),
    track: z.enum(['普通程序', '简易程序']).meta({ title: '审理程序' }),
    beforeSuit: z.enum(BEFORE_SUIT).meta({ title: '是否经过复议' }),
    publicInterest: z.boolean().meta({ title: '涉及重大公共利益或社会高度关注' }),
    below: z.string().optional().meta({ title: '原审裁判结果' }),
    evidence: z.enum(EVIDENCE).meta({ title: '证据' }),
    headCalled: z.boolean().optional().meta({ title: '法院通知负责人出庭' }),
    heard: z.boolean().optional().meta({ title: '已开庭' }),
    attendance: z.enum(ATTENDANCE).optional().meta({ title: '负责人出庭' }),
    paper: z.enum(PAPERS).optional().meta({ title: '裁判文书' }),
    result: z.string().optional().meta({ title: '裁判结果' }),
    stands: z.string().optional().meta({ title: '对行政行为的最终处理' }),
    verdict: z.enum(['胜诉', '败诉', '不计']).optional().meta({ title: '胜败' }),
    remake: z.boolean().optional().meta({ title: '判令重新作出行政行为' }),
    duty: z.boolean().optional().meta({ title: '裁判要求履行' }),
    effect: z.enum(EFFECTS).optional().meta({ title: '裁判效力和履行' }),
    ...defectFacts,
    lesson: z.string().optional().meta({ title: '原因分析和改进措施' }),
  }),
})

/** Who conducts a suit in the office sued, and the bureau that guides it. */
export const HANDLERS = ['clerk', 'township', 'director', 'justiceBureau'] as const
/** All staff concerned with one. */
export const STAFF = ['dispatcher', 'supervisor', ...HANDLERS] as const

/** The appeal period that still runs for the office itself; the others' run from their own service. */
export const appealUntil = ({ dayOf }: Pick<GateContext<unknown>, 'dayOf'>) =>
  dayOf('appealJudgment') ?? dayOf('appealRuling')
