import { cite } from '../law/cite.ts'

const law = (article: number, paragraph?: number, item?: number) =>
  cite('litigation-law-2017', article, paragraph, item)
const interpretation = (article: number) => cite('litigation-interpretation-2018', article)

/** Stages of a suit that are counted apart. */
export const INSTANCES = ['一审', '二审', '再审'] as const
/** The papers a court decides by. */
export const PAPERS = ['判决书', '裁定书', '调解书'] as const

/** How a case stands for the organ sued; what decides nothing about its act counts neither way. */
export type Verdict = '胜诉' | '败诉' | '不计'

type Instance = (typeof INSTANCES)[number]
type Paper = (typeof PAPERS)[number]

const FIRST: readonly Instance[] = ['一审', '再审']
const LATER: readonly Instance[] = ['二审', '再审']
const JUDGMENT: readonly Paper[] = ['判决书']
const RULING: readonly Paper[] = ['裁定书']

/** What a court decides about the act itself: each with its article, its paper, and whether the organ has lost by it. */
export const DECIDED = {
  claimDismissed: { label: '驳回诉讼请求', law: law(69), verdict: '胜诉', instances: FIRST, papers: JUDGMENT },
  notFiled: { label: '不予立案', law: law(51), verdict: '胜诉', instances: FIRST, papers: RULING },
  suitDismissed: { label: '驳回起诉', law: law(49), verdict: '胜诉', instances: FIRST, papers: RULING },
  revoked: { label: '撤销', law: law(70), verdict: '败诉', instances: FIRST, papers: JUDGMENT },
  revokedInPart: { label: '部分撤销', law: law(70), verdict: '败诉', instances: FIRST, papers: JUDGMENT },
  orderedToPerform: { label: '责令履行法定职责', law: law(72), verdict: '败诉', instances: FIRST, papers: JUDGMENT },
  orderedToPay: { label: '判决给付', law: law(73), verdict: '败诉', instances: FIRST, papers: JUDGMENT },
  declaredUnlawful: { label: '确认违法', law: law(74), verdict: '败诉', instances: FIRST, papers: JUDGMENT },
  declaredVoid: { label: '确认无效', law: law(75), verdict: '败诉', instances: FIRST, papers: JUDGMENT },
  orderedToRemedy: { label: '责令补救或者赔偿', law: law(76), verdict: '败诉', instances: FIRST, papers: JUDGMENT },
  varied: { label: '变更', law: law(77), verdict: '败诉', instances: FIRST, papers: JUDGMENT },
  contractLiability: { label: '承担协议责任', law: law(78), verdict: '败诉', instances: FIRST, papers: JUDGMENT },
  mediated: { label: '调解结案', law: law(60), verdict: '不计', instances: INSTANCES, papers: ['调解书'] },
  suitWithdrawn: {
    label: '准许撤诉或者按撤诉处理',
    law: law(62),
    verdict: '不计',
    instances: INSTANCES,
    papers: RULING,
  },
  discontinued: { label: '终结诉讼', law: interpretation(88), verdict: '不计', instances: INSTANCES, papers: RULING },
  movedToCourt: { label: '移送其他法院', law: law(22), verdict: '不计', instances: FIRST, papers: RULING },
} as const satisfies Readonly<Record<string, Decision>>

/** What a higher court decides about the decision below. */
export const REVIEWED = {
  judgmentUpheld: { label: '维持原裁判', law: law(89, 1, 1), instances: LATER, papers: ['判决书', '裁定书'] },
  judgmentChanged: { label: '改判', law: law(89, 1, 2), instances: LATER, papers: JUDGMENT },
  remanded: { label: '发回重审', law: law(89, 1, 4), instances: LATER, papers: RULING },
  orderedToHear: {
    label: '撤销原裁定，指令立案或者继续审理',
    law: interpretation(109),
    instances: LATER,
    papers: RULING,
  },
  appealWithdrawn: { label: '准许撤回上诉或者再审申请', law: law(62), instances: LATER, papers: RULING },
} as const satisfies Readonly<Record<string, Omit<Decision, 'verdict'>>>

