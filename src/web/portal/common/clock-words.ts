import type { ClockStatus } from '../../../server/api-types/clocks.ts'
import { weekdayText } from '../../shared/day-strip/words.ts'
import { dateText } from '../../shared/format.ts'

/** The sooner of the law's day and the county's own; nothing where there is none. */
export function nearestDay({ dueOn, targetOn }: Pick<ClockStatus, 'dueOn' | 'targetOn'>): string | undefined {
  return [dueOn, targetOn].filter((on) => on !== null).sort()[0]
}

/** Whether it runs on past the day to wait for, the law's or the county's own. */
export function isOver({ state, late, missedTarget }: ClockStatus): boolean {
  return state === 'running' && (late || missedTarget)
}

/** How far the day to wait for is, or how long it has passed: 还有 3 个工作日. Empty where nothing is counted. */
export function leftText(clock: ClockStatus): string {
  const { state, workingDaysLeft: left } = clock
  if (state !== 'running' || left === null) return ''
  if (isOver(clock)) return left < 0 ? `已经超过 ${-left} 个工作日` : '已经超过'
  return left > 0 ? `还有 ${left} 个工作日` : '就是今天'
}

/** A day as people say it: 2026年12月17日（星期四）. */
export function dayAndWeekday(on: string): string {
  return `${dateText(on)}（${weekdayText(on)}）`
}
