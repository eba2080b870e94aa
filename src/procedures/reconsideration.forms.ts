import { z } from 'zod'
import type { PlainDate } from '../calendar/plain-date.ts'
import { form, type Gate } from '../engine/define.ts'
import { choice, day, line, officeId, prose, yesNo } from '../engine/fields.ts'
import { type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import type { Citation } from '../law/cite.ts'

/** What kind of act is complained of: the columns of the county's statistics. */
export const ACTS = [
  '行政处罚',
  '行政强制',
  '行政许可',
  '自然资源确权',
  '征收征用补偿',
  '工伤认定',
  '政府信息公开',
  '不履行法定职责',
  '行政协议',
  '其他行政行为',
] as const

/** How an application may come in. */
export const WAYS = ['当面提交', '邮寄', '互联网', '口头申请'] as const

/** What an application must say. */
export const application = form({
  act: choice('行政行为类别', ACTS),
  respondent: officeId('被申请人').optional(),
  title: line('对什么不服', { min: 2, max: 100, help: '例如：某局某年某月某日的处罚决定（文号）' }),
  madeOn: day('行政行为作出之日').optional(),
  knownOn: day('知道行政行为之日'),
  toldOn: day('知道可以申请复议之日')
    .meta({
      title: '知道可以申请复议之日',
      type: 'string',
      format: 'date',
      widget: 'date',
      description: '作出行为时没有告知复议权利、机关和期限的才填',
    })
    .optional(),
  claim: prose('复议请求', { min: 4, max: 1_000, help: '请求撤销、变更、确认违法、责令履行等' }),
  body: prose('主要事实和理由', { min: 10, max: 10_000 }),
  compensation: yesNo('行政赔偿', '一并提出行政赔偿请求').optional(),
  normReview: prose('一并审查的规范性文件', {
    max: 500,
    help: '认为所依据的规范性文件不合法的，写明名称、文号和条款',
  }).optional(),
  via: choice('提交方式', WAYS).meta({ title: '提交方式', staff: true }).optional(),
  handedOn: day('处罚机关收到申请之日')
    .meta({
      title: '处罚机关收到申请之日',
      type: 'string',
      format: 'date',
      widget: 'date',
      staff: true,
      description: '对当场处罚、电子监控处罚不服，通过处罚机关提交申请的才填；申请期限看这一天',
    })
    .optional(),
})

/** An application as filed. */
export type Application = z.infer<typeof application>

/** Who applies. */
export const applicant = form({
  name: line('姓名或名称', { max: 60 }),
  idNumber: line('证件号码', { min: 4, max: 40, help: '身份证号或统一社会信用代码' }),
  phone: z
    .string({ error: '请填写联系电话' })
    .trim()
    .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, { error: '请填写 11 位手机号，或带区号的固定电话' })
    .meta({ title: '联系电话', widget: 'phone', pattern: '^(1\\d{10}|0\\d{2,3}-?\\d{7,8})$' }),
  address: line('送达地址', { max: 100 }),
  email: z.email({ error: '电子邮箱的格式不对，请核对' }).max(100).meta({ title: '电子邮箱' }).optional(),
})

