import type { ClockStatus } from '../../../server/api-types/clocks.ts'
import { dateText } from '../../shared/format.ts'

/** The statute's day, with the hour where the law counts in hours; why there is none where there is none. */
export function dueDayText({ dueAt, dueOn, earliestOn, length, state }: ClockStatus): string {
  if (dueAt) return momentText(dueAt)
  if (dueOn) return dateText(dueOn)
  if (earliestOn) return `满期，${dateText(earliestOn)}起可办`
  if (!length) return '法律未规定'
  return state === 'paused' ? '暂停计算' : '未能推算'
}

/** The county's own day, with the hour where it promised hours. */
export function targetDayText({ targetAt, targetOn }: ClockStatus): string | undefined {
  return targetAt ? momentText(targetAt) : targetOn ? dateText(targetOn) : undefined
}

function momentText(moment: string): string {
  const [on, time] = moment.split('T')
  return `${dateText(on)} ${time}`
}
