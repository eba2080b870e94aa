import { z } from 'zod'
import { form } from '../engine/define.ts'
import { choice, line, officeId, prose, yesNo } from '../engine/fields.ts'
import { ANSWER_LABELS } from './foi-request.outcomes.ts'

/** Kinds of applicant: the columns of the national yearly form. */
export const APPLICANT_KINDS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他组织'] as const

/** How a request may come in; each way fixes its day of receipt by a rule of its own (art. 31). */
export const WAYS = ['当面提交', '挂号信或快递', '平信', '互联网', '传真'] as const

/** Ways by which handing in or signing for the request is its receipt; by the others both sides must confirm it. */
const RECEIVED_AT_ONCE: readonly string[] = ['当面提交', '挂号信或快递']

/** How the request came in; a citizen at a screen comes by the internet. */
export function wayOf({ via }: { via?: string | undefined }): string {
  return via ?? '互联网'
}

/** True if the day it came in is itself the day of receipt. */
export function isReceivedAtOnce(via: unknown): boolean {
  return RECEIVED_AT_ONCE.includes(String(via))
}

/** What an application must say (art. 29 ¶2). */
export const application = form({
  applicantKind: choice('申请人类别', APPLICANT_KINDS, '个人选“自然人”；用于国家统一的年度统计'),
  office: officeId('向哪个机关申请').optional(),
  title: line('所需信息的名称', { min: 2, max: 100, help: '文件名称、文号，或一句话说明要什么信息' }),
  body: prose('所需信息的内容描述', { min: 5, max: 5_000, help: '便于查询的特征：年份、地点、项目、发文单位等' }),
  form: choice('提供形式', ['纸质', '电子文本', '光盘', '查阅抄录']),
  delivery: choice('获取方式', ['网上获取', '电子邮件', '邮寄', '当面领取']),
  needsHelp: yesNo('需要帮助', '我有阅读困难或视听障碍，需要帮助').optional(),
  via: choice('提交方式', WAYS)
    .meta({
      title: '提交方式',
      staff: true,
      description: '当面以提交日、签收邮件以签收日为收到日；其余以双方确认日为准',
    })
    .optional(),
})

/** Who applies (art. 29 ¶2 (1)). */
export const applicant = form({
  name: line('姓名或名称', { max: 60 }),
  idNumber: line('证件号码', { min: 4, max: 40, help: '身份证号或统一社会信用代码；也可另附证件扫描件' }),
  phone: z
    .string({ error: '请填写联系电话' })
    .trim()
    .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, { error: '请填写 11 位手机号，或带区号的固定电话' })
    .meta({ title: '联系电话', widget: 'phone', pattern: '^(1\\d{10}|0\\d{2,3}-?\\d{7,8})$' }),
  address: line('通信地址', { max: 100 }).optional(),
  email: z.email({ error: '电子邮箱的格式不对，请核对' }).max(100).meta({ title: '电子邮箱' }).optional(),
})

/** The answer as it goes into the letter. */
export const answer = form({
  outcome: choice('答复类型', ANSWER_LABELS),
  answer: prose('答复内容', {
    min: 10,
    max: 10_000,
    help: '提供的信息或获取途径；不予公开、无法提供的，写明理由和依据',
  }),
  publicInterest: yesNo('公共利益', '不公开会对公共利益造成重大影响，且已书面告知第三方公开的内容和理由').optional(),
})
