/** What a stage means to whoever wrote: no word of law, no name of a stage. */
export interface PlainStage {
  /** Where it is, and with whom. */
  readonly now: string
  /** What happens after this. */
  readonly next: string
  /** Who has it, where that is not the lead office. */
  readonly who?: string
  /** It waits for the applicant: what they do, by which action and clock. */
  readonly yours?: { readonly label: string; readonly action?: string; readonly clock?: string }
}

/** The plain words of one procedure that people come to by themselves. */
export interface PlainProcedure {
  /** Clocks that end with the applicant's answer: the first that runs is the day to wait for. */
  readonly answer: readonly string[]
  /** By stage; `{office}` stands for the office that has it. */
  readonly stages: Readonly<Record<string, PlainStage>>
  /** By outcome; any other is an answer. */
  readonly ends: Readonly<Record<string, PlainStage>>
  readonly answered: PlainStage
  /** While it is done once more. */
  readonly again?: PlainStage
}

const WITHDRAWN: PlainStage = { now: '您已经撤回，不再办理。', next: '还有需要，可以重新提出。' }
const COUNTY = '县政府办公室'
const DISPUTED: PlainStage = {
  who: COUNTY,
  now: '接到的单位认为不归自己管，县里正在裁定由谁来办。',
  next: '定下来以后由那个单位答复您，您不用再找别处。',
}
const AGAIN: PlainStage = { now: '这件事没有办好，现在由{office}重新办。', next: '办好后再答复您一次。' }

const LETTER: PlainProcedure = {
  answer: ['redo', 'reply', 'finish'],
  stages: {
    received: {
      who: COUNTY,
      now: '信收到了，县政府办公室正在看该由哪个单位办。',
      next: '分给承办单位，由它查清后答复您。',
    },
    disputed: DISPUTED,
    assigned: { now: '信已经交给{office}，等它签收。', next: '签收后开始办；不归它管的，重新分给别的单位。' },
    handling: { now: '{office}正在办。', next: '办好后书面答复您，答复写在这一页上。' },
  },
  answered: { now: '{office}已经答复您，答复在下面。', next: '请看看办得怎么样；没有解决的，下面写了怎么办。' },
  ends: {
    notAccepted: {
      now: '这件事不在这里办，原因和该找谁写在下面。',
      next: '请按下面写的去找；有新的情况，可以重新写信。',
    },
    withdrawn: WITHDRAWN,
  },
  again: AGAIN,
}

const CONSULTATION: PlainProcedure = {
  answer: ['redo', 'reply'],
  stages: {
    received: {
      who: COUNTY,
      now: '问题收到了，县政府办公室正在看该由哪个单位回答。',
      next: '分给承办单位，由它回答您。',
    },
    disputed: DISPUTED,
    handling: { now: '{office}正在准备答复。', next: '答复写在这一页上。' },
  },
  answered: { now: '{office}已经答复您，答复在下面。', next: '没有说清的，下面写了怎么办。' },
  ends: {
    notAccepted: { now: '这不是咨询能办的事，原因和该找谁写在下面。', next: '请按下面写的去找。' },
    withdrawn: WITHDRAWN,
  },
  again: AGAIN,
}

