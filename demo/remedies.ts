import { addDays, type PlainDate } from '../src/calendar/plain-date.ts'
import { Life } from './life.ts'
import { citizen, type Doer, type Step } from './plan.ts'

const CITIZEN: Doer = { role: 'citizen' }
const BUREAU: Doer = { role: 'justiceBureau' }
const COUNTY_HEAD: Doer = { role: 'leader' }

/** Papers are asked of whoever applies: plainly invented ones. */
function applicant(number: number): Readonly<Record<string, string>> {
  return { ...citizen(number), idNumber: `示例证件${String(number).padStart(4, '0')}`, address: '清丰县示例路1号' }
}

interface Request {
  readonly kind: string
  readonly office: string
  readonly title: string
  readonly body: string
  readonly way: 'granted' | 'corrected' | 'refused'
  readonly answer: string
}

/** What is asked for, and how it is answered. */
export const REQUESTS: readonly Request[] = [
  {
    kind: '自然人',
    office: 'education',
    title: '2020年公办学校招生范围划分文件',
    body: '县城各公办小学2020年招生范围的划分文件及附图。',
    way: 'granted',
    answer: '您申请的信息可以公开，现提供招生范围划分通知及附图，见附件。',
  },
  {
    kind: '商业企业',
    office: 'natural-resources',
    title: '产业集聚区某地块出让方案',
    body: '产业集聚区近期出让地块的规划条件和出让方案。',
    way: 'corrected',
    answer: '您申请的出让方案可以公开，其中涉及其他竞买人的报价不予公开，已作区分处理。',
  },
  {
    kind: '自然人',
    office: 'market',
    title: '某超市抽检不合格商品的检验报告',
    body: '2020年第二季度县城某超市抽检不合格商品的检验报告。',
    way: 'refused',
    answer: '您申请的检验报告涉及第三方商业秘密，第三方不同意公开且理由合理，不予公开。抽检结论已在政府网站公布。',
  },
]

/** A request for information, from the portal to its answer signed for, none of it later than `until`. */
export function requestSteps(options: { id: string; number: number; appliedOn: PlainDate; until: PlainDate }): Step[] {
  const request = REQUESTS[options.number % REQUESTS.length]
  if (!request) throw new RangeError('request')
  const { office, way } = request
  const clerk: Doer = { role: 'clerk', office }
  const steps = new Life(options.id, 'foi-request', options.appliedOn)
  steps.open(
    CITIZEN,
    {
      applicantKind: request.kind,
      office,
      title: request.title,
      body: request.body,
      form: '电子文本',
      delivery: '网上获取',
    },
    applicant(600 + options.number),
  )
  steps.after(1).does(clerk, 'confirmReceipt', { how: '电话' })
  if (way === 'corrected') corrected(steps, clerk, addDays(options.appliedOn, 20))
  else steps.after(2).does(clerk, 'accept', {})
  if (way === 'refused') consulted(steps, clerk)
  steps.after(6).does(clerk, 'reply', { outcome: ANSWERS[way], answer: request.answer })
  steps.after(1).does(CITIZEN, 'signFor', {})
  return steps.until(options.until)
}

const ANSWERS = {
  granted: '予以公开',
  corrected: '部分公开',
  refused: '不予公开：保护第三方合法权益',
} as const

function corrected(steps: Life, clerk: Doer, until: PlainDate): void {
  steps.after(2).does(clerk, 'askCorrection', { items: '请写明地块的编号或者位置、出让的年份，便于查找。', until })
  steps.after(5).does(CITIZEN, 'receiveCorrection', { body: '2020年3月公告的产业集聚区东片地块。' })
}

function consulted(steps: Life, clerk: Doer): void {
  steps.after(2).does(clerk, 'consult', { whom: '第三方', question: '是否同意公开检验报告中的进货渠道和配方？' })
  steps.after(1).does(clerk, 'serveConsultation', { proof: '当面签收' })
  steps
    .after(7)
    .does(clerk, 'recordOpinion', { opinion: '不同意公开且理由合理', detail: '报告载有未公开的配方和进货渠道。' })
  steps.after(1).does(clerk, 'endConsultation', {})
}

type Ending = 'revoked' | 'upheld' | 'withdrawn'

interface Case {
  readonly act: string
  readonly respondent: string
  readonly title: string
  readonly claim: string
  readonly body: string
  readonly ending: Ending
}

