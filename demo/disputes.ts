import { addDays, type PlainDate } from '../src/calendar/plain-date.ts'
import { Life } from './life.ts'
import { citizen, type Doer, type Step } from './plan.ts'

const DISPATCHER: Doer = { role: 'dispatcher' }
const SUPERVISOR: Doer = { role: 'supervisor' }
const CITIZEN: Doer = { role: 'citizen' }
const clerk = (office: string): Doer => ({ role: 'clerk', office })

const DITCH = {
  kind: '投诉',
  title: '马庄桥镇示范村县道边排水沟堵了',
  body: '马庄桥镇示范村村口县道边的排水沟堵了半年，一下雨水就漫到路上，电动车滑倒过人。找过几家，都说不归自己管。',
  place: '马庄桥镇示范村',
  wantsPublic: false,
}

/** What offices sent to and fro until the county office ruled, and the next letter of the kind, which waits. */
export function disputeSteps(today: PlainDate): Step[] {
  const ruled = new Life('ruled-letter', 'letter', addDays(today, -24))
  ruled.open(CITIZEN, DITCH, citizen(901))
  ruled.after(1).does(DISPATCHER, 'assign', { office: 'transport', category: '交通运输' })
  ruled.after(1).does(clerk('transport'), 'return', {
    reason: '排水沟与灌溉支渠相通，属农田水利设施，不在公路养护范围。',
    basisKind: '三定规定',
    basisTitle: '交通运输局三定规定（示例）',
    basisArticle: '第三条第四项',
    suggestedOffice: 'water',
  })
  ruled.after(1).does(DISPATCHER, 'assign', { office: 'water', category: '交通运输' })
  ruled.after(1).does(clerk('water'), 'return', {
    reason: '堵塞处是县道边沟，由公路养护单位清淤；灌溉支渠在路基以外。',
    basisKind: '法律法规',
    basisTitle: '公路安全保护条例',
    basisArticle: '第四十四条',
    suggestedOffice: 'transport',
  })
  ruled.after(1).does(DISPATCHER, 'rule', {
    office: 'transport',
    subject: '县道、乡道边沟淤塞清理',
    reason:
      '两家现场核对：淤塞处在县道用地范围内，是公路排水设施，养护责任在交通运输部门；与支渠相接处由水利部门配合。',
    basisKind: '法律法规',
    basisTitle: '公路安全保护条例',
    basisArticle: '第四十四条',
  })
  ruled.after(1).does(clerk('transport'), 'accept', { contact: '已电话联系来信人，约定清淤日期。' })
  ruled.after(5).does(clerk('transport'), 'reply', {
    outcome: '已解决',
    answer: '来信收悉。已组织养护人员清理淤塞边沟并疏通涵管，雨后复查排水通畅。今后列入每季度巡查。',
  })
  const next = new Life('like-ruled-letter', 'letter', addDays(today, -1))
  next.open(
    CITIZEN,
    {
      kind: '投诉',
      title: '仙庄镇东街乡道边沟堵塞积水',
      body: '仙庄镇东街这段乡道的边沟堵塞很久，下雨水排不走，都漫到路面上，骑电动车容易滑倒，请安排清淤。',
      place: '仙庄镇东街',
      wantsPublic: false,
    },
    citizen(902),
  )
  return [...ruled.until(today), ...next.until(today)]
}

/** What no office can do within its days: one answered and still hanging, one whose review is near. */
export function hangingSteps(today: PlainDate): Step[] {
  return [
    ...hanging(today, {
      id: 'hanging-answered',
      number: 903,
      days: 40,
      office: 'transport',
      title: '柳格镇示范村桥面窄，想拓宽',
      body: '柳格镇示范村村东的小桥只有三米宽，收割机过不去，会车要倒车，盼望能拓宽。',
      place: '柳格镇示范村',
      cause: '待资金',
      reviewIn: 120,
      plan: '报送明年县乡公路危桥窄桥改造计划，申请省级补助资金；桥头先设限宽和让行标志。',
      explanation:
        '拓宽需列入明年县乡公路改造计划并落实资金，现正申报；复核日将告知您资金和计划情况，其间已设让行标志。',
      answer: '来信收悉。小桥拓宽需要列入年度计划和落实资金，已经申报明年改造计划；在此期间桥头已设让行标志。',
    }),
    ...hanging(today, {
      id: 'hanging-review',
      number: 904,
      days: 30,
      office: 'housing',
      title: '韩村镇东街想通天然气',
      body: '韩村镇东街还没有通天然气，冬天取暖靠煤，邻近的街道都通了，想知道什么时候能通。',
      place: '韩村镇东街',
      cause: '待规划',
      reviewIn: 2,
      plan: '请燃气专项规划编制单位把东街纳入下一期管网，规划批准后十个工作日内报建设计划。',
      explanation: '管网延伸要等燃气专项规划批准，规划正在修编；复核日将告知您规划是否批准和开工安排。',
    }),
  ]
}

interface Hanging {
  readonly id: string
  readonly number: number
  /** Days ago that it came in. */
  readonly days: number
  readonly office: string
  readonly title: string
  readonly body: string
  readonly place: string
  readonly cause: string
  /** Days from today to its review. */
  readonly reviewIn: number
  readonly plan: string
  readonly explanation: string
  readonly answer?: string
}

function hanging(today: PlainDate, told: Hanging): Step[] {
  const { office, title, body, place, cause, plan, explanation, answer } = told
  const steps = new Life(told.id, 'letter', addDays(today, -told.days))
  const reviewOn = addDays(today, told.reviewIn)
  steps.open(CITIZEN, { kind: '建议', title, body, place, wantsPublic: false }, citizen(told.number))
  steps.after(1).does(DISPATCHER, 'assign', { office, category: '城乡建设' })
  steps.after(1).does(clerk(office), 'accept', { contact: '已与来信人通话，说明了需要的条件。' })
  steps.after(6).does(clerk(office), 'requestHangUp', { cause, reviewOn, plan })
  steps.after(1).does(SUPERVISOR, 'hangUp', { cause, reviewOn, explanation })
  if (answer) steps.after(8).does(clerk(office), 'reply', { outcome: '解释说明', answer })
  return steps.until(today)
}
