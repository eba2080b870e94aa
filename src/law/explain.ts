import { lengthText } from '../calendar/length.ts'
import { addDays, dateText, type PlainDate } from '../calendar/plain-date.ts'
import { citationText } from './cite.ts'
import type { Reckoning } from './reckon.ts'

/** Why that day: the account of a reckoning in plain Chinese, one step a line. */
export function explain(reckoning: Reckoning): string[] {
  const { limit, length, countedFrom, restartedOn, excluded, extensions } = reckoning
  return [
    ...(limit
      ? [`依据${citationText(limit.citation)},${limit.name}期限为${lengthText(length)}。`]
      : [`期限为${lengthText(length)}。`]),
    restartedOn
      ? `${dateText(restartedOn)}起重新计算，当日不计。`
      : `${dateText(countedFrom)}${limit ? `(${limit.startEvent})` : ''}为起算日，当日不计，次日为第1日。`,
    ...excluded.map(({ from, to }) => `${dateText(addDays(from, 1))}至${dateText(to)}不计入期限。`),
    ...extensions.map(({ by, approvedOn }) => `${dateText(approvedOn)}批准延长${lengthText(by)}。`),
    ...daysOff(reckoning),
    ...conclusion(reckoning),
  ]
}

/** Holidays and make-up days that the count passed over or took in. */
function daysOff({ length, countedFrom, rawDueOn, calendar }: Reckoning): string[] {
  if (length.unit !== 'workingDay' || !rawDueOn) return []
  const holidays: Record<string, PlainDate[]> = {}
  const makeup: PlainDate[] = []
  for (let day = addDays(countedFrom, 1); day <= rawDueOn; day = addDays(day, 1)) {
    const { kind, name } = calendar.dayKind(day)
    if (kind === 'holiday' && name) holidays[name] = [...(holidays[name] ?? []), day]
    if (kind === 'makeup') makeup.push(day)
  }
  const spans = Object.entries(holidays).map(([name, days]) => {
    const [first, last] = [days[0], days.at(-1)]
    return first && last && first !== last
      ? `${name}(${dateText(first)}至${dateText(last)})`
      : `${name}(${first ? dateText(first) : ''})`
  })
  return [
    ...(spans.length > 0 ? [`其间周末和${spans.join('、')}放假，不计。`] : []),
    ...(makeup.length > 0 ? [`${makeup.map(dateText).join('、')}为调休上班日，计入。`] : []),
  ]
}

function conclusion({ dueOn, rawDueOn, suspended, error, safeBy, dueIfRolled, needsCalendar }: Reckoning): string[] {
  if (suspended) return ['现处中止，期限停止计算，恢复后再定届满日。']
  if (error || !dueOn || !rawDueOn) return ['所记事实与法律规定不符，不能推算届满日。']
  return [
    ...(dueOn === rawDueOn ? [] : [`末日${dateText(rawDueOn)}是休假日，顺延。`]),
    `最迟${dateText(dueOn)}。`,
    ...(safeBy && dueIfRolled
      ? [
          `该日不上班，法律没有写明可以顺延：稳妥的是${dateText(safeBy)}前办完；若类推顺延则为${dateText(dueIfRolled)}。`,
        ]
      : []),
    ...(needsCalendar ? [`${needsCalendar}年的放假安排尚未公布，此日为暂估，公布后重算。`] : []),
  ]
}