/** The year's five cases: two revoked, one withdrawn, two upheld. */
export const CASES: readonly Case[] = [
  {
    act: '行政处罚',
    respondent: 'city-management',
    title: '不服占道经营处罚决定',
    claim: '请求撤销该处罚决定。',
    body: '处罚决定作出前没有告知申请人陈述、申辩的权利。',
    ending: 'revoked',
  },
  {
    act: '行政许可',
    respondent: 'market',
    title: '不服不予变更登记决定',
    claim: '请求撤销不予变更登记的决定。',
    body: '申请材料齐全，符合法定形式，应当准予变更。',
    ending: 'upheld',
  },
  {
    act: '工伤认定',
    respondent: 'human-resources',
    title: '不服工伤认定决定',
    claim: '请求撤销不予认定工伤的决定。',
    body: '申请人在上班途中受到非本人主要责任的交通事故伤害。',
    ending: 'revoked',
  },
  {
    act: '不履行法定职责',
    respondent: 'natural-resources',
    title: '请求履行查处违法占地的职责',
    claim: '请求责令履行查处职责。',
    body: '申请人举报邻居违法占地已满两个月，没有得到处理结果。',
    ending: 'withdrawn',
  },
  {
    act: '行政处罚',
    respondent: 'environment',
    title: '不服扬尘污染处罚决定',
    claim: '请求撤销该处罚决定。',
    body: '申请人已经采取覆盖措施，不应处罚。',
    ending: 'upheld',
  },
]

/** A reconsideration from the application to the decision performed, none of it later than `until`. */
export function caseSteps(options: { id: string; number: number; appliedOn: PlainDate; until: PlainDate }): Step[] {
  const one = CASES[options.number % CASES.length]
  if (!one) throw new RangeError('case')
  const { ending, respondent, ...rest } = one
  const steps = new Life(options.id, 'reconsideration', options.appliedOn)
  const answering: Doer = { role: 'clerk', office: respondent }
  const { act, title, claim, body } = rest
  const knownOn = addDays(options.appliedOn, -20)
  steps.open(CITIZEN, { act, respondent, title, claim, body, knownOn }, applicant(700 + options.number))
  steps.after(1).does(BUREAU, 'designate', { office: 'justice' })
  const modern = options.appliedOn >= '2024-01-01'
  steps.after(2).does(BUREAU, 'accept', modern ? { track: '普通程序' } : {})
  steps.after(3).does(BUREAU, 'serveCopy', {})
  steps.after(7).does(answering, 'submitAnswer', {
    answer: '行政行为认定事实清楚，适用依据正确，程序合法。',
    evidence: '案卷材料、询问笔录、现场照片。',
  })
  steps.after(3).does(BUREAU, 'hearOpinions', { way: '电话', record: '双方坚持各自意见。' })
  if (ending === 'withdrawn') withdrawn(steps, modern)
  else decided(steps, ending, { answering, modern })
  return steps.until(options.until)
}

function withdrawn(steps: Life, modern: boolean): void {
  steps.after(6).does(CITIZEN, 'requestWithdrawal', { reason: '被申请人已经作出处理，问题解决。' })
  steps.after(2).does(BUREAU, 'terminate', {
    ground: modern ? '申请人撤回，准予撤回' : '申请人要求撤回，准予撤回',
    detail: '申请人自愿撤回，不损害他人利益。',
  })
}

function decided(
  steps: Life,
  ending: 'revoked' | 'upheld',
  { answering, modern }: { answering: Doer; modern: boolean },
): void {
  const upheld = ending === 'upheld'
  steps.after(8).does(BUREAU, 'propose', {
    decision: upheld ? '维持' : '撤销',
    opinion: upheld ? '认定事实清楚，证据确凿，程序合法。' : '违反法定程序，应予撤销并责令重新作出。',
    effect: upheld ? '没有改变' : '更为有利',
    ...(upheld
      ? {}
      : {
          ground: modern
            ? '《行政复议法》（2023）第六十四条第一款第（二）项：违反法定程序'
            : '《行政复议法》（2017）第二十八条第一款第（三）项第3目：违反法定程序',
        }),
  })
  steps.after(3).does(COUNTY_HEAD, 'approve', { how: '机关负责人同意' })
  steps.after(2).does(BUREAU, 'decide', {
    text: upheld ? '维持被申请人作出的行政行为。' : '撤销被申请人作出的行政行为。',
    grounds: upheld ? '行政行为认定事实清楚，证据确凿，适用依据正确。' : '被申请人作出行政行为违反法定程序。',
    ...(upheld ? {} : { redo: true }),
  })
  steps.after(2).does(BUREAU, 'serve', { way: '直接送达', proof: '双方当面签收。' })
  if (!upheld) steps.after(25).does(answering, 'reportPerformance', { report: '已依法重新调查并作出行政行为。' })
}