/** What a reconsideration keeps; a decision under way is known by its label until it is made. */
export const facts = z.object({
  act: z.enum(ACTS).meta({ title: '行政行为类别' }),
  knownOn: z.string().meta({ title: '知道行政行为之日' }),
  toldOn: z.string().optional().meta({ title: '知道可以申请复议之日' }),
  madeOn: z.string().optional().meta({ title: '行政行为作出之日' }),
  normReview: z.string().optional().meta({ title: '一并审查的规范性文件' }),
  handedOn: z.string().optional().meta({ title: '处罚机关收到申请之日' }),
  track: z.enum(['普通程序', '简易程序']).optional().meta({ title: '审理程序' }),
  acceptedOn: z.string().optional().meta({ title: '受理之日' }),
  hearingOn: z.string().optional().meta({ title: '听证日期' }),
  hearingTime: z.string().optional().meta({ title: '听证时间' }),
  hearingPlace: z.string().optional().meta({ title: '听证地点' }),
  hearingSubject: z.string().optional().meta({ title: '拟听证事项' }),
  answeredOn: z.string().optional().meta({ title: '被申请人答复之日' }),
  suspendedFor: z.string().optional().meta({ title: '中止原因' }),
  normPower: z.enum(['有权处理', '无权处理']).optional().meta({ title: '附带审查权限' }),
  proposal: z.string().optional().meta({ title: '拟作决定' }),
  ground: z.string().optional().meta({ title: '决定所依据的条款' }),
  compensation: z.boolean().optional().meta({ title: '一并提出行政赔偿请求' }),
  thirdParties: z.string().optional().meta({ title: '第三人' }),
  thirdPartyAsked: z.boolean().optional().meta({ title: '第三人提出相反请求' }),
  thirdPartyEvidence: z.boolean().optional().meta({ title: '第三人提供了证据' }),
  normDocument: z.string().optional().meta({ title: '附带审查的规范性文件' }),
  normResult: z.string().optional().meta({ title: '附带审查结果' }),
  approved: z.boolean().optional().meta({ title: '机关负责人已同意' }),
  redo: z.boolean().optional().meta({ title: '责令重新作出' }),
  served: z.boolean().optional().meta({ title: '已送达' }),
  performed: z.boolean().optional().meta({ title: '被申请人已履行' }),
  published: z.boolean().optional().meta({ title: '已公开' }),
})

/** The facts of an application as filed. */
export function factsOf(input: Application) {
  const { act, knownOn, toldOn, madeOn, normReview, compensation, handedOn } = input
  return {
    act,
    knownOn,
    ...(toldOn ? { toldOn } : {}),
    ...(madeOn ? { madeOn } : {}),
    ...(normReview ? { normReview } : {}),
    ...(compensation ? { compensation } : {}),
    ...(handedOn ? { handedOn } : {}),
  }
}

/** A day kept among the facts. */
export function dayIn(all: Readonly<Record<string, unknown>>, name: string): PlainDate | undefined {
  return all[name] as PlainDate | undefined
}

/** What is known of the copies' way to the respondent. */
export const copies = form({ receivedOn: day('被申请人收到之日').optional() })

/** Copies can only go to a respondent who is known. */
export const respondentKnown =
  (law: Citation): Gate<unknown> =>
  (m) =>
    m.assistingOffices.length > 0 ? undefined : refuse('no-respondent', '还没有确定被申请人，请先“通知被申请人”', law)

/** Label of a hearing among the county's appointments. */
export const HEARING = '行政复议听证'

/** When a hearing begins. */
export const hearingTime = () =>
  choice('时间', ['08:30', '09:00', '09:30', '10:00', '10:30', '14:30', '15:00', '15:30', '16:00']).optional()

/** A hearing stands in the public diary unless secrets or privacy forbid it. */
export const notInPublic = () => yesNo('不公开举行', '涉及国家秘密、商业秘密或者个人隐私，不列入公开日程').optional()

/** A hearing is fixed and neither held nor cancelled. */
export const isHearingPending = (m: Matter) =>
  times(m, 'arrangeHearing') > times(m, 'holdHearing') + times(m, 'cancelHearing')

/** The papers of a reconsideration, each numbered in its own series. */
export const PAPERS = {
  'reconsideration-acceptance': { label: '行政复议受理通知书', mark: '复受' },
  'reconsideration-refusal': { label: '行政复议不予受理决定书', mark: '复不受' },
  'reconsideration-correction': { label: '行政复议补正通知书', mark: '复补' },
  'reconsideration-copy': { label: '行政复议答复通知书', mark: '复答' },
  'reconsideration-third-party': { label: '第三人参加行政复议通知书', mark: '复三' },
  'reconsideration-hearing': { label: '行政复议听证通知书', mark: '复听' },
  'reconsideration-suspension': { label: '行政复议中止通知书', mark: '复中' },
  'reconsideration-resumption': { label: '恢复行政复议通知书', mark: '复恢' },
  'reconsideration-decision': { label: '行政复议决定书', mark: '复决' },
  'reconsideration-mediation': { label: '行政复议调解书', mark: '复调' },
  'reconsideration-termination': { label: '行政复议终止决定书', mark: '复终' },
  'reconsideration-opinion': { label: '行政复议意见书', mark: '复意' },
} as const
