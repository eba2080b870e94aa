import type { ClockStatus } from '../../../server/api-types/clocks.ts'

/** The statute's day, with the hour where the law counts in hours; why there is none where there is none. */
export function dueDayText({ dueAt, dueOn, length, state }: ClockStatus): string {
  if (dueAt) return dueAt.replace('T', ' ')
  if (dueOn) return dueOn
  if (!length) return '法律未规定'
  return state === 'paused' ? '暂停计算' : '未能推算'
}
