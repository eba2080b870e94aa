import type { PlainDate } from '../src/calendar/plain-date.ts'
import { nationalCalendar } from '../src/calendar/working-calendar.ts'
import { Life } from './life.ts'
import type { Doer, Step } from './plan.ts'
import type { Chance } from './random.ts'

const ACTS = [
  {
    office: 'natural-resources',
    actKind: '行政登记确认',
    title: '不动产登记决定',
    request: '请求撤销不动产登记决定。',
  },
  {
    office: 'human-resources',
    actKind: '行政登记确认',
    title: '工伤认定决定',
    request: '请求撤销工伤认定决定，重新认定。',
  },
  { office: 'city-management', actKind: '行政处罚', title: '占道经营处罚决定', request: '请求撤销处罚决定。' },
  { office: 'market', actKind: '不履行法定职责', title: '举报处理答复', request: '请求责令对举报依法处理。' },
  { office: 'police', actKind: '行政处罚', title: '治安管理处罚决定', request: '请求撤销处罚决定。' },
  { office: 'housing', actKind: '行政征收征用补偿', title: '房屋征收补偿决定', request: '请求撤销补偿决定。' },
] as const

/** How a case of the year ends. */
interface Ending {
  readonly result: string
  readonly paper?: string
  /** What the instance below had decided. */
  readonly below?: string
  readonly changedTo?: string
  /** What the judgment makes the office do; where nothing, there is nothing to perform. */
  readonly duty?: string
  readonly defect?: string
}

const DISMISSED = '驳回诉讼请求'
const UPHELD = '维持原裁判'
const REMAKE = '在判决生效之日起六十日内重新作出处理'

/** Six cases at first instance. */
const FIRST: readonly Ending[] = [
  { result: DISMISSED },
  { result: '撤销', duty: REMAKE, defect: 'defectEvidence' },
  { result: DISMISSED },
  { result: '驳回起诉', paper: '裁定书' },
  { result: DISMISSED },
  { result: '准许撤诉或者按撤诉处理', paper: '裁定书' },
]

/** Sixteen at second instance, most of them appeals from judgments of the year before. */
const SECOND: readonly Ending[] = [
  ...Array.from({ length: 9 }, () => ({ result: UPHELD, below: DISMISSED })),
  { result: UPHELD, below: '撤销', duty: REMAKE, defect: 'defectProcedure' },
  { result: UPHELD, below: '责令履行法定职责', duty: '对举报依法作出处理并书面告知', defect: 'defectInaction' },
  { result: UPHELD, below: '确认违法', defect: 'defectProcedure' },
  { result: '改判', below: DISMISSED, changedTo: '确认违法', defect: 'defectLaw' },
  { result: '改判', below: '撤销', changedTo: DISMISSED },
  { result: '准许撤回上诉或者再审申请', paper: '裁定书', below: DISMISSED },
  { result: '准许撤回上诉或者再审申请', paper: '裁定书', below: DISMISSED },
]

/** What the year's cases are, in the order in which the courts' papers came in. */
export const SUITS: readonly (Ending & { readonly instance: '一审' | '二审' })[] = [...SECOND.keys()].flatMap((at) => {
  const first = at % 3 === 0 ? FIRST[at / 3] : undefined
  const second = SECOND[(at * 7) % SECOND.length] ?? { result: UPHELD }
  return [{ ...second, instance: '二审' as const }, ...(first ? [{ ...first, instance: '一审' as const }] : [])]
})

/** A suit's life, from service to the day on which the judgment has been performed. */
export function suitSteps(
  dice: Chance,
  options: { id: string; number: number; servedOn: PlainDate; until: PlainDate },
): Step[] {
  const ending = SUITS[options.number]
  const act = ACTS[(options.number * 5) % ACTS.length]
  if (!ending || !act) throw new RangeError('suit')
  const { office, title, ...about } = act
  const clerk: Doer = { role: 'clerk', office }
  const first = ending.instance === '一审'
  const steps = new Life(options.id, 'litigation', nationalCalendar.nextWorkingDay(options.servedOn))
  steps.open(
    clerk,
    {
      ...about,
      instance: ending.instance,
      office,
      position: first ? '被告' : '被上诉人',
      court: first ? '清丰县人民法院' : '濮阳市中级人民法院',
      caseNumber: `（${options.servedOn.slice(0, 4)}）${first ? '豫0922行初' : '豫09行终'}${options.number + 1}号`,
      title,
      ...(ending.below ? { below: ending.below } : {}),
    },
    { name: `示例原告${String(options.number + 1).padStart(2, '0')}` },
  )
  steps.after(dice.between(5, 10)).does(clerk, 'defend', {
    brief: '被诉行政行为认定事实清楚，适用法律正确，程序合法，请求依法裁判。',
    ...(first ? { evidence: '一、立案和调查材料；二、决定书和送达回证；三、所依据的规范性文件。' } : {}),
  })
  if (!ending.paper || first) heard(dice, steps, clerk)
  decided(dice, steps, clerk, ending)
  return steps.until(options.until)
}

function heard(dice: Chance, steps: Life, clerk: Doer): void {
  const present = dice.pick([
    '正职负责人',
    '副职负责人',
    '副职负责人',
    '其他参与分管的负责人',
    '相应的工作人员',
    '相应的工作人员',
  ])
  const why = dice.happens(50)
    ? { reason: '需要履行他人不能代替的公务', proof: '公务安排的证明，加盖机关印章', finding: '理由成立' }
    : { reason: '没有说明' }
  steps
    .after(dice.between(10, 20))
    .does(clerk, 'recordHearing', { who: present, ...(present === '相应的工作人员' ? why : { spoke: true }) })
}

function decided(dice: Chance, steps: Life, clerk: Doer, { result, paper, changedTo, duty, defect }: Ending): void {
  steps.after(dice.between(15, 30)).does(clerk, 'receiveJudgment', {
    paper: paper ?? '判决书',
    result,
    ...(changedTo ? { changedTo } : {}),
    ...(duty ? { duty: true } : {}),
    summary: '裁判理由和主文见裁判文书。',
  })
  if (defect)
    steps.after(dice.between(1, 5)).does(clerk, 'analyseLoss', {
      [defect]: true,
      lesson: '已组织办案人员对照裁判文书讨论，修订了办案规程并开展培训。',
    })
  steps.after(20)
  if (!duty) {
    steps.does(clerk, 'conclude', {})
    return
  }
  steps.does(clerk, 'takeEffect', { what: duty })
  steps.after(dice.between(10, 30)).does(clerk, 'perform', {
    how: duty === REMAKE ? '重新作出行政行为' : '履行法定职责',
    account: '已依照裁判重新作出处理，文书已送达当事人并报法院。',
  })
}
