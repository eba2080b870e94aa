import type { CaseContext } from '../src/modules/casework/index.ts'
import { passFollowUps } from '../src/modules/follow-up/index.ts'
import type { Life } from './life.ts'
import type { Doer, Step } from './plan.ts'
import type { Chance } from './random.ts'

const CITIZEN: Doer = { role: 'citizen' }
const DISPATCHER: Doer = { role: 'dispatcher' }
const SUPERVISOR: Doer = { role: 'supervisor' }

/** How the office answers again. */
export interface Redo {
  readonly by: Doer
  readonly action: 'reply' | 'answer'
  readonly input: Step['input']
}

const CONTENT = [
  { solved: '已解决', level: '非常满意' },
  { solved: '已解决', level: '非常满意' },
  { solved: '已解决', level: '满意' },
  { solved: '已解决', level: '满意' },
  { solved: '已解决', level: '满意' },
  { solved: '已解决', level: '基本满意' },
  { solved: '部分解决', level: '基本满意' },
  { solved: '部分解决', level: '不满意', complaint: '办理时间太长' },
] as const

/**
 * What follows an answer: whoever asked says how it went, by link or to whoever calls; a
 * few say it is not solved and are answered again, fewer cannot be reached or ask what
 * nobody can give.
 */
export function followUpSteps(dice: Chance, steps: Life, redo: Redo): void {
  const roll = dice.between(1, 100)
  if (roll <= 45) steps.after(dice.between(0, 3)).does(CITIZEN, 'answerFollowUp', dice.pick(CONTENT))
  else if (roll <= 84) called(dice, steps)
  else if (roll <= 94) unsolved(dice, steps, redo)
  else if (roll <= 97) outOfReach(steps)
  else unreasonable(dice, steps)
}

function called(dice: Chance, steps: Life): void {
  if (dice.happens(15))
    steps.after(dice.between(1, 2)).does(DISPATCHER, 'followUp', { reached: false, note: '无人接听。' })
  steps.after(dice.between(1, 3)).does(DISPATCHER, 'followUp', { reached: true, ...dice.pick(CONTENT) })
}

const UNSOLVED = { solved: '未解决', level: '不满意', complaint: '问题没有解决' } as const

function unsolved(dice: Chance, steps: Life, { by, action, input }: Redo): void {
  steps.after(dice.between(1, 3)).does(DISPATCHER, 'followUp', {
    ...{ reached: true, ...UNSOLVED },
    words: '还是老样子，请再来看看。',
  })
  steps.after(1).does(DISPATCHER, 'redo', { reason: '回访反映没有解决，请到现场核实，联系本人后重新答复。' })
  steps.after(dice.between(2, 7)).does(by, action, input)
  steps.after(dice.between(1, 3)).does(CITIZEN, 'answerFollowUp', { solved: '已解决', level: '满意' })
}

function outOfReach(steps: Life): void {
  for (const note of ['无人接听。', '关机。', '无人接听。'])
    steps.after(1).does(DISPATCHER, 'followUp', { reached: false, note })
  steps.after(0).does(DISPATCHER, 'proposeExclusion', { kind: '联系不上', reason: '三个工作日分别拨打，均无法接通。' })
  steps.after(1).does(SUPERVISOR, 'approveExclusion', { opinion: '核对通话记录，同意。' })
}

function unreasonable(dice: Chance, steps: Life): void {
  steps.after(dice.between(1, 2)).does(DISPATCHER, 'followUp', { reached: true, ...UNSOLVED })
  steps.after(0).does(DISPATCHER, 'proposeExclusion', {
    kind: '诉求不合理',
    reason: '要求突破现行补助标准，没有依据，已当面说明。',
  })
  const opinion = dice.happens(50)
    ? { act: 'approveExclusion', words: '标准有明文规定，同意。' }
    : { act: 'refuseExclusion', words: '说明不够充分，不同意剔除。' }
  steps.after(1).does(SUPERVISOR, opinion.act, { opinion: opinion.words })
}

/** Draws of what was closed by the day of the context: before anything is done again, and at the end. */
export async function drawFollowUps(context: CaseContext, name: string): Promise<void> {
  await passFollowUps({
    ...context,
    // As the day begins in Beijing: links are due at once, whenever that day the demonstration is started.
    now: new Date(`${context.today}T00:00:00+08:00`),
    county: { ...context.county, name },
    channels: [],
    rule: { share: 100, redo: 'propose', mostRedos: 1, portal: '' },
  })
}