const REQUEST: PlainProcedure = {
  answer: ['delayed', 'reply'],
  stages: {
    received: {
      now: '申请收到了，{office}正在看写得清楚不清楚。',
      next: '清楚的，去找您要的信息；不清楚的，一次告诉您要补什么。',
    },
    correcting: {
      now: '要请您补充：申请里有的地方不清楚，要补什么写在下面的“办理经过”里。',
      next: '从收到补充的那天起，重新计算答复您的期限；过了日子没有补，这件申请就不再办理。',
      yours: { action: 'receiveCorrection', label: '补充', clock: 'correction' },
    },
    handling: {
      now: '{office}正在查找和审查您要的信息。',
      next: '书面答复您：能给的给您；不能给的，写明理由。',
    },
    consulting: {
      now: '您要的信息牵涉别人或者别的机关，{office}正在书面征求意见。',
      next: '有了意见接着办。征求意见的时间不算在答复您的期限里。',
    },
    explaining: {
      now: '您申请的件数或次数较多，要请您说明理由。',
      next: '理由合理的接着办；没有正当理由的，可以不予处理。',
      yours: { action: 'giveReason', label: '说明理由' },
    },
    paying: {
      now: '要请您缴纳信息处理费，金额和办法写在下面的“办理经过”里。',
      next: '收到缴费的那天起，重新计算答复您的期限；过了日子没有缴，这件申请就不再办理。',
      yours: { label: '缴费', clock: 'payment' },
    },
  },
  answered: { now: '{office}已经书面答复您，答复在下面。', next: '不同意这个答复的，下面写了怎么办。' },
  ends: {
    withdrawn: WITHDRAWN,
    abandoned: { now: '过了日子没有补充，这件申请不再办理。', next: '还需要的，写清楚以后可以重新申请。' },
    feeUnpaid: { now: '过了日子没有缴费，这件申请不再办理。', next: '还需要的，可以重新申请。' },
  },
}

const RECONSIDERATION: PlainProcedure = {
  answer: ['decide', 'decideSummary', 'review'],
  stages: {
    reviewing: {
      now: '申请收到了，行政复议机构正在看符合不符合受理条件。',
      next: '符合的，受理；不符合的，书面告诉您理由。',
    },
    correcting: {
      now: '要请您补充：申请材料有的地方不齐或者不清楚，要补什么写在下面的“办理经过”里。',
      next: '补齐以后接着审查；过了日子没有补，视为您放弃申请。',
      yours: { action: 'receiveCorrection', label: '补充', clock: 'correction' },
    },
    examining: {
      now: '已经受理，正在审理：作出决定的机关要交答复和证据，您可以查阅，也可以补充材料。',
      next: '听取双方意见后作出复议决定，书面送给您。',
    },
    proposing: { now: '审理完了，处理意见正在报批。', next: '批准后作出复议决定，书面送给您。' },
  },
  answered: { now: '已经有了结果，写在下面。', next: '不服的，下面写了怎么办。' },
  ends: {
    withdrawn: WITHDRAWN,
    notAccepted: { now: '复议机构没有受理，理由写在“办理经过”里。', next: '不服的，下面写了怎么办。' },
    abandoned: { now: '过了日子没有补齐，视为您放弃申请。', next: '没有过申请复议的期限的，可以重新申请。' },
    settled: { now: '双方和解，这件事到此结束。', next: '和解的内容写在“办理经过”里。' },
  },
}

const PLAIN: Readonly<Record<string, PlainProcedure>> = {
  letter: LETTER,
  'online-consultation': CONSULTATION,
  'foi-request': REQUEST,
  reconsideration: RECONSIDERATION,
}

/** The plain words of a procedure; none where nobody from outside opens it. */
export function plainWords(procedure: string): PlainProcedure | undefined {
  return PLAIN[procedure]
}

/** Where a matter stands. */
export interface PlainAsked {
  readonly procedure: string
  readonly stage: string
  readonly outcome: string | null
  readonly closed: boolean
  readonly suspended: boolean
  readonly again: boolean
  readonly office: string | null
}

/** What to tell the applicant now; nothing where the procedure has no plain words. */
export function plainStage({ office, ...asked }: PlainAsked): PlainStage | undefined {
  const stage = chosen(asked)
  if (!stage) return undefined
  const named = (text: string) => text.replaceAll('{office}', office ?? '承办单位')
  return { ...stage, now: named(stage.now), next: named(stage.next) }
}

function chosen({ procedure, stage, outcome, closed, suspended, again }: Omit<PlainAsked, 'office'>) {
  const words = plainWords(procedure)
  if (!words) return undefined
  if (closed) return words.ends[outcome ?? ''] ?? words.answered
  if (suspended) return { now: '办理暂停了，原因写在“办理经过”里。', next: '原因消失以后接着办，日子也接着算。' }
  return (again ? words.again : undefined) ?? words.stages[stage]
}
