import type { DeadlineAnswer } from '../../../server/api-types/clocks.ts'
import { dateText } from '../../shared/format.ts'
import { dayAndWeekday } from '../common/clock-words.ts'

/** The answer in one line, as its kind of limit asks. */
export function headlineOf(answer: DeadlineAnswer): string {
  const { limit, due, earliestOn } = answer
  if (!due) return noDay(answer)
  switch (limit.mode) {
    case 'min':
    case 'wait':
      return earliestOn ? `最早${dayText(earliestOn)}` : `${dayText(due)}届满`
    case 'window':
      return earliestOn ? `${dayText(earliestOn)}至${dayText(due)}` : `最迟${dayText(due)}`
    case 'trigger':
      return `自${dayText(due)}起`
    default:
      return `最迟${dayText(due)}`
  }
}

function noDay({ estimatedOn, error }: DeadlineAnswer): string {
  if (estimatedOn) return `暂估${dayText(estimatedOn)}`
  return error === 'suspended' ? '停止计算中，恢复后才能定' : '不能推算'
}

/** 2020年2月25日（星期二）, with the hour where there is one. */
function dayText(moment: string): string {
  const [on = '', time] = moment.split('T')
  return `${dayAndWeekday(on)}${time ?? ''}`
}

/** What must be known beside the day itself. */
export function warningsOf({ limit, provisional, needsCalendar, safeBy, dueConservative }: DeadlineAnswer): string[] {
  return [
    ...(provisional
      ? [`${needsCalendar ? `${needsCalendar}年` : '所涉年度'}的放假安排还没有公布，日期是暂估的，公布后会变。`]
      : []),
    ...(safeBy ? [`这一天不上班，${dateText(safeBy)}前办完最稳妥。`] : []),
    ...(dueConservative ? [`如果要求间隔的日子全部满足，则最迟${dateText(dueConservative)}。`] : []),
    ...(limit.mark ? [`${limit.mark}。`] : []),
    ...(limit.countyAmount === undefined ? [] : [`这项期限由本县设置为${limit.length}。`]),
  ]
}
