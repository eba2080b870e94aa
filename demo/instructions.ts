import { addDays, type PlainDate } from '../src/calendar/plain-date.ts'
import { Life } from './life.ts'
import type { Doer, Step } from './plan.ts'

const SUPERVISOR: Doer = { role: 'supervisor' }

/** A leader's instruction that is being carried out: handed on to three offices. */
export function instructionSteps(today: PlainDate): Step[] {
  const steps = new Life('now-instruction', 'instruction', addDays(today, -1))
  steps.open(SUPERVISOR, {
    title: '校园周边边沟积水整治',
    leader: '副县长（示例）',
    givenOn: addDays(today, -1),
    text: '请交通、水利、教育三家会同有关乡镇，雨季前把学校周边路段积水点排查一遍，列出清单，逐一销号。',
    on: '县政府办《来信摘报》第 8 期（示例）',
  })
  steps.after(0).does(SUPERVISOR, 'number', { opinion: '拟由三家分头排查，按周汇总。' })
  for (const [office, demand] of [
    ['transport', '排查学校周边县乡道边沟，列出淤塞点清单和清淤日期，五个工作日内反馈。'],
    ['water', '排查与学校周边边沟相接的沟渠，列出需疏通的位置，五个工作日内反馈。'],
    ['education', '汇总各校门前积水点，提供给交通、水利部门，五个工作日内反馈。'],
  ] as const)
    steps.after(0).does(SUPERVISOR, 'handOn', { office, demand })
  return steps.until(today)
}