interface Decision {
  readonly label: string
  readonly law: ReturnType<typeof cite>
  readonly verdict: Verdict
  readonly instances: readonly Instance[]
  readonly papers: readonly Paper[]
}

/** Every way in which an instance ends. */
export const OUTCOMES = { ...DECIDED, ...REVIEWED } as const
/** Name of an outcome. */
export type Outcome = keyof typeof OUTCOMES
/** Name of a decision about the act itself. */
export type Decided = keyof typeof DECIDED

const NAMES = Object.keys(OUTCOMES) as [Outcome, ...Outcome[]]
const DECIDED_NAMES = Object.keys(DECIDED) as [Decided, ...Decided[]]

/** The outcomes as a clerk picks them. */
export const RESULT_LABELS = NAMES.map((name) => OUTCOMES[name].label) as [string, ...string[]]
/** The decisions about the act, as a clerk picks them. */
export const DECIDED_LABELS = DECIDED_NAMES.map((name) => DECIDED[name].label) as [string, ...string[]]

/** The outcome that a picked label stands for. Throws RangeError on a label that is none. */
export function outcomeOf(label: string): Outcome {
  const name = NAMES.find((one) => OUTCOMES[one].label === label)
  if (!name) throw new RangeError(label)
  return name
}

function decidedOf(label: string | undefined): Decided | undefined {
  return DECIDED_NAMES.find((one) => DECIDED[one].label === label)
}

/** The outcomes by which an organ has lost. */
export const LOSING: readonly Decided[] = DECIDED_NAMES.filter((name) => DECIDED[name].verdict === '败诉')

/** What now stands about the act: the decision itself, the one upheld, or the one put in its place; nothing while it is open. */
export function standing(outcome: Outcome, { below, changedTo }: { below?: string; changedTo?: string }) {
  if (outcome === 'judgmentUpheld' || outcome === 'appealWithdrawn') return decidedOf(below)
  if (outcome === 'judgmentChanged') return decidedOf(changedTo)
  return decidedOf(OUTCOMES[outcome].label)
}

/** Won or lost by what now stands. */
export function verdictOf(outcome: Outcome, more: { below?: string; changedTo?: string }): Verdict {
  const decided = standing(outcome, more)
  return decided ? DECIDED[decided].verdict : '不计'
}

/** Decisions that leave the organ something to do. */
export const WITH_DUTY: readonly Outcome[] = [
  'orderedToPerform',
  'orderedToPay',
  'orderedToRemedy',
  'contractLiability',
]

/** First-instance rulings that may be appealed (解释 art. 101 ¶2). */
export const APPEALABLE_RULINGS: readonly Outcome[] = ['notFiled', 'suitDismissed']

/** Why an act did not stand, one fact each, so that figures count them and reviews show them. */
export const DEFECTS = {
  defectFacts: { label: '事实不清', law: law(69) },
  defectEvidence: { label: '证据不足', law: law(70, undefined, 1) },
  defectLaw: { label: '适用法律错误', law: law(70, undefined, 2) },
  defectProcedure: { label: '程序违法', law: law(70, undefined, 3) },
  defectPowers: { label: '超越职权', law: law(70, undefined, 4) },
  defectAbuse: { label: '滥用职权', law: law(70, undefined, 5) },
  defectUnreasonable: { label: '明显不当', law: law(70, undefined, 6) },
  defectInaction: { label: '不履行职责', law: law(72) },
  defectSubject: { label: '主体不适格或者没有依据', law: law(75) },
  defectOther: { label: '其他' },
} as const
/** Name of a defect. */
export type Defect = keyof typeof DEFECTS
/** Every defect's name. */
export const DEFECT_NAMES = Object.keys(DEFECTS) as [Defect, ...Defect[]]

/** The outcome of an instance, once its paper is in. */
export const resultOf = (_: unknown, { result }: { result?: string | undefined }) =>
  outcomeOf(result ?? RESULT_LABELS[0])
